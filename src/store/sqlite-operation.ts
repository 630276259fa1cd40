import type { NewAuthEvent } from './auth-event.ts';

/** What SQLite keeps in a column. */
export type SqlValue = null | number | string | Uint8Array;

/** One statement that writes. */
export interface Statement {
  readonly sql: string;
  readonly params: readonly SqlValue[];
  /** If it changes nothing, what follows it in its operation is not done. */
  readonly gate?: true;
  /** The event that it notes if it changes something. If it has no count, that comes back in its row, as `counted`. */
  readonly notes?: NewAuthEvent;
}

/** Statements that take effect together or not at all. */
export type Operation = readonly Statement[];

/** What a committed operation gives back. */
export interface Result {
  /** How many rows each statement changed; of one that was not done there is no number. */
  readonly changes: readonly number[];
  /** The rows of the statements with RETURNING. */
  readonly rows: readonly Readonly<Record<string, SqlValue>>[];
}

/** Why an operation took no effect, in SQLite's words: plain data, because an error loses its code between threads. */
export interface Failure {
  readonly message: string;
  /** SQLite's extended result code, if the error was SQLite's. */
  readonly errcode: number | undefined;
}

/** How one operation of a batch ended. */
export type Outcome = Result | Failure;
