import type { PageRow } from './pages.ts';

/** Pages at most among which the best are looked for, the newest first: more of them would be found in no order. */
export const MOST_FOUND = 10_000;

/** Words that stand one after the other. */
export interface SearchPhrase {
  readonly words: string;
  /** The last of them is only the beginning of a word. */
  readonly isPrefix: boolean;
}

/** Which pages are looked for. */
export interface SearchAsked {
  /** Where: in titles or in texts. */
  readonly where: 'title' | 'text';
  /** What all of them have; there is at least one, and each has at least one letter or digit. */
  readonly phrases: readonly SearchPhrase[];
  /** undefined: all. */
  readonly namespaces?: readonly number[] | undefined;
  /** How many of the best are left out. */
  readonly offset: number;
  readonly limit: number;
}

/** What was found. */
export interface SearchFound {
  /** The best first. */
  readonly pages: readonly PageRow[];
  /** How many there are, up to `MOST_FOUND`. */
  readonly total: number;
}

/** Pages by the words of their titles and newest texts, which are looked at in the step that changes them. Case does not count, accents do. */
export interface SearchStore {
  find(asked: SearchAsked): Promise<SearchFound>;
}
