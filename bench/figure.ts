/** One figure of the table. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: '' | 'µs' | 'ms' | 'bytes';
  /** What it is to be; null: it is only told. */
  readonly target: { readonly atLeast: number } | { readonly atMost: number } | null;
}

/** A figure that no target is set for. */
export function told(name: string, value: number, unit: Figure['unit']): Figure {
  return { name, value, unit, target: null };
}

/** Whether a figure is what it is to be; undefined: there is no target. */
export function isMet({ value, target }: Figure): boolean | undefined {
  if (target === null) return undefined;
  return 'atLeast' in target ? value >= target.atLeast : value <= target.atMost;
}
