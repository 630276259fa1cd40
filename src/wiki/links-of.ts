import type { PageLink } from '../store/links.ts';
import type { PageStore } from '../store/pages.ts';
import { isScript, saysWikitext } from './content-model.ts';
import { linkedAddress } from './linked-address.ts';
import { CATEGORY, FILE } from './namespaces.ts';
import { readingOf } from './reading.ts';
import { scriptTarget } from './script-redirect.ts';
import { nameOf, type Title } from './title.ts';
import { readWikitext } from './wikitext.ts';

/** What could say anything: without one of these a text is about nothing but itself. */
const SAYS = /\[\[|\{\{|__|:\/\/|\[\/\/|(?:mailto|news|tel|sms|sips?|geo|xmpp|urn|bitcoin|magnet|matrix):/i;
const MOST_BYTES_OF_KEY = 255;

/** The texts that pages have, and the wiki's name. */
export interface WikiTexts {
  readonly pages: PageStore;
  readonly siteName: string;
}

/** What a text would say on a page: what it links to, includes, is in, shows, and says of itself. */
export async function linksOf(title: Title, text: string, model: string, wiki: WikiTexts): Promise<PageLink[]> {
  if (!saysWikitext(model) || !SAYS.test(text)) return [];
  // A script that only loads another one says nothing of the address that it loads it from.
  if (isScript(model) && scriptTarget(text, model, wiki.siteName)) return [];
  const reading = readingOf(title, 0, { ...wiki, server: '', scriptPath: '', now: 0, say: (key) => key });
  const said = await readWikitext(text, reading, { editLinks: false, contents: false });
  const sortKey = said.properties.get('defaultsort') ?? '';
  const plain = { value: '', sort: '' };
  const to = (kind: PageLink['kind']) => (one: Title) => ({ kind, ...nameOf(one), ...plain });
  return [
    ...said.links.filter(isPage).map(to('link')),
    ...said.templates.filter(isPage).map(to('template')),
    ...[...said.categories].map(([key, own]) => {
      const value = shortened(own === '' ? sortKey : own);
      return { kind: 'category', namespace: CATEGORY, key, value, sort: sortOf(title, value) } as const;
    }),
    ...said.files.map((key) => ({ kind: 'file', namespace: FILE, key, ...plain }) as const),
    ...[...new Set(said.externalLinks.map(linkedAddress))].map(
      (key) => ({ kind: 'url', namespace: 0, key, ...plain }) as const,
    ),
    ...[...said.properties].map(([key, value]) => ({ kind: 'property', namespace: 0, key, value, sort: '' }) as const),
  ];
}

/** What a member of a category is sorted by: its kind, what it asks for, its title. */
function sortOf({ namespace, text }: Title, prefix: string): string {
  const type = namespace.id === CATEGORY ? '1' : namespace.id === FILE ? '2' : '0';
  return type + (prefix === '' ? text : `${prefix}\n${text}`).toUpperCase();
}

function isPage({ namespace }: Title): boolean {
  return namespace.id >= 0;
}

/** As long as a title at most. */
function shortened(text: string): string {
  return Buffer.from(text)
    .subarray(0, MOST_BYTES_OF_KEY)
    .toString()
    .replace(/\ufffd$/, '');
}
