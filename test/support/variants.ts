import type { StoreKind } from './wiki.ts';

/** What the suite is run over: both stores and both shapes of the answers, which have nothing to do with one another. */
export interface Variant {
  readonly store: StoreKind;
  readonly formatversion: '1' | '2';
}

export const VARIANTS: readonly Variant[] = [
  { store: 'memory', formatversion: '1' },
  { store: 'sqlite', formatversion: '2' },
];

/** What a variant is called in the name of a test. */
export function called({ store, formatversion }: Variant): string {
  return `${store}, formatversion ${formatversion}`;
}
