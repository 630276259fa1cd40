import type { PageRow } from '../store/pages.ts';
import type { Store } from '../store/store.ts';
import { linksOf } from './links-of.ts';
import { titleOf } from './title.ts';

/**
 * Reads pages again: what they include may say something else by now. A text that is more than can be read (too deep, too long) keeps
 * the links that it had, and keeps no other from being read.
 */
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
    const said = await linksOf(titleOf(row, siteName), text, row.model, { pages, siteName }).catch(unlessTooMuch);
    if (said) await links.replace(row, row.latest, said, now);
  }
}

function unlessTooMuch(error: unknown): undefined {
  if (!(error instanceof RangeError)) throw error;
}
