import type { PageStore } from '../store/pages.ts';
import { encodedName } from './encoded-name.ts';
import { nameOf, readTitle, type Title, titleOf } from './title.ts';
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
    facts: (names) => factsOf(names, pages, wiki.siteName),
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

/** Numbers of the wiki, and of pages: a page that is not there has 0. */
async function factsOf(names: readonly string[], pages: PageStore, siteName: string): Promise<Map<string, string>> {
  const asked = names.map((name) => [name, /^(size|id):(.*)$/s.exec(name)] as const);
  const titles = asked.flatMap(([, found]) => (found ? [readTitle(`:${found[2]}`, siteName)] : []));
  const rows =
    titles.length > 0 ? await pages.byName(titles.flatMap((one) => ('key' in one ? [] : [nameOf(one)]))) : [];
  const byTitle = new Map(rows.map((row) => [titleOf(row, siteName).prefixed, row]));
  const counts = asked.some(([, found]) => !found) ? await pages.counts() : { pages: 0, articles: 0, edits: 0 };
  return new Map(
    asked.map(([name, found]) => {
      if (!found) return [name, String(counts[name as keyof typeof counts])];
      const row = byTitle.get(found[2] ?? '');
      return [name, String((found[1] === 'size' ? row?.length : row?.id) ?? 0)];
    }),
  );
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
