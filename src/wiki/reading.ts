import type { PageStore } from '../store/pages.ts';
import { encodedName } from './encoded-name.ts';
import { nameOf, type Title, titleOf } from './title.ts';
import type { Included } from './wikitext/expand.ts';
import type { PageKind } from './wikitext/page-tag.ts';
import type { Reading } from './wikitext/put-templates-in.ts';

/** What wikitext of this wiki is read with, beside the page that it is of. */
export interface WikiRead extends Pick<Reading, 'siteName' | 'server' | 'now' | 'say'> {
  readonly pages: PageStore;
  /** Path before `/index.php`. */
  readonly scriptPath: string;
}

/** How wikitext of a page is read: templates are the wiki's newest. */
export function readingOf(title: Title, revision: number, { pages, scriptPath, ...wiki }: WikiRead): Reading {
  return {
    ...wiki,
    title,
    revision,
    url: (to, query) => pathOf(to, query, scriptPath),
    pages: (titles) => includedPages(titles, pages, wiki.siteName),
  };
}

/** What is there of pages that are linked to, by whole titles. */
export async function kindsOf(
  titles: readonly Title[],
  pages: PageStore,
  siteName: string,
): Promise<Map<string, PageKind>> {
  const rows = await pages.byName(titles.filter(({ namespace }) => namespace.id >= 0).map(nameOf));
  return new Map(rows.map((row) => [titleOf(row, siteName).prefixed, row.redirect === null ? 'page' : 'redirect']));
}

/** Path of a page, or of what is done with it. */
function pathOf({ prefixed }: Title, query: Parameters<Reading['url']>[1], scriptPath: string): string {
  const name = encodedName(prefixed);
  const asked =
    typeof query === 'string'
      ? query
      : Object.entries(query)
          .map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
          .join('&');
  return asked === '' ? `/wiki/${name}` : `${scriptPath}/index.php?title=${name}&${asked}`;
}

/** The newest texts of pages; of a redirect, that of where it leads. */
async function includedPages(
  titles: readonly Title[],
  pages: PageStore,
  siteName: string,
): Promise<Map<string, Included>> {
  const rows = await pages.byName(titles.map(nameOf));
  const targets = rows.flatMap(({ redirect }) => (redirect ? [redirect] : []));
  const led = targets.length > 0 ? await pages.byName(targets) : [];
  const revisions = await pages.revisions([...rows, ...led].map(({ latest }) => latest));
  const readable = new Map(revisions.filter(({ hidden }) => hidden === 0).map((row) => [row.page, row.content]));
  const texts = await pages.texts([...readable.values()]);
  return new Map(
    rows.flatMap((row) => {
      const to =
        led.find(({ namespace, key }) => namespace === row.redirect?.namespace && key === row.redirect.key) ?? row;
      const text = texts.get(readable.get(to.id) ?? 0);
      return text === undefined
        ? []
        : [[titleOf(row, siteName).prefixed, { title: titleOf(to, siteName), text }] as const];
    }),
  );
}
