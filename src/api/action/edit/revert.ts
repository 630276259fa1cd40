import { createHash } from 'node:crypto';
import { revertedBetween, revertedByText } from '../../../wiki/reverts.ts';
import type { AskedPage } from '../../page-change.ts';
import type { EditCall } from './params.ts';
import type { EditedStates } from './summary.ts';

/** What an edit takes back. */
interface Revert {
  readonly tag: 'mw-undo' | 'mw-manual-revert';
  readonly reverted: readonly number[];
}

/** What an edit takes back: what it was asked to undo, or what came after an older state that it restores. */
export async function revertBy(
  { after: { text }, undoing }: EditedStates,
  { row }: AskedPage,
  { store }: EditCall,
): Promise<Revert | null> {
  if (!row) return null;
  if (undoing) {
    return { tag: 'mw-undo', reverted: await revertedBetween(store.pages, undoing.after, undoing.last) };
  }
  const sha1 = createHash('sha1').update(text).digest('hex');
  const reverted = await revertedByText(store.pages, row.id, sha1);
  return reverted.length === 0 ? null : { tag: 'mw-manual-revert', reverted };
}
