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

/** Refuses to change a page's kind of content to who may not. */
export function requireMayChangeModel(became: ContentModel, page: AskedPage, call: EditCall): void {
  const mayNot = () =>
    !call.asker.rights.has('editcontentmodel') ||
    againstCode('edit', { title: page.title, model: became }, changerOf(call)).length > 0;
  if (became !== modelOf(page) && mayNot()) throw refusal('cantchangecontentmodel');
}

/** The kind of content that a page has after an edit. Refuses an edit of a state that had another one, without saying so. */
export function modelAfter(
  model: ContentModel,
  { conflict, undoing }: { readonly conflict: Conflict | null; readonly undoing: Undoing | null },
  { params: asked }: EditCall,
): ContentModel {
  const became = undoing?.model ?? model;
  const base = conflict?.model ?? became;
  if (asked.contentmodel === undefined && !undoing && became !== base) {
    throw refusal('contentmodel-mismatch', [became, base]);
  }
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
