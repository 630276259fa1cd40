import type { RevisionRow } from '../../../store/pages.ts';
import { isSuppressed, visibility } from '../../../wiki/hidden.ts';
import { formatTimestamp } from '../../param/timestamp.ts';
import type { ParsedComments } from '../../parsed-comments.ts';
import { list, type Tree } from '../../result.ts';

/** What can be asked of a revision. */
export const REVISION_PROPS = [
  ...(['ids', 'flags', 'timestamp', 'user', 'userid', 'size', 'slotsize', 'sha1', 'slotsha1', 'contentmodel'] as const),
  ...(['comment', 'parsedcomment', 'content', 'tags', 'roles', 'parsetree'] as const),
];

export type RevisionProp = (typeof REVISION_PROPS)[number];

/** A revision as it is told: `content` is what its slots are told as. */
export function revisionTold(
  row: RevisionRow,
  props: ReadonlySet<RevisionProp>,
  rights: ReadonlySet<string>,
  content: Tree,
  parsed: ParsedComments,
): Tree {
  const seen = (part: 'text' | 'comment' | 'user') => visibility(row.hidden, part, rights);
  const asksText = ['sha1', 'slotsha1', 'content'].some((prop) => props.has(prop as RevisionProp));
  const hidden =
    ((props.has('user') || props.has('userid')) && seen('user') !== 'shown') ||
    (asksText && seen('text') !== 'shown') ||
    ((props.has('comment') || props.has('parsedcomment')) && seen('comment') !== 'shown');
  return {
    ...(props.has('ids') && { revid: row.id, parentid: row.parent }),
    ...(props.has('flags') && { minor: row.minor }),
    ...userTold(row, props, seen('user')),
    ...(props.has('timestamp') && { timestamp: formatTimestamp(row.timestamp) }),
    ...(props.has('size') && { size: row.size }),
    ...(props.has('sha1') && sha1Told(row, seen('text'))),
    ...(props.has('roles') && { roles: ['main'] }),
    ...content,
    ...commentTold(row, props, seen('comment'), parsed),
    ...(props.has('tags') && { tags: list('tag', row.tags) }),
    ...(hidden && isSuppressed(row.hidden) && { suppressed: true }),
  };
}

type Seen = ReturnType<typeof visibility>;

function userTold({ user, userName }: RevisionRow, props: ReadonlySet<RevisionProp>, seen: Seen): Tree {
  if (!props.has('user') && !props.has('userid')) return {};
  return {
    ...(seen !== 'shown' && { userhidden: true }),
    ...(seen !== 'forbidden' && {
      ...(props.has('user') && { user: userName }),
      ...(user === null && { anon: true }),
      ...(props.has('userid') && { userid: user ?? 0 }),
    }),
  };
}

/** The SHA-1 of a revision's text, as far as it may be seen. */
export function sha1Told({ sha1 }: RevisionRow, seen: Seen): Tree {
  return { ...(seen !== 'shown' && { sha1hidden: true }), ...(seen !== 'forbidden' && { sha1 }) };
}

function commentTold(row: RevisionRow, props: ReadonlySet<RevisionProp>, seen: Seen, parsed: ParsedComments): Tree {
  if (!props.has('comment') && !props.has('parsedcomment')) return {};
  return {
    ...(seen !== 'shown' && { commenthidden: true }),
    ...(seen !== 'forbidden' && props.has('comment') && { comment: row.comment }),
    ...(seen !== 'forbidden' && props.has('parsedcomment') && { parsedcomment: parsed.get(row) ?? '' }),
  };
}
