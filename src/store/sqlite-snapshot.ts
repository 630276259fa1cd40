import type { DatabaseSync, StatementSync } from 'node:sqlite';

/**
 * What the reads of one turn of the event loop see: the database as it is when the first of them asks. To lock the file
 * and let it go costs more than to read a row; so a turn does it once, for all the requests that came with it.
 */
export class SqliteSnapshot {
  readonly #reader: DatabaseSync;
  readonly #begin: StatementSync;
  readonly #dataVersion: StatementSync;
  #version: number | undefined;

  constructor(reader: DatabaseSync) {
    this.#reader = reader;
    this.#begin = reader.prepare('BEGIN');
    this.#dataVersion = reader.prepare('PRAGMA data_version');
  }

  /** See `Store.version`. */
  version(): number {
    this.#version ??= this.#open();
    return this.#version;
  }

  /** What is read from now on is what is committed by then. */
  end(): void {
    this.#version = undefined;
    if (this.#reader.isOpen && this.#reader.isTransaction) this.#reader.exec('COMMIT');
  }

  #open(): number {
    this.#begin.run();
    // After everything that came from clients with this turn.
    setImmediate(() => this.end());
    const { data_version: version } = this.#dataVersion.get() as { readonly data_version: number };
    return version;
  }
}
