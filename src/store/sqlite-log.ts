import type { DatabaseSync } from 'node:sqlite';
import type { ChangeNoted, LogAsked, LogRow, LogStore, NewLogEntry } from './log.ts';
import type { PageEvent, PageName } from './pages.ts';
import type { Statement } from './sqlite-operation.ts';
import { given, inTime, SqliteReader } from './sqlite-reader.ts';
import type { SqliteWriter } from './sqlite-writer.ts';

type Columns = readonly [
  id: number,
  type: string,
  action: string,
  timestamp: number,
  performer: number | null,
  performerName: string,
  namespace: number,
  title: string,
  page: number,
  comment: string,
  params: string,
  revision: number,
  tags: string,
];

const INSERT = `INSERT INTO log (type, action, timestamp, performer, performer_name, namespace, title, page, comment, params,
    tags)
  SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?`;

const SET_PAGE = `UPDATE log SET (page, revision) =
    (SELECT ifnull(max(id), 0), iif(?, ifnull(max(latest), 0), 0) FROM page WHERE page.namespace = ? AND key = ?)
  WHERE id = last_insert_rowid() RETURNING id AS log`;

const LIST = `INSERT INTO change (type, timestamp, namespace, key, user, user_name, comment, minor, bot, patrolled, page,
    revision, parent, old_length, new_length, tags, log, ip)
  SELECT 'log', timestamp, namespace, replace(title, ' ', '_'), performer, performer_name, comment, 0, ?, 'auto', page,
    revision, 0, 0, 0, tags, id, ? FROM log`;
const LIST_EVENT = `${LIST} WHERE id = last_insert_rowid() AND changes() > 0`;
const LIST_LATER = `${LIST} WHERE id = (SELECT max(id) FROM log WHERE namespace = ? AND title = ?)`;

const COUNT_TAGS = `INSERT INTO tag_count (tag, uses) SELECT value, 1 FROM json_each(?) WHERE changes() > 0
  ON CONFLICT (tag) DO UPDATE SET uses = uses + 1`;

const SET_ACCOUNT = `UPDATE log SET params = json_set(params, '$.userid', account.id),
    performer = iif(performer_name = account.name, account.id, performer)
  FROM account WHERE log.id = last_insert_rowid() AND account.name = ?`;

const SELECT = `SELECT l.id, l.type, l.action, l.timestamp, l.performer, l.performer_name, l.namespace, l.title, l.page, l.comment,
  l.params, l.revision, l.tags FROM log AS l`;
const HAS_TAG = 'EXISTS (SELECT 1 FROM json_each(l.tags) WHERE value = ?)';
const BY_ID = `${SELECT} WHERE l.id IN (SELECT value FROM json_each(?))`;
/** Comes after every title that begins with the same. */
const LAST = '\u{10ffff}'.repeat(64);

/** The log in SQLite. */
export class SqliteLog implements LogStore {
  readonly #reader: SqliteReader;
  readonly #writer: SqliteWriter;

  constructor(reader: DatabaseSync, writer: SqliteWriter) {
    this.#reader = new SqliteReader(reader);
    this.#writer = writer;
  }

  async add(entry: NewLogEntry): Promise<void> {
    await this.#writer.write([noteAlways(entry), ...listEvent(entry.change), ...countTags(entry)]);
  }

  async byId(ids: readonly number[]): Promise<LogRow[]> {
    return this.#reader.all<Columns>(BY_ID, JSON.stringify(ids)).map(rowOf);
  }

  async list(asked: LogAsked): Promise<LogRow[]> {
    const span = inTime('l', asked);
    const { titlePrefix, tag } = asked;
    const conditions = [
      given('l.type = ?', asked.type),
      given('l.action = ?', asked.action),
      given('l.performer_name = ?', asked.performer),
      given('l.namespace = ?', asked.namespace),
      given('l.title = ?', asked.title),
      tag !== undefined && (["l.tags <> '[]'"] as const),
      given(HAS_TAG, tag),
      titlePrefix !== undefined && (['l.title BETWEEN ? AND ?', titlePrefix, titlePrefix + LAST] as const),
      ...span.conditions,
    ];
    return this.#reader.where<Columns>(SELECT, conditions, span.order, asked.limit).map(rowOf);
  }
}

/** Notes an event, but only if the statement before it in the same operation changed something. */
export function noteIfChanged(entry: NewLogEntry): readonly Statement[] {
  const { sql, params } = noteAlways(entry);
  return [{ sql: `${sql} WHERE changes() > 0`, params }, ...listEvent(entry.change), ...countTags(entry)];
}

/** Notes that an account was made, as part of the operation that made it. */
export function noteAccount(name: string, { change, ...entry }: NewLogEntry): readonly Statement[] {
  return [noteAlways(entry), { sql: SET_ACCOUNT, params: [name] }, ...listEvent(change)];
}

/** Notes an event about a page (if it is there), and whether it made the page's newest revision. Returns its id as `log`. */
export function noteEvent(
  { namespace, key }: PageName,
  { entry, change }: PageEvent,
  { madeLatest }: { readonly madeLatest: boolean },
): readonly Statement[] {
  const about = { sql: SET_PAGE, params: [Number(madeLatest), namespace, key] };
  const counted = madeLatest ? [] : countTags(entry);
  return [noteAlways({ ...entry, page: 0 }), about, ...listEvent(change ?? undefined), ...counted];
}

/** Counts the tags of an event that was noted; those of one that made a revision are counted with that. */
function countTags({ tags = [] }: Pick<NewLogEntry, 'tags'>): readonly Statement[] {
  return tags.length === 0 ? [] : [{ sql: COUNT_TAGS, params: [JSON.stringify(tags)] }];
}

/** Lists an event that was noted before among the recent changes: the last one about its page. */
export function listLater({ entry, change }: PageEvent): readonly Statement[] {
  return change ? [{ sql: LIST_LATER, params: [Number(change.bot), change.ip, entry.namespace, entry.title] }] : [];
}

function listEvent(change: ChangeNoted | undefined): readonly Statement[] {
  return change ? [{ sql: LIST_EVENT, params: [Number(change.bot), change.ip] }] : [];
}

function noteAlways(entry: NewLogEntry): Statement {
  const { type, action, timestamp, performer, performerName, namespace, title, page, comment, params } = entry;
  const event = [type, action, timestamp, performer, performerName, namespace, title, page, comment];
  return { sql: INSERT, params: [...event, JSON.stringify(params), JSON.stringify(entry.tags ?? [])] };
}

function rowOf(columns: Columns): LogRow {
  const [
    id,
    type,
    action,
    timestamp,
    performer,
    performerName,
    namespace,
    title,
    page,
    comment,
    params,
    revision,
    tags,
  ] = columns;
  const event = { id, type, action, timestamp, performer, performerName };
  return { ...event, namespace, title, page, revision, comment, params: JSON.parse(params), tags: JSON.parse(tags) };
}
