import type { PageStore, RevisionRow } from '../store/pages.ts';

/** Revisions at most, one after the other, that are tagged as reverted, and among which one is looked for that an edit restores. */
const MOST = 15;

/** The revisions between two of a page, the last of them included: those that an edit undoes. None if there are too many. */
export async function revertedBetween(
  pages: PageStore,
  after: RevisionRow,
  last: RevisionRow,
): Promise<readonly number[]> {
  const rows = await pages.history({ page: last.page, newer: true, at: after, limit: MOST + 2 });
  const end = rows.findIndex(({ id }) => id === last.id);
  return end > MOST ? [] : changing(rows.slice(0, end + 1));
}

/** The revisions that an edit of a page undoes by giving it the text that it had before them. */
export async function revertedByText(pages: PageStore, page: number, sha1: string): Promise<readonly number[]> {
  const rows = await pages.history({ page, limit: MOST + 1 });
  const restored = rows.findIndex((row, index) => index > 0 && row.sha1 === sha1);
  return changing(rows.slice(0, restored + 1).reverse());
}

/** Those of revisions that changed the text of the one before; the first is only what came before. */
function changing(rows: readonly RevisionRow[]): readonly number[] {
  return rows.flatMap(({ id, sha1 }, index) => (index > 0 && sha1 !== rows[index - 1]?.sha1 ? [id] : []));
}
