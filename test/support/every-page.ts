import assert from 'node:assert/strict';
import { PAGES } from '../../src/web/pages.ts';
import { titleUrl } from '../../src/web/title-url.ts';
import { mainLogin, token as tokenOf } from './flows.ts';
import type { TestWiki } from './wiki.ts';

/** A page to look at. */
export interface PageToSee {
  readonly name: string;
  readonly path: string;
  /** The same whoever looks. */
  readonly isForAll: boolean;
}

const TITLE = 'Lighthouse';
const TEXTS = [
  "A '''lighthouse''' shows ships the way.\n\n== See also ==\n* [[Main Page]]\n* [https://www.example.org/ an example]",
  "A '''lighthouse''' shows ships the way at night.\n\n== See also ==\n* [[Main Page]]\n* [[No such page]]\n\n{| class=\"wikitable\"\n! Name !! Height\n|-\n| Pharos || 100 m\n|}",
];

const OF_THE_WIKI = ['', 'action=edit', 'action=history', 'oldid=1', 'diff=prev&oldid=2', 'action=edit&section=1'].map(
  (query) => ({
    name: `${TITLE} ${query}`.trim(),
    path: `${titleUrl(TITLE)}?${query}`,
    isForAll: false,
  }),
);

const MORE: readonly PageToSee[] = [
  { name: 'No such page', path: titleUrl('No such page'), isForAll: true },
  { name: 'No such page action=edit', path: '/wiki/No_such_page?action=edit', isForAll: false },
  { name: 'WhatLinksHere Main Page', path: '/wiki/Special:WhatLinksHere/Main_Page', isForAll: true },
  { name: 'Search lighthouse', path: '/wiki/Special:Search?search=lighthouse', isForAll: true },
  { name: 'ApiHelp logout', path: '/wiki/Special:ApiHelp/logout', isForAll: true },
  { name: 'ApiHelp query+revisions', path: '/wiki/Special:ApiHelp/query%2Brevisions', isForAll: true },
  { name: 'ApiHelp search', path: '/wiki/Special:ApiHelp?search=session', isForAll: true },
  {
    name: 'ApiSandbox generator',
    path: '/wiki/Special:ApiSandbox#action=query&generator=allpages&prop=info%7Crevisions&list=recentchanges&rcnamespace=0%7C2',
    isForAll: true,
  },
  { name: 'api.php help', path: '/api.php?action=help&modules=logout', isForAll: true },
  { name: 'api.php jsonfm', path: '/api.php?action=query&meta=siteinfo', isForAll: true },
];

/** Every page, with a language to see it in. */
export function everyPage(uselang = 'en'): readonly PageToSee[] {
  const own = PAGES.map(({ title, offeredTo }) => ({
    name: title,
    path: titleUrl(title),
    isForAll: offeredTo === 'everybody',
  }));
  return [...own, ...OF_THE_WIKI, ...MORE].map((one) => ({ ...one, path: withLanguage(one.path, uselang) }));
}

function withLanguage(path: string, uselang: string): string {
  const [address = '', hash] = path.split('#');
  const asked = `${address}${address.includes('?') ? '&' : '?'}uselang=${uselang}`;
  return hash === undefined ? asked : `${asked}#${hash}`;
}

/** Writes the page of the wiki that `everyPage` speaks of. */
export async function writePages(wiki: TestWiki): Promise<void> {
  const client = wiki.client();
  await mainLogin(client);
  const token = await tokenOf(client);
  for (const text of TEXTS) {
    const edited = await client.post({ action: 'edit', title: TITLE, text, summary: 'more of it', token });
    assert.equal(edited.at('edit', 'result'), 'Success');
    wiki.advance(60);
  }
}
