import type { SearchPhrase } from '../store/search.ts';
import { namespaceNamed } from './namespaces.ts';

/** Characters of the longest text that is looked for. */
const MOST = 1000;

/** A word, which may end in a star, or several in quotes; some signs are part of words. */
const PHRASE = /"([^"]*)"|([\p{L}\p{N}\p{M}_'.]+)(\*?)/gu;
const HAS_WORD = /[\p{L}\p{N}]/u;

/** What somebody looks for. */
export interface SearchText {
  readonly phrases: readonly SearchPhrase[];
  /** The namespaces that the text itself names; undefined: none. */
  readonly namespaces: readonly number[] | 'all' | undefined;
}

/** Reads what somebody looks for: words, words in quotes, and a namespace or `all` with a colon before them. */
export function readSearch(written: string, siteName: string): SearchText {
  const [, prefix = '', rest = ''] = /^([^:]*):(.*)$/s.exec(written.slice(0, MOST)) ?? [];
  const namespace = prefix === 'all' ? 'all' : namespaceNamed(prefix.replaceAll('_', ' '), siteName);
  const text = namespace ? rest : written.slice(0, MOST);
  const phrases = [...text.matchAll(PHRASE)].map(([, quoted, word = '', star]) => ({
    words: quoted ?? word,
    isPrefix: star === '*',
  }));
  return {
    phrases: phrases.filter(({ words }) => HAS_WORD.test(words)),
    namespaces: namespace === 'all' || namespace === undefined ? namespace : [namespace.id],
  };
}
