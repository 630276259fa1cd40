import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Failure, Operation, Outcome, Result } from './sqlite-operation.ts';

const SQLITE_BUSY = 5;

/** A connection that writes, with the statements that it has prepared. */
export interface WriteConnection {
  readonly database: DatabaseSync;
  readonly prepared: Map<string, StatementSync>;
}

/**
 * Commits a batch of operations in one transaction with one sync to the disk. If that fails, each operation is tried
 * in a transaction of its own, so that only those fail that cannot be done.
 */
export function groupCommit(connection: WriteConnection, batch: readonly Operation[]): readonly Outcome[] {
  try {
    return commit(connection, batch);
  } catch (error) {
    if (batch.length === 1 || isBusy(failure(error))) return batch.map(() => failure(error));
  }
  let busy: unknown;
  return batch.flatMap((operation): Outcome | readonly Outcome[] => {
    // Each attempt on a locked database waits for its time-out: one is enough.
    if (busy) return failure(busy);
    try {
      return commit(connection, [operation]);
    } catch (error) {
      if (isBusy(failure(error))) busy = error;
      return failure(error);
    }
  });
}

/** An error as plain data. */
export function failure(error: unknown): Failure {
  return { message: error instanceof Error ? error.message : String(error), errcode: errorCode(error) };
}

function commit(connection: WriteConnection, operations: readonly Operation[]): readonly Result[] {
  prepare(connection, 'BEGIN IMMEDIATE').run();
  try {
    const results = operations.map((operation) => perform(connection, operation));
    prepare(connection, 'COMMIT').run();
    return results;
  } catch (error) {
    // SQLite has rolled back by itself after some errors.
    if (connection.database.isTransaction) connection.database.exec('ROLLBACK');
    throw error;
  }
}

function perform(connection: WriteConnection, operation: Operation): Result {
  const rows: Result['rows'][number][] = [];
  const changes: number[] = [];
  for (const { sql, params, gate } of operation) {
    const statement = prepare(connection, sql);
    const returned = returnsRows(sql) ? (statement.all(...params) as Result['rows'][number][]) : undefined;
    rows.push(...(returned ?? []));
    const changed = returned?.length ?? Number(statement.run(...params).changes);
    changes.push(changed);
    if (gate && changed === 0) break;
  }
  return { changes, rows };
}

function prepare({ database, prepared }: WriteConnection, sql: string): StatementSync {
  const known = prepared.get(sql);
  if (known) return known;
  const statement = database.prepare(sql);
  // Whatever is run tells the last row number too, and those that FTS5 gives its own rows can be too large for a number.
  if (!returnsRows(sql)) statement.setReadBigInts(true);
  prepared.set(sql, statement);
  return statement;
}

function returnsRows(sql: string): boolean {
  return sql.includes('RETURNING');
}

/** Whether it was another process that was writing. */
export function isBusy({ errcode = 0 }: Failure): boolean {
  return (errcode & 0xff) === SQLITE_BUSY;
}

function errorCode(error: unknown): number | undefined {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : undefined;
}
