import type { PageRow } from '../store/pages.ts';
import type { Store } from '../store/store.ts';
import { linksOf } from './links-of.ts';
import { titleOf } from './title.ts';

/** Reads pages again: what they include may say something else by now. */
export async function refreshLinks(
  rows: readonly PageRow[],
  { pages, links }: Pick<Store, 'pages' | 'links'>,
  { siteName, now }: { readonly siteName: string; readonly now: number },
): Promise<void> {
  const revisions = await pages.revisions(rows.map(({ latest }) => latest));
  const contents = new Map(revisions.map(({ page, content }) => [page, content]));
  for (const row of rows) {
    const content = contents.get(row.id) ?? 0;
    const text = (await pages.texts([content])).get(content) ?? '';
    const said = await linksOf(titleOf(row, siteName), text, row.model, { pages, siteName });
    await links.replace(row, row.latest, said, now);
  }
}
