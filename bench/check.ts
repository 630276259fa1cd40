import type { Figure } from './figure.ts';

/** The ratios by CPU time that were reached. */
const REACHED: { readonly [figure: string]: number } = {
  'meta=tokens: bare node:http / Latchkey, CPU': 0.6,
  'meta=userinfo: bare node:http / Latchkey, CPU': 0.57,
  'flow: bare node:http / Latchkey, CPU': 0.4,
};
/** Of what was reached, so that a regression is seen and noise is not. */
const MARGIN = 2 / 3;

/** Says which ratios have fallen too far, a line each. */
export function checkRatios(figures: readonly Figure[]): string[] {
  return Object.entries(REACHED).flatMap(([name, reached]) => {
    const value = figures.find((figure) => figure.name === name)?.value ?? 0;
    const least = reached * MARGIN;
    return value >= least
      ? []
      : [`${name}: ${value.toFixed(2)}. It was ${reached}, and may not be below ${least.toFixed(2)}.`];
  });
}
