import type { PageEvent } from '../../../store/pages.ts';
import { againstCode } from '../../../wiki/code-rights.ts';
import type { ContentModel } from '../../../wiki/content-model.ts';
import { refusal } from '../../error.ts';
import { type AskedPage, changerOf, modelOf } from '../../page-change.ts';
import { pageEvent } from '../../page-event.ts';
import type { Conflict } from './conflict.ts';
import type { EditCall } from './params.ts';
import { summaryGiven } from './summary.ts';
import type { Undoing } from './undoing.ts';

/**
 * The kind of content that a page has after an edit. Refuses an edit of a state that had another one, without saying so, and one by
 * who may not change it.
 */
export function modelAfter(
  model: ContentModel,
  page: AskedPage,
  { conflict, undoing }: { readonly conflict: Conflict | null; readonly undoing: Undoing | null },
  call: EditCall,
): ContentModel {
  const { params: asked, asker } = call;
  const became = undoing?.model ?? model;
  const base = conflict?.model ?? became;
  if (asked.contentmodel === undefined && !undoing && became !== base) {
    throw refusal('contentmodel-mismatch', [became, base]);
  }
  const mayNot = () =>
    !asker.rights.has('editcontentmodel') ||
    againstCode('edit', { title: page.title, model: became }, changerOf(call)).length > 0;
  if (became !== modelOf(page) && mayNot()) throw refusal('cantchangecontentmodel');
  return became;
}

/** What the log tells of an edit that changes the kind of a page's content; undefined: it does not. */
export function modelEvent(
  became: ContentModel,
  page: AskedPage,
  undoing: Undoing | null,
  call: EditCall,
): PageEvent | undefined {
  const before = modelOf(page);
  if (became === before) return undefined;
  const params = { oldmodel: page.row ? before : false, newmodel: became };
  const comment = summaryGiven(call, undoing);
  const action = page.row ? 'change' : 'new';
  return pageEvent({ type: 'contentmodel', action, title: page.title, comment, params }, call);
}
