import { refusal } from '../../error.ts';
import type { Call } from '../../module.ts';
import type { Params } from '../../param/param.ts';
import type { PageSet } from '../page-set.ts';
import { GENERATOR } from '../siteinfo/general.ts';
import { type EXPORT_SCHEMAS, type ExportedPage, exportXml } from './export-xml.ts';

/** Bytes of all texts of an export. */
const MOST_BYTES = 32 * 1024 * 1024;

/** The pages of a query that are there, as XML that another wiki can import. */
export async function exportPages(
  { known }: PageSet,
  schema: (typeof EXPORT_SCHEMAS)[number],
  { settings, store, address }: Call<Params>,
): Promise<string> {
  const pages = [...known.values()];
  const bytes = pages.reduce((sum, { row }) => sum + row.length, 0);
  if (bytes > MOST_BYTES) throw refusal('contenttoobig', [MOST_BYTES / 1024]);
  const revisions = await store.pages.revisions(pages.map(({ row }) => row.latest));
  const texts = await store.pages.texts(revisions.map(({ content }) => content));
  const byPage = new Map(revisions.map((revision) => [revision.page, revision]));
  const exported = pages.flatMap((page): ExportedPage[] => {
    const revision = byPage.get(page.row.id);
    return revision ? [{ ...page, revision, text: texts.get(revision.content) ?? '' }] : [];
  });
  const { siteName, cookiePrefix: database, contentLanguage: language } = settings;
  const base = `${address.server}${address.scriptPath}/index.php?title=Main_Page`;
  return exportXml(exported, { siteName, database, base, generator: GENERATOR, language }, schema);
}
