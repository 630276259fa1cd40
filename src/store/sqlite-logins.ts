import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { LoginStore, PendingLogin } from './logins.ts';
import { prepareRead } from './sqlite-connect.ts';
import type { SqliteWriter } from './sqlite-writer.ts';

const COLUMNS = 'session, user, sealed, expires';
// One that takes the place of another gets a new id, so that ids tell which are the newest.
const SAVE = `INSERT OR REPLACE INTO pending_login (${COLUMNS}) VALUES (?, ?, ?, ?)`;
const DROP_OLDEST = `DELETE FROM pending_login WHERE user = ?1
  AND id NOT IN (SELECT id FROM pending_login WHERE user = ?1 ORDER BY id DESC LIMIT ?2)`;
const TAKE = `DELETE FROM pending_login WHERE session = ? RETURNING ${COLUMNS}`;
const SWEEP = 'DELETE FROM pending_login WHERE expires < ?';

/** Logins that wait for an answer, in SQLite. */
export class SqliteLogins implements LoginStore {
  readonly #writer: SqliteWriter;
  readonly #get: StatementSync;

  constructor(reader: DatabaseSync, writer: SqliteWriter) {
    this.#writer = writer;
    this.#get = prepareRead(reader, `SELECT ${COLUMNS} FROM pending_login WHERE session = ?`);
  }

  async get(session: Buffer): Promise<PendingLogin | undefined> {
    const row = this.#get.get(session) as readonly [Uint8Array, number, Uint8Array, number] | undefined;
    return row && { session, user: row[1], sealed: Buffer.from(row[2]), expires: row[3] };
  }

  async save({ session, user, sealed, expires }: PendingLogin, most: number): Promise<void> {
    await this.#writer.write([
      { sql: SAVE, params: [session, user, sealed, expires] },
      { sql: DROP_OLDEST, params: [user, most] },
    ]);
  }

  async take(session: Buffer): Promise<PendingLogin | undefined> {
    const { rows } = await this.#writer.write([{ sql: TAKE, params: [session] }]);
    const row = rows[0];
    if (row === undefined) return undefined;
    const sealed = Buffer.from(row.sealed as Uint8Array);
    return { session, user: Number(row.user), sealed, expires: Number(row.expires) };
  }

  async sweep(before: number): Promise<void> {
    await this.#writer.write([{ sql: SWEEP, params: [before] }]);
  }
}
