import { readTitle, type Title } from '../title.ts';
import { formattedNumber } from './word-text.ts';

/** Words for how much there is of something in the wiki. */
const COUNTED: { readonly [word: string]: string } = {
  NUMBEROFPAGES: 'pages',
  NUMBEROFARTICLES: 'articles',
  NUMBEROFEDITS: 'edits',
};
const OF_PAGES: { readonly [word: string]: string } = { PAGESIZE: 'size', PAGEID: 'id' };

/** What a word of facts depends on. */
export interface FactContext {
  readonly title: Title;
  readonly siteName: string;
  /** A number of the wiki: `pages`, `articles`, `edits`; or of a page: `size:`, `id:` and its whole title. */
  fact(name: string): string;
}

/** What a word stands for that asks the wiki for a number, with what is behind its colon; undefined: it is none. */
export function factWord(
  word: string,
  text: string | undefined,
  more: () => readonly string[],
  of: FactContext,
): string | undefined {
  if (Object.hasOwn(COUNTED, word)) return shown(of.fact(COUNTED[word] ?? ''), text);
  if (!Object.hasOwn(OF_PAGES, word) || (word === 'PAGESIZE' && text === undefined)) return undefined;
  if (word === 'PAGEID' && text === '') return '';
  const title = text === undefined ? of.title : readTitle(text, of.siteName);
  const isPage = !('key' in title) && title.namespace.id >= 0 && title.text !== '';
  const told = isPage ? of.fact(`${OF_PAGES[word]}:${title.prefixed}`) : '0';
  return word === 'PAGEID' ? told : shown(told, more()[0]?.trim());
}

/** As people read it; with `R` as machines do. */
function shown(number: string, how: string | undefined): string {
  return how === 'R' ? number : formattedNumber(number, undefined);
}
