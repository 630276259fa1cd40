import type { DatabaseSync } from 'node:sqlite';
import type { ChangeRow, ChangeStore, ChangesAsked, WatchedAsked } from './changes.ts';
import type { PageEvent } from './pages.ts';
import { noteEvent } from './sqlite-log.ts';
import { type Condition, given, inTime, SqliteReader } from './sqlite-reader.ts';
import type { SqliteWriter } from './sqlite-writer.ts';

type Columns = readonly [
  id: number,
  type: ChangeRow['type'],
  timestamp: number,
  namespace: number,
  key: string,
  user: number | null,
  userName: string,
  comment: string,
  minor: number,
  bot: number,
  patrolled: ChangeRow['patrolled'],
  page: number,
  revision: number,
  parent: number,
  oldLength: number,
  newLength: number,
  tags: string,
  log: number,
  hidden: number,
];

const SELECT = `SELECT c.id, c.type, c.timestamp, c.namespace, c.key, c.user, c.user_name, c.comment, c.minor, c.bot, c.patrolled,
  c.page, c.revision, c.parent, c.old_length, c.new_length, c.tags, c.log, c.hidden FROM change AS c`;
const BY_ID = `${SELECT} WHERE c.id IN (SELECT value FROM json_each(?))`;
const PATROL = "UPDATE change SET patrolled = 'yes' WHERE id = ? AND patrolled = 'no'";
const OF_REVISIONS = `${SELECT} WHERE c.revision IN (SELECT value FROM json_each(?)) AND c.revision <> 0 AND c.type <> 'log'`;

/** The page that has the name of a change now. */
const NAMED = 'FROM page WHERE page.namespace = c.namespace AND page.key = c.key';
const IS_LATEST = `c.revision = (SELECT latest ${NAMED})`;
const IS_LATEST_OF_PAGE = 'c.revision = (SELECT latest FROM page WHERE page.id = c.page)';
const IS_REDIRECT = `EXISTS (SELECT 1 ${NAMED} AND page.redirect_key IS NOT NULL) = ?`;

/** Recent changes in SQLite; the verbs that change pages note them. */
export class SqliteChanges implements ChangeStore {
  readonly #reader: SqliteReader;

  readonly #writer: SqliteWriter;

  constructor(reader: DatabaseSync, writer: SqliteWriter) {
    this.#reader = new SqliteReader(reader);
    this.#writer = writer;
  }

  async byId(ids: readonly number[]): Promise<ChangeRow[]> {
    return this.#reader.all<Columns>(BY_ID, JSON.stringify(ids)).map(rowOf);
  }

  async patrol(id: number, event: PageEvent): Promise<void> {
    const { namespace, title } = event.entry;
    const page = { namespace, key: title.replaceAll(' ', '_') };
    await this.#writer.write([
      { sql: PATROL, params: [id], gate: true },
      ...noteEvent(page, event, { madeLatest: false }),
    ]);
  }

  async list(asked: ChangesAsked): Promise<ChangeRow[]> {
    const span = inTime('c', asked);
    const conditions = [
      given('c.namespace IN (SELECT value FROM json_each(?))', asked.namespaces),
      asked.name !== undefined && (['c.namespace = ? AND c.key = ?', asked.name.namespace, asked.name.key] as const),
      given('c.user_name = ?', asked.userName),
      given('c.user_name <> ?', asked.exceptUserName),
      given('c.type IN (SELECT value FROM json_each(?))', asked.types),
      given('EXISTS (SELECT 1 FROM json_each(c.tags) WHERE value = ?)', asked.tag),
      given('c.minor = ?', numbered(asked.minor)),
      given('c.bot = ?', numbered(asked.bot)),
      given('(c.user IS NULL) = ?', numbered(asked.anonymous)),
      given('c.patrolled IN (SELECT value FROM json_each(?))', asked.patrolled),
      asked.latestOnly === true && ([IS_LATEST] as const),
      asked.latestOrLog === true && ([`(c.log <> 0 OR ${IS_LATEST_OF_PAGE})`] as const),
      given(IS_REDIRECT, numbered(asked.redirects)),
      asked.watched !== undefined && isWatched(asked.watched),
      ...span.conditions,
    ];
    return this.#reader.where<Columns>(SELECT, conditions, span.order, asked.limit).map(rowOf);
  }

  async ofRevisions(revisions: readonly number[]): Promise<ChangeRow[]> {
    return this.#reader.all<Columns>(OF_REVISIONS, JSON.stringify(revisions)).map(rowOf);
  }
}

function isWatched({ user, now, unseen }: WatchedAsked): Condition {
  const seen = unseen === undefined ? 'TRUE' : `ifnull(c.timestamp >= w.unseen, FALSE) = ${Number(unseen)}`;
  const sql = `EXISTS (SELECT 1 FROM watch AS w WHERE w.user = ? AND w.namespace = c.namespace AND w.key = c.key
    AND ifnull(w.expires > ?, TRUE) AND ${seen})`;
  return [sql, user, now];
}

function numbered(value: boolean | undefined): number | undefined {
  return value === undefined ? undefined : Number(value);
}

function rowOf(columns: Columns): ChangeRow {
  const [id, type, timestamp, namespace, key, user, userName, comment, minor, bot, ...more] = columns;
  const [patrolled, page, revision, parent, oldLength, newLength, tags, log, hidden] = more;
  const change = { id, type, timestamp, namespace, key, user, userName, comment, minor: minor === 1, bot: bot === 1 };
  const about = { patrolled, page, revision, parent, oldLength, newLength };
  return { ...change, ...about, tags: JSON.parse(tags), log, hidden };
}
