import { type Figure, isMet } from './figure.ts';

/** What a run of the bench, or several, came to. */
export interface Results {
  readonly machine: { readonly node: string; readonly cpu: string; readonly cores: number; readonly pinned: boolean };
  /** Processes that wanted a core at the end, over fifteen minutes: beyond one or two, others disturbed what was measured. */
  readonly load: number;
  readonly parts: {
    [part: string]: {
      readonly figures: readonly Figure[];
      readonly date: string;
      readonly rounds: number;
      readonly seconds: number;
    };
  };
}

/** The figures as lines of text. */
export function lines({ parts }: Results): string[] {
  return Object.values(parts)
    .flatMap(({ figures }) => figures)
    .map((figure) => `${figure.name.padEnd(64)}${shownValue(figure).padStart(14)}  ${shownTarget(figure)}`.trimEnd());
}

/** A figure's value with its unit. */
export function shownValue({ value, unit }: Figure): string {
  const text = value.toFixed(value >= 100 || unit === 'bytes' ? 0 : unit === '' ? 2 : 1);
  return unit === '' ? text : `${text} ${unit}`;
}

/** What a figure is to be, and whether it is. */
export function shownTarget(figure: Figure): string {
  const { target, unit } = figure;
  if (target === null) return '';
  const [sign, value] = 'atLeast' in target ? ['≥', target.atLeast] : ['≤', target.atMost];
  return `${sign} ${value}${unit === '' ? '' : ` ${unit}`}: ${isMet(figure) ? 'met' : 'not met'}`;
}
