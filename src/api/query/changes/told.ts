import type { ChangeRow } from '../../../store/changes.ts';
import type { LogRow } from '../../../store/log.ts';
import { visibility } from '../../../wiki/hidden.ts';
import { titleOf } from '../../../wiki/title.ts';
import { formatTimestamp } from '../../param/timestamp.ts';
import type { ParsedComments } from '../../parsed-comments.ts';
import { list, type Tree } from '../../result.ts';
import { paramsTold } from '../logevents/params-told.ts';

/** What changes are told with. */
export interface ChangeTelling {
  readonly props: ReadonlySet<string>;
  readonly rights: ReadonlySet<string>;
  readonly siteName: string;
  /** Events of the log by their ids, where they are asked for. */
  readonly events: ReadonlyMap<number, LogRow>;
  /** Where they are asked for. */
  readonly parsed: ParsedComments;
}

/** Kind of a change, and of what page. */
export function aboutTold(row: ChangeRow, { props, siteName }: ChangeTelling): Tree {
  const { namespace, prefixed } = titleOf(row, siteName);
  return {
    type: row.type,
    ...(props.has('title') && { ns: namespace.id, title: prefixed }),
    ...(props.has('ids') && { pageid: row.page, revid: row.revision, old_revid: row.parent }),
  };
}

/** Marks and sizes of a change. */
export function flagsTold(
  { bot, type, minor, oldLength, newLength, timestamp }: ChangeRow,
  { props }: ChangeTelling,
): Tree {
  return {
    ...(props.has('flags') && { bot, new: type === 'new', minor }),
    ...(props.has('sizes') && { oldlen: oldLength, newlen: newLength }),
    ...(props.has('timestamp') && { timestamp: formatTimestamp(timestamp) }),
  };
}

/** Why a change was made, as far as it may be seen. */
export function commentTold(row: ChangeRow, { props, rights, parsed }: ChangeTelling): Tree {
  if (!props.has('comment') && !props.has('parsedcomment')) return {};
  const seen = visibility(row.hidden, 'comment', rights);
  return {
    ...(seen !== 'shown' && { commenthidden: true }),
    ...(seen !== 'forbidden' && props.has('comment') && { comment: row.comment }),
    ...(seen !== 'forbidden' && props.has('parsedcomment') && { parsedcomment: parsed.get(row) ?? '' }),
  };
}

/** Whether somebody has looked at a change. */
export function patrolTold({ patrolled }: ChangeRow): Tree {
  return { patrolled: patrolled !== 'no', unpatrolled: patrolled === 'no', autopatrolled: patrolled === 'auto' };
}

/** The event of the log that a change is, if it is one. */
export function eventTold({ type, log }: ChangeRow, { props, events }: ChangeTelling): Tree {
  const event = events.get(log);
  if (!props.has('loginfo') || type !== 'log' || !event) return {};
  return { logid: log, logtype: event.type, logaction: event.action, logparams: paramsTold(event.params) };
}

export function tagsTold({ tags }: ChangeRow, { props }: ChangeTelling): Tree {
  return props.has('tags') ? { tags: list('tag', tags) } : {};
}
