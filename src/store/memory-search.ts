import type { MemoryPages } from './memory-pages.ts';
import type { SearchAsked, SearchFound, SearchPhrase, SearchStore } from './search.ts';

/** Looks through all pages. */
export class MemorySearch implements SearchStore {
  readonly #pages: MemoryPages;

  constructor(pages: MemoryPages) {
    this.#pages = pages;
  }

  async find({ where, phrases, namespaces, offset, limit }: SearchAsked): Promise<SearchFound> {
    const found = this.#pages
      .newest()
      .filter(({ row }) => namespaces?.includes(row.namespace) ?? true)
      .filter(({ row, text }) => {
        const words = wordsOf(where === 'title' ? row.key : text);
        return phrases.every((phrase) => has(words, phrase));
      })
      .map(({ row }) => row);
    return { pages: found.slice(offset, offset + limit), total: found.length };
  }
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}\p{M}\p{Co}]+/gu) ?? [];
}

function has(words: readonly string[], { words: wanted, isPrefix }: SearchPhrase): boolean {
  const phrase = wordsOf(wanted);
  const last = phrase.length - 1;
  return words.some((_, start) =>
    phrase.every((word, index) => {
      const there = words[start + index];
      return isPrefix && index === last ? there?.startsWith(word) : there === word;
    }),
  );
}
