import type { DatabaseSync } from 'node:sqlite';
import type { PageName } from './pages.ts';
import type { Statement } from './sqlite-operation.ts';
import { given, namesAsJson, SqliteReader } from './sqlite-reader.ts';
import type { SqliteWriter } from './sqlite-writer.ts';
import type { WatchListAsked, WatchRow, WatchStore } from './watches.ts';

type Columns = readonly [user: number, namespace: number, key: string, expires: number | null, unseen: number | null];

const NAMED = `json_each(?) AS n CROSS JOIN watch AS w ON w.namespace = n.value ->> 0 AND w.key = n.value ->> 1`;
const WATCHED = `SELECT w.user, w.namespace, w.key, w.expires, w.unseen FROM ${NAMED} AND w.user = ?
  WHERE ifnull(w.expires > ?, TRUE)`;
const OF_USER = 'SELECT w.user, w.namespace, w.key, w.expires, w.unseen FROM watch AS w';
const WATCHERS = `SELECT w.namespace || ':' || w.key, count(*) FROM ${NAMED}
  WHERE ifnull(w.expires > ?, TRUE) AND ifnull(w.unseen >= n.value ->> 2, TRUE) GROUP BY w.namespace, w.key`;
const WATCH = `INSERT INTO watch (user, namespace, key, expires) VALUES (?, ?, ?, ?)
  ON CONFLICT DO UPDATE SET expires = excluded.expires`;
const COUNT_UNSEEN = `SELECT count(*) FROM (SELECT 1 FROM watch WHERE user = ? AND unseen IS NOT NULL
  AND ifnull(expires > ?, TRUE) LIMIT ?)`;
const SET_UNSEEN = 'UPDATE watch SET unseen = ? WHERE user = ?';
const OF_NAMES = `AND (namespace, key) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?))`;
const WATCH_OF_NEW = `INSERT INTO watch (user, namespace, key)
  SELECT account.id, n.value ->> 0, n.value ->> 1 FROM account, json_each(?) AS n WHERE account.name = ?`;
const UNWATCH = 'DELETE FROM watch WHERE user = ? AND namespace = ? AND key = ?';

/** Watchlists in SQLite. */
export class SqliteWatches implements WatchStore {
  readonly #reader: SqliteReader;
  readonly #writer: SqliteWriter;

  constructor(reader: DatabaseSync, writer: SqliteWriter) {
    this.#reader = new SqliteReader(reader);
    this.#writer = writer;
  }

  async watched(user: number, names: readonly PageName[], now: number): Promise<WatchRow[]> {
    return this.#reader.all<Columns>(WATCHED, namesAsJson(names), user, now).map(rowOf);
  }

  async list(user: number, asked: WatchListAsked): Promise<WatchRow[]> {
    const { namespaces, unseen, from, to, descending, now, limit } = asked;
    const [after, before, direction] = descending ? ['<=', '>=', ' DESC'] : ['>=', '<=', ''];
    const conditions = [
      given('w.user = ?', user),
      given('w.namespace IN (SELECT value FROM json_each(?))', namespaces),
      given('(w.unseen IS NOT NULL) = ?', unseen === undefined ? undefined : Number(unseen)),
      from !== undefined && ([`(w.namespace, w.key) ${after} (?, ?)`, from.namespace, from.key] as const),
      to !== undefined && ([`(w.namespace, w.key) ${before} (?, ?)`, to.namespace, to.key] as const),
      given('ifnull(w.expires > ?, TRUE)', now),
    ];
    const order = `w.namespace${direction}, w.key${direction}`;
    return this.#reader.where<Columns>(OF_USER, conditions, order, limit).map(rowOf);
  }

  async watch(user: number, names: readonly PageName[], expires: number | null): Promise<void> {
    await this.#writer.write(
      names.map(({ namespace, key }) => ({ sql: WATCH, params: [user, namespace, key, expires] })),
    );
  }

  async countUnseen(user: number, most: number, now: number): Promise<number> {
    return this.#reader.all<[number]>(COUNT_UNSEEN, user, now, most)[0]?.[0] ?? 0;
  }

  async setUnseen(user: number, names: readonly PageName[] | null, unseen: number | null): Promise<void> {
    await this.#writer.write([
      names
        ? { sql: `${SET_UNSEEN} ${OF_NAMES}`, params: [unseen, user, namesAsJson(names)] }
        : { sql: SET_UNSEEN, params: [unseen, user] },
    ]);
  }

  async unwatch(user: number, names: readonly PageName[]): Promise<void> {
    await this.#writer.write(names.map(({ namespace, key }) => ({ sql: UNWATCH, params: [user, namespace, key] })));
  }

  async watchers(names: Parameters<WatchStore['watchers']>[0], now: number): Promise<ReadonlyMap<string, number>> {
    const asked = JSON.stringify(names.map(({ namespace, key, seenSince }) => [namespace, key, seenSince ?? null]));
    return new Map(this.#reader.all<[string, number]>(WATCHERS, asked, now));
  }
}

/** Has an account watch pages, as part of the operation that made it. */
export function watchOfNew(name: string, pages: readonly PageName[]): readonly Statement[] {
  return pages.length === 0 ? [] : [{ sql: WATCH_OF_NEW, params: [namesAsJson(pages), name] }];
}

function rowOf([user, namespace, key, expires, unseen]: Columns): WatchRow {
  return { user, namespace, key, expires, unseen };
}
