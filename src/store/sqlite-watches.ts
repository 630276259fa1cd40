import type { DatabaseSync } from 'node:sqlite';
import type { PageName } from './pages.ts';
import { namesAsJson, SqliteReader } from './sqlite-reader.ts';
import type { SqliteWriter } from './sqlite-writer.ts';
import type { WatchRow, WatchStore } from './watches.ts';

type Columns = readonly [user: number, namespace: number, key: string, expires: number | null, unseen: number | null];

const NAMED = `json_each(?) AS n CROSS JOIN watch AS w ON w.namespace = n.value ->> 0 AND w.key = n.value ->> 1`;
const WATCHED = `SELECT w.user, w.namespace, w.key, w.expires, w.unseen FROM ${NAMED} AND w.user = ?
  WHERE ifnull(w.expires > ?, TRUE)`;
const WATCHERS = `SELECT w.namespace || ':' || w.key, count(*) FROM ${NAMED}
  WHERE ifnull(w.expires > ?, TRUE) AND ifnull(w.unseen >= n.value ->> 2, TRUE) GROUP BY w.namespace, w.key`;
const WATCH = `INSERT INTO watch (user, namespace, key, expires) VALUES (?, ?, ?, ?)
  ON CONFLICT DO UPDATE SET expires = excluded.expires`;
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
    return this.#reader
      .all<Columns>(WATCHED, namesAsJson(names), user, now)
      .map(([of, namespace, key, expires, unseen]) => ({ user: of, namespace, key, expires, unseen }));
  }

  async watch(user: number, names: readonly PageName[], expires: number | null): Promise<void> {
    await this.#writer.write(
      names.map(({ namespace, key }) => ({ sql: WATCH, params: [user, namespace, key, expires] })),
    );
  }

  async unwatch(user: number, names: readonly PageName[]): Promise<void> {
    await this.#writer.write(names.map(({ namespace, key }) => ({ sql: UNWATCH, params: [user, namespace, key] })));
  }

  async watchers(names: Parameters<WatchStore['watchers']>[0], now: number): Promise<ReadonlyMap<string, number>> {
    const asked = JSON.stringify(names.map(({ namespace, key, seenSince }) => [namespace, key, seenSince ?? null]));
    return new Map(this.#reader.all<[string, number]>(WATCHERS, asked, now));
  }
}
