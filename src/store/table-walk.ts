import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { prepareRead } from './sqlite-connect.ts';
import type { SqlValue } from './sqlite-operation.ts';

/** Rows that are looked at in one turn of the event loop: under a millisecond. */
const PAGE = 1000;
const START = Number.MIN_SAFE_INTEGER;

/**
 * Goes round a table in the order of its ids and finds the rows that a condition is true of. It reads, a page at a time, so that
 * neither requests nor writes wait for it.
 */
export class TableWalk {
  readonly #reader: DatabaseSync;
  readonly #page: StatementSync;
  #after = START;

  /** `condition` speaks of columns of the table. */
  constructor(reader: DatabaseSync, table: string, condition: string) {
    this.#reader = reader;
    this.#page = prepareRead(
      reader,
      `SELECT count(*), max(id), json_group_array(id) FILTER (WHERE ${condition})
        FROM (SELECT * FROM ${table} WHERE id > ? ORDER BY id LIMIT ${PAGE}) AS ${table}`,
    );
  }

  /** The ids that were found on the next page that has some, as JSON; undefined: there are none in the whole table. */
  async next(values: readonly SqlValue[]): Promise<string | undefined> {
    const from = this.#after;
    let ends = 0;
    // The reader is closed with the store.
    while (this.#reader.isOpen) {
      const page = this.#page.get(...values, this.#after) as unknown as readonly [number, number, string];
      const [rows, last, found] = page;
      const atEnd = rows < PAGE;
      this.#after = atEnd ? START : last;
      if (found !== '[]') return found;
      if (atEnd) ends += 1;
      if (ends > 1 || (ends === 1 && (from === START || this.#after >= from))) return undefined;
      await nextTurn();
    }
    return undefined;
  }
}
