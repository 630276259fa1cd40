import type { RevisionRow } from '../../../store/pages.ts';
import { refusal } from '../../error.ts';
import type { Call } from '../../module.ts';
import type { Params } from '../../param/param.ts';
import type { KnownPage } from '../page-set.ts';
import { GENERATOR } from '../siteinfo/general.ts';
import { type EXPORT_SCHEMAS, exportXml } from './export-xml.ts';

type Wiki = Pick<Call<Params>, 'settings' | 'store' | 'address'>;

/** Bytes of all texts of an export, with what else is told of their revisions. */
const MOST_BYTES = 32 * 1024 * 1024;
const BESIDE_TEXT = 1000;
/** Revisions that are read at once. */
const PORTION = 500;

/** Pages that are there as XML that another wiki can import: their newest revisions, or all, the oldest first. */
export async function exportPages(
  pages: readonly KnownPage[],
  schema: (typeof EXPORT_SCHEMAS)[number],
  wiki: Wiki,
  history = false,
): Promise<string> {
  const { settings, store, address } = wiki;
  let bytes = 0;
  const count = (size: number) => {
    bytes += size + BESIDE_TEXT;
    if (bytes > MOST_BYTES) throw refusal('contenttoobig', [MOST_BYTES / 1024]);
  };
  const revisions: RevisionRow[] = [];
  if (history) for (const { row } of pages) await addHistory(row.id, revisions, count, wiki);
  else {
    for (const { row } of pages) count(row.length);
    revisions.push(...(await store.pages.revisions(pages.map(({ row }) => row.latest))));
  }
  const texts = await store.pages.texts(revisions.map(({ content }) => content));
  const byPage = Map.groupBy(revisions, ({ page }) => page);
  const exported = pages.flatMap((page) => {
    const own = byPage.get(page.row.id);
    if (!own) return [];
    return [{ ...page, revisions: own.map((row) => ({ row, text: texts.get(row.content) ?? '' })) }];
  });
  const { siteName, cookiePrefix: database, contentLanguage: language } = settings;
  const base = `${address.server}${address.scriptPath}/index.php?title=Main_Page`;
  return exportXml(exported, { siteName, database, base, generator: GENERATOR, language }, schema);
}

async function addHistory(page: number, to: RevisionRow[], count: (size: number) => void, { store }: Wiki) {
  let at: { readonly timestamp: number; readonly id: number } | undefined;
  do {
    const rows = await store.pages.history({ page, newer: true, at, limit: PORTION + 1 });
    for (const row of rows.slice(0, PORTION)) {
      count(row.size);
      to.push(row);
    }
    at = rows[PORTION];
  } while (at);
}
