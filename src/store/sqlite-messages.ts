import type { DatabaseSync } from 'node:sqlite';
import type { MessageStore } from './messages.ts';
import type { Statement } from './sqlite-operation.ts';
import { SqliteReader } from './sqlite-reader.ts';
import type { SqliteWriter } from './sqlite-writer.ts';

const HAS = 'SELECT 1 FROM new_message WHERE user = ? OR address = ?';
const READ = 'DELETE FROM new_message WHERE user = ? OR address = ?';
const TELL = 'INSERT OR IGNORE INTO new_message (user, address) VALUES (?, ?)';

/** Who has messages, in SQLite. */
export class SqliteMessages implements MessageStore {
  readonly #reader: SqliteReader;
  readonly #writer: SqliteWriter;

  constructor(reader: DatabaseSync, writer: SqliteWriter) {
    this.#reader = new SqliteReader(reader);
    this.#writer = writer;
  }

  async has(reader: number | string): Promise<boolean> {
    return this.#reader.all(HAS, ...columnsOf(reader)).length > 0;
  }

  async read(reader: number | string): Promise<void> {
    await this.#writer.write([{ sql: READ, params: columnsOf(reader) }]);
  }
}

/** Tells somebody of messages, as part of an operation. */
export function tell(reader: number | string): Statement {
  return { sql: TELL, params: columnsOf(reader) };
}

function columnsOf(reader: number | string): readonly [user: number | null, address: string | null] {
  return typeof reader === 'number' ? [reader, null] : [null, reader];
}
