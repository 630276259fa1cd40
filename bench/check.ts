import type { Figure } from './figure.ts';

/** The ratios by CPU time that are aimed at; what was reached, where that is less. */
const AIM: { readonly [figure: string]: number } = {
  'meta=tokens: bare node:http / Latchkey, CPU': 0.9,
  'meta=userinfo: bare node:http / Latchkey, CPU': 0.9,
  'flow: bare node:http / Latchkey, CPU': 0.47,
};
/** Of that, so that a regression is seen and noise is not. */
const MARGIN = 2 / 3;

/** Says which ratios have fallen too far, a line each. */
export function checkRatios(figures: readonly Figure[]): string[] {
  return Object.entries(AIM).flatMap(([name, aim]) => {
    const value = figures.find((figure) => figure.name === name)?.value ?? 0;
    const least = aim * MARGIN;
    return value >= least
      ? []
      : [`${name}: ${value.toFixed(2)}. It may not be below ${least.toFixed(2)}, two thirds of ${aim}.`];
  });
}
