import { closeSync, openSync, readSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';

/** Bytes of the header of a WAL index, which counts the commits: section 2.1 of SQLite's walformat.html. */
const HEADER_SIZE = 48;

/**
 * The WAL indexes that are open here. To close a file drops every lock that the process has on it, also those of SQLite's
 * connections: so it is closed when the last store in it is, whose connections have been closed before.
 */
const indexes = new Map<string, { readonly file: number; stores: number }>();

/**
 * Tells whether anybody has committed anything: each commit rewrites the header of the shared WAL index after its frames
 * are on the disk, and before it returns. To read the header takes a third of what `PRAGMA data_version` takes, which locks
 * the file for it; a header that is caught half written is another one too.
 */
export class SqliteVersion {
  readonly #path: string;
  readonly #file: number;
  #header = Buffer.alloc(HEADER_SIZE);
  #next = Buffer.alloc(HEADER_SIZE);
  #version = 0;

  constructor(path: string, reader: DatabaseSync) {
    // The index is made by the first read.
    reader.prepare('PRAGMA data_version').get();
    this.#path = `${path}-shm`;
    const index = indexes.get(this.#path) ?? { file: openSync(this.#path, 'r'), stores: 0 };
    index.stores += 1;
    indexes.set(this.#path, index);
    this.#file = index.file;
  }

  /** See `Store.version`. */
  now(): number {
    const next = this.#next;
    const size = readSync(this.#file, next, 0, HEADER_SIZE, 0);
    if (size === HEADER_SIZE && next.equals(this.#header)) return this.#version;
    this.#next = this.#header;
    this.#header = next;
    this.#version += 1;
    return this.#version;
  }

  /** Once the connections of the store are closed. */
  close(): void {
    const index = indexes.get(this.#path);
    if (index === undefined) return;
    index.stores -= 1;
    if (index.stores > 0) return;
    indexes.delete(this.#path);
    closeSync(index.file);
  }
}
