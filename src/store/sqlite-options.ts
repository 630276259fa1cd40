import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { OptionStore } from './options.ts';
import { prepareRead } from './sqlite-connect.ts';
import type { SqliteWriter } from './sqlite-writer.ts';

const SET = 'INSERT OR REPLACE INTO option (user, name, value) VALUES (?, ?, ?)';
const UNSET = 'DELETE FROM option WHERE user = ? AND name = ?';

/** Preferences in SQLite. */
export class SqliteOptions implements OptionStore {
  readonly #writer: SqliteWriter;
  readonly #of: StatementSync;

  constructor(reader: DatabaseSync, writer: SqliteWriter) {
    this.#writer = writer;
    this.#of = prepareRead(reader, 'SELECT name, value FROM option WHERE user = ? ORDER BY name');
  }

  async get(user: number): Promise<ReadonlyMap<string, string>> {
    return new Map(this.#of.all(user) as unknown as [string, string][]);
  }

  async change(user: number, changes: ReadonlyMap<string, string | null>): Promise<void> {
    const statements = [...changes].map(([name, value]) =>
      value === null ? { sql: UNSET, params: [user, name] } : { sql: SET, params: [user, name, value] },
    );
    if (statements.length > 0) await this.#writer.write(statements);
  }
}
