import type { RevisionRow } from '../../../store/pages.ts';
import type { ContentModel } from '../../../wiki/content-model.ts';
import { visibility } from '../../../wiki/hidden.ts';
import { merge } from '../../../wiki/merge.ts';
import type { PageRead } from '../../../wiki/save-page.ts';
import { refusal } from '../../error.ts';
import type { EditCall } from './params.ts';

/** What an edit that undoes others comes to. */
export interface Undoing {
  /** The revision before those that are undone, and the last of them. */
  readonly after: RevisionRow;
  readonly last: RevisionRow;
  readonly text: string;
  readonly model: ContentModel;
}

const NOBODY: ReadonlySet<string> = new Set();

/** What a page is without some of its edits, with what was changed since. Refuses if that changed the same lines. null: nothing is to be undone. */
export async function undoingOf(
  before: PageRead | null,
  model: ContentModel,
  { params: asked, store }: EditCall,
): Promise<Undoing | null> {
  if (!asked.undo) return null;
  const [last] = await store.pages.revisions([asked.undo]);
  if (!last || isHidden(last)) throw refusal('nosuchrevid', [asked.undo]);
  const [after] = await store.pages.revisions([asked.undoafter || last.parent]);
  if (!after || isHidden(after)) throw refusal('nosuchrevid', [asked.undoafter ?? 0]);
  for (const { id, page } of [last, after]) {
    if (page !== before?.row.id) throw refusal('revwrongpage', [id, before?.row.key ?? '']);
  }
  const { text: newest = '', row } = before as PageRead;
  const texts = await store.pages.texts([last.content, after.content]);
  const [undone = '', restored = ''] = [last, after].map(({ content }) => texts.get(content));
  const models = row.latest === last.id ? [row.model, last.model] : [row.model, last.model, after.model];
  const text = newest === undone ? restored : merge(restored, undone, newest);
  if (text === undefined || models.some((one) => one !== model)) throw refusal('undofailure');
  const kept = asked.contentmodel !== undefined || asked.contentformat !== undefined;
  return { after, last, text, model: kept ? model : (after.model as ContentModel) };
}

function isHidden({ hidden }: RevisionRow): boolean {
  return visibility(hidden, 'text', NOBODY) !== 'shown';
}
