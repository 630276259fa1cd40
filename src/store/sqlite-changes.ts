import type { DatabaseSync } from 'node:sqlite';
import type { ChangeRow, ChangeStore, ChangesAsked } from './changes.ts';
import { given, inTime, SqliteReader } from './sqlite-reader.ts';

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
const OF_REVISIONS = `${SELECT} WHERE c.revision IN (SELECT value FROM json_each(?)) AND c.revision <> 0 AND c.type <> 'log' ORDER BY c.id`;

/** Recent changes in SQLite; the verbs that change pages note them. */
export class SqliteChanges implements ChangeStore {
  readonly #reader: SqliteReader;

  constructor(reader: DatabaseSync) {
    this.#reader = new SqliteReader(reader);
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
      asked.latestOnly === true && (['c.revision = (SELECT latest FROM page WHERE page.id = c.page)'] as const),
      ...span.conditions,
    ];
    return this.#reader.where<Columns>(SELECT, conditions, span.order, asked.limit).map(rowOf);
  }

  async ofRevisions(revisions: readonly number[]): Promise<ChangeRow[]> {
    return this.#reader.all<Columns>(OF_REVISIONS, JSON.stringify(revisions)).map(rowOf);
  }
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
