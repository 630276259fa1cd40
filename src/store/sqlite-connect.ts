import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';

/** How long a write waits for another process that writes, in milliseconds: a logout that cannot be done is refused within a second. */
export const BUSY_TIMEOUT = 600;

/** A connection that can only read, and sees at once what any process has committed. */
export function connectToRead(path: string): DatabaseSync {
  return new DatabaseSync(path, { readOnly: true, timeout: BUSY_TIMEOUT });
}

/** A connection to a file that no process has open: unlike others it makes no files beside it. */
export function connectToInspect(path: string): DatabaseSync {
  const url = pathToFileURL(path);
  url.search = '?immutable=1';
  return new DatabaseSync(url, { readOnly: true });
}

/** A connection whose commits last: on the disk when they return. */
export function connectToWrite(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT, enableForeignKeyConstraints: true });
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  return database;
}

/** Whether a database is in the mode that its readers rely on: one that was restored is not. */
export function hasWriteAheadLog(database: DatabaseSync): boolean {
  return database.prepare('PRAGMA journal_mode').get()?.journal_mode === 'wal';
}

/** A connection that no other can be beside: SQLite gives up the write-ahead log only where nobody else has the file open. */
export function connectAlone(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    database.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** A statement whose rows come as arrays: a third cheaper than objects, which are then made with the names of this program. */
export function prepareRead(database: DatabaseSync, sql: string): StatementSync {
  const statement = database.prepare(sql);
  statement.setReturnArrays(true);
  return statement;
}
