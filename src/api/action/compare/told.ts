import { visibility } from '../../../wiki/hidden.ts';
import { formatTimestamp } from '../../param/timestamp.ts';
import { parsedSummary } from '../../parsed-comments.ts';
import type { Tree } from '../../result.ts';
import type { CompareCall } from './params.ts';
import type { Side } from './side.ts';

/** What is told of a side that is a revision, its keys beginning with the side's name. */
export async function toldOfSide(name: 'from' | 'to', side: Side | null, call: CompareCall): Promise<Tree> {
  if (!side?.stored) return {};
  const { revision, row, title } = side.stored;
  const props = new Set(call.params.prop);
  const seen = (part: 'text' | 'comment' | 'user') => visibility(revision.hidden, part, call.asker.rights);
  const comments = props.has('comment') || props.has('parsedcomment');
  const told: Tree = {
    ...(props.has('ids') && { id: row.id, revid: revision.id }),
    ...(props.has('title') && { ns: row.namespace, title: title.prefixed }),
    ...(props.has('size') && { size: revision.size }),
    ...(props.has('timestamp') && { timestamp: formatTimestamp(revision.timestamp) }),
    ...(seen('text') !== 'shown' && { texthidden: true }),
    ...(props.has('user') && seen('user') !== 'shown' && { userhidden: true }),
    ...(props.has('user') && seen('user') !== 'forbidden' && { user: revision.userName, userid: revision.user ?? 0 }),
    ...(comments && seen('comment') !== 'shown' && { commenthidden: true }),
    ...(props.has('comment') && seen('comment') !== 'forbidden' && { comment: revision.comment }),
    ...(comments &&
      seen('comment') !== 'forbidden' && { parsedcomment: await parsedSummary(revision.comment, title, false, call) }),
  };
  return Object.fromEntries(Object.entries(told).map(([key, value]) => [name + key, value]));
}
