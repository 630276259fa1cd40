import type { RedirectTarget } from '../store/pages.ts';

/** A state of a page. */
export interface PageState {
  readonly text: string;
  readonly model: string;
  readonly redirect: RedirectTarget | null;
}

/** What an edit did to a page, where that is worth a tag or a summary of its own. */
export type EditKind =
  | 'blank'
  | 'new-redirect'
  | 'changed-redirect-target'
  | 'removed-redirect'
  | 'newblank'
  | 'newpage'
  | 'replace'
  | 'contentmodelchange';

/** An edit that leaves less than a tenth of the text has replaced it. */
const REPLACED = 10;

/** The kinds of edits that are tagged: `mw-` and the kind. */
const TAGGED: readonly EditKind[] = [
  'blank',
  'new-redirect',
  'changed-redirect-target',
  'removed-redirect',
  'replace',
  'contentmodelchange',
];

/** What an edit did to a page (null: it was not there); null: nothing in particular. */
export function kindOfEdit(before: PageState | null, after: PageState): EditKind | null {
  const [was, is] = [before?.text ?? '', after.text].map((text) => Buffer.byteLength(text)) as [number, number];
  if (was > 0 && is === 0) return 'blank';
  if (after.redirect) {
    if (!before?.redirect) return 'new-redirect';
    if (!isSame(before.redirect, after.redirect)) return 'changed-redirect-target';
  } else if (before?.redirect) return 'removed-redirect';
  if (!before) return is === 0 ? 'newblank' : 'newpage';
  if (was > REPLACED * is) return 'replace';
  return before.model === after.model ? null : 'contentmodelchange';
}

/** The tags that the wiki puts onto an edit of a kind. */
export function tagsOf(kind: EditKind | null): readonly string[] {
  return kind !== null && TAGGED.includes(kind) ? [`mw-${kind}`] : [];
}

function isSame(one: RedirectTarget, other: RedirectTarget): boolean {
  return one.namespace === other.namespace && one.key === other.key && one.fragment === other.fragment;
}
