import type { DatabaseSync } from 'node:sqlite';
import type { PageEvent, PageName } from './pages.ts';
import { deleteStatements, HOLD } from './sqlite-archive.ts';
import { linkStatements } from './sqlite-link-statements.ts';
import { listLater, noteEvent } from './sqlite-log.ts';
import type { Operation } from './sqlite-operation.ts';
import { namesAsJson, SqliteReader } from './sqlite-reader.ts';
import { COUNT, COUNT_EDIT, MAKE_REVISION, SET_LATEST, saveStatements, UNPROTECT_TITLE } from './sqlite-save.ts';
import { indexPage } from './sqlite-search.ts';
import { COUNT_TAG } from './sqlite-tags.ts';
import type { SqliteWriter } from './sqlite-writer.ts';
import type { Move, TitleProtection, TitleStore } from './titles.ts';

type Columns = readonly [
  namespace: number,
  key: string,
  level: string,
  expires: number | null,
  timestamp: number,
  user: number | null,
  userName: string,
  comment: string,
];

const PROTECTIONS = `SELECT t.namespace, t.key, t.level, t.expires, t.timestamp, t.user, t.user_name, t.comment
  FROM json_each(?) AS n CROSS JOIN title_protection AS t ON t.namespace = n.value ->> 0 AND t.key = n.value ->> 1
  WHERE ifnull(t.expires > ?, TRUE)`;
const PROTECT = `REPLACE INTO title_protection (namespace, key, level, expires, timestamp, user, user_name, comment)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;
const RENAME = `UPDATE OR IGNORE page SET namespace = ?, key = ?, touched = ?, is_new = 0
  WHERE namespace = ? AND key = ? AND latest = ?`;
const PROTECT_ALIKE = `INSERT INTO page_protection (page, type, level, expires, cascade)
  SELECT stays.id, type, level, expires, cascade FROM page AS gone JOIN page_protection ON page = gone.id
    JOIN page AS stays ON stays.namespace = ? AND stays.key = ? WHERE gone.namespace = ? AND gone.key = ?`;
const WATCH_TOO = `INSERT INTO watch (user, namespace, key, expires, unseen)
  SELECT user, ?, ?, expires, unseen FROM watch WHERE namespace = ? AND key = ?
  ON CONFLICT DO UPDATE SET expires = excluded.expires, unseen = excluded.unseen`;

/** What pages are called, and may be called, in SQLite. */
export class SqliteTitles implements TitleStore {
  readonly #reader: SqliteReader;
  readonly #writer: SqliteWriter;

  constructor(reader: DatabaseSync, writer: SqliteWriter) {
    this.#reader = new SqliteReader(reader);
    this.#writer = writer;
  }

  async protections(names: readonly PageName[], now: number): Promise<TitleProtection[]> {
    return this.#reader
      .all<Columns>(PROTECTIONS, namesAsJson(names), now)
      .map(([namespace, key, level, expires, timestamp, user, userName, comment]) => ({
        ...{ namespace, key, level, expires, timestamp, user, userName, comment },
      }));
  }

  async protect(protection: TitleProtection, event: PageEvent): Promise<void> {
    const { namespace, key, level, expires, timestamp, user, userName, comment } = protection;
    const params = [namespace, key, level, expires, timestamp, user, userName, comment];
    await this.#writer.write([{ sql: PROTECT, params }, ...noteEvent(protection, event, { madeLatest: false })]);
  }

  async unprotect(name: PageName, event: PageEvent): Promise<void> {
    const params = [name.namespace, name.key];
    await this.#writer.write([{ sql: UNPROTECT_TITLE, params }, ...noteEvent(name, event, { madeLatest: false })]);
  }

  async move(move: Move): Promise<number | undefined> {
    const { rows } = await this.#writer.write(moveStatements(move));
    return rows.find((row) => row.revision !== undefined)?.revision as number | undefined;
  }
}

function moveStatements({
  from,
  to,
  base,
  over,
  revision,
  redirect,
  links,
  articles,
  events,
  watches,
}: Move): Operation {
  const [old, name] = [from, to].map(({ namespace, key }) => [namespace, key]) as [[number, string], [number, string]];
  const { timestamp, user, userName, comment, minor, tags } = revision;
  const about = [timestamp, user, userName, comment, Number(minor), JSON.stringify(tags)];
  return [
    // Both pages are looked at before anything is done.
    { sql: HOLD, params: [...old, base], gate: true },
    ...(over
      ? deleteStatements({ page: to, base: over.base, articles: 0, event: { ...over.event, change: null } })
      : []),
    { sql: RENAME, params: [...name, timestamp, ...old, base], gate: true },
    { sql: MAKE_REVISION, params: [...name, base, ...about, base] },
    { sql: SET_LATEST, params: name },
    ...tags.map((tag) => ({ sql: COUNT_TAG, params: [tag] })),
    ...(links ? linkStatements(to, links, timestamp) : []),
    indexPage(to),
    { sql: COUNT, params: [0, articles, 0] },
    ...(user === null ? [] : [{ sql: COUNT_EDIT, params: [user] }]),
    { sql: UNPROTECT_TITLE, params: name },
    ...(redirect ? saveStatements({ page: from, base: null, articles: 0, change: null, ...redirect }) : []),
    ...(redirect ? [{ sql: PROTECT_ALIKE, params: [...old, ...name] }] : []),
    ...watches.map(([watched, too]) => ({
      sql: WATCH_TOO,
      params: [too.namespace, too.key, watched.namespace, watched.key],
    })),
    // What gave way is listed behind the move itself, as MediaWiki has it; another event about its name comes after.
    ...events.slice(0, 1).flatMap((event) => noteEvent(to, event, { madeLatest: true })),
    ...(over ? listLater(over.event) : []),
    ...events.slice(1).flatMap((event) => noteEvent(to, event, { madeLatest: false })),
  ];
}
