import type { PageRow, PageStore } from '../store/pages.ts';
import { nameOf, readTitle } from './title.ts';

/** The page whose title is nearest to what somebody wrote: the same but for the case of letters. undefined: there is none. */
export async function nearMatch(written: string, pages: PageStore, siteName: string): Promise<PageRow | undefined> {
  const [, quoted = written] = /^"([^"]+)"$/.exec(written) ?? [];
  if (quoted.startsWith('#')) return undefined;
  const lower = quoted.toLowerCase();
  const spellings = [quoted, lower, eachUpper(quoted, /(?<=^| )\S/gu), quoted.toUpperCase(), eachUpper(quoted, WORD)];
  for (const spelling of spellings) {
    const title = readTitle(spelling, siteName);
    if ('key' in title || title.text === '' || title.namespace.id < 0) continue;
    const [row] = await pages.byName([nameOf(title)]);
    if (row) return row;
  }
  return undefined;
}

const WORD = /(?<![\p{L}\p{N}])\p{L}/gu;

function eachUpper(text: string, letters: RegExp): string {
  return text.replace(letters, (letter) => letter.toUpperCase());
}
