/** Parts of a revision that can be hidden, as bits of `hidden`. */
const HIDDEN = { text: 1, comment: 2, user: 4, suppressed: 8 } as const;

/** What is to be seen of a part of a revision: all, what is hidden from others, or nothing. */
export function visibility(
  hidden: number,
  part: 'text' | 'comment' | 'user',
  rights: ReadonlySet<string>,
): 'shown' | 'hidden' | 'forbidden' {
  if ((hidden & HIDDEN[part]) === 0) return 'shown';
  if (isSuppressed(hidden)) {
    return rights.has('suppressrevision') || rights.has('viewsuppressed') ? 'hidden' : 'forbidden';
  }
  return rights.has(part === 'text' ? 'deletedtext' : 'deletedhistory') ? 'hidden' : 'forbidden';
}

/** Whether what is hidden is so from all but suppressors. */
export function isSuppressed(hidden: number): boolean {
  return (hidden & HIDDEN.suppressed) !== 0;
}

/** Rights that show what others do not see: what their holders are told is not for shared caches. */
const SEES_MORE = ['deletedhistory', 'deletedtext', 'deleterevision', 'suppressrevision', 'viewsuppressed'];

/** Whether one sees what is hidden from others. */
export function seesHidden(rights: ReadonlySet<string>): boolean {
  return SEES_MORE.some((right) => rights.has(right));
}
