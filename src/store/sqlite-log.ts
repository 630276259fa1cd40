import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { LogAsked, LogRow, LogStore, NewLogEntry } from './log.ts';
import type { ChangeNoted, PageEvent, PageName } from './pages.ts';
import { prepareRead } from './sqlite-connect.ts';
import type { Statement } from './sqlite-operation.ts';
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
];

const INSERT = `INSERT INTO log (type, action, timestamp, performer, performer_name, namespace, title, page, comment, params)
  SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?`;

const SET_PAGE = `UPDATE log SET (page, revision) =
    (SELECT ifnull(max(id), 0), iif(?, ifnull(max(latest), 0), 0) FROM page WHERE page.namespace = ? AND key = ?)
  WHERE id = last_insert_rowid() RETURNING id AS log`;

const LIST_EVENT = `INSERT INTO change (type, timestamp, namespace, key, user, user_name, comment, minor, bot, patrolled, page,
    revision, parent, old_length, new_length, tags, log, ip)
  SELECT 'log', timestamp, namespace, replace(title, ' ', '_'), performer, performer_name, comment, 0, ?, 'auto', page,
    revision, 0, 0, 0, '[]', id, ? FROM log WHERE id = last_insert_rowid()`;

const SET_ACCOUNT = `UPDATE log SET params = json_set(params, '$.userid', account.id),
    performer = iif(performer_name = account.name, account.id, performer)
  FROM account WHERE log.id = last_insert_rowid() AND changes() > 0 AND account.name = ?`;

const list = (direction: 'ASC' | 'DESC', at: '>=' | '<=') => `
  SELECT id, type, action, timestamp, performer, performer_name, namespace, title, page, comment, params, revision FROM log
  WHERE timestamp BETWEEN ifnull(:from, -9e18) AND ifnull(:to, 9e18) AND type = ifnull(:type, type) AND action = ifnull(:action, action)
    AND performer_name = ifnull(:performer, performer_name) AND namespace = ifnull(:namespace, namespace)
    AND title = ifnull(:title, title) AND substr(title, 1, length(ifnull(:prefix, ''))) = ifnull(:prefix, '')
    AND (:at_id IS NULL OR (timestamp, id) ${at} (:at_time, :at_id))
  ORDER BY timestamp ${direction}, id ${direction} LIMIT :limit`;

/** The log in SQLite. */
export class SqliteLog implements LogStore {
  readonly #writer: SqliteWriter;
  readonly #newer: StatementSync;
  readonly #older: StatementSync;

  constructor(reader: DatabaseSync, writer: SqliteWriter) {
    this.#writer = writer;
    this.#newer = prepareRead(reader, list('ASC', '>='));
    this.#older = prepareRead(reader, list('DESC', '<='));
  }

  async add(entry: NewLogEntry): Promise<void> {
    await this.#writer.write([noteAlways(entry)]);
  }

  async list(asked: LogAsked): Promise<LogRow[]> {
    const statement = asked.newer ? this.#newer : this.#older;
    const rows = statement.all({
      from: asked.from ?? null,
      to: asked.to ?? null,
      type: asked.type ?? null,
      action: asked.action ?? null,
      performer: asked.performer ?? null,
      namespace: asked.namespace ?? null,
      title: asked.title ?? null,
      prefix: asked.titlePrefix ?? null,
      at_time: asked.at?.timestamp ?? null,
      at_id: asked.at?.id ?? null,
      limit: asked.limit,
    }) as unknown as Columns[];
    return rows.map(rowOf);
  }
}

/** Notes an event, but only if the statement before it in the same operation changed something. */
export function noteIfChanged(entry: NewLogEntry): Statement {
  const { sql, params } = noteAlways(entry);
  return { sql: `${sql} WHERE changes() > 0`, params };
}

/** Notes that an account was made, but only if the statement before it in the same operation made one. */
export function noteAccount(name: string, entry: NewLogEntry): readonly Statement[] {
  return [noteIfChanged(entry), { sql: SET_ACCOUNT, params: [name] }];
}

/** Notes an event about a page (if it is there), and whether it made the page's newest revision. Returns its id as `log`. */
export function noteEvent(
  { namespace, key }: PageName,
  { entry, change }: PageEvent,
  { madeLatest }: { readonly madeLatest: boolean },
): readonly Statement[] {
  const about = { sql: SET_PAGE, params: [Number(madeLatest), namespace, key] };
  return [noteAlways({ ...entry, page: 0 }), about, ...(change ? [listEvent(change)] : [])];
}

function listEvent({ bot, ip }: ChangeNoted): Statement {
  return { sql: LIST_EVENT, params: [Number(bot), ip] };
}

function noteAlways(entry: NewLogEntry): Statement {
  const { type, action, timestamp, performer, performerName, namespace, title, page, comment, params } = entry;
  const event = [type, action, timestamp, performer, performerName, namespace, title, page, comment];
  return { sql: INSERT, params: [...event, JSON.stringify(params)] };
}

function rowOf(columns: Columns): LogRow {
  const [id, type, action, timestamp, performer, performerName, namespace, title, page, comment, params, revision] =
    columns;
  const event = { id, type, action, timestamp, performer, performerName };
  return { ...event, namespace, title, page, revision, comment, params: JSON.parse(params) };
}
