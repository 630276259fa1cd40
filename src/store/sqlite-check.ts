import { accessSync, closeSync, constants, openSync, readSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { applicationId, readVersion, schemaVersion } from './sqlite-migrate.ts';
import { StoreError } from './store-error.ts';

// https://www.sqlite.org/fileformat2.html#the_database_header
const HEADER_SIZE = 100;
const MAGIC = 'SQLite format 3\0';
const USER_VERSION = 60;
const APPLICATION_ID = 68;

const SQLITE_BUSY = 5;
const SQLITE_CORRUPT = 11;
const SQLITE_NOTADB = 26;

const RESTORE = 'Restore it from a backup, or move it away to start an empty wiki';
const CHOOSE = 'Give this user the right to write there, or choose another data directory';

const remedies: Readonly<Record<string | number, string>> = {
  EACCES: CHOOSE,
  ENOENT: CHOOSE,
  EPERM: CHOOSE,
  EROFS: CHOOSE,
  EEXIST: 'A file is in the way: choose another data directory',
  ENOTDIR: 'A file is in the way: choose another data directory',
  [SQLITE_BUSY]: 'Another process holds it locked: end that process, and try again',
  [SQLITE_CORRUPT]: RESTORE,
  [SQLITE_NOTADB]: RESTORE,
};

/** Looks at a file before SQLite does, which may write beside what it opens: whether it is new, or one that this program can use. */
export function checkFile(path: string): 'new' | 'known' {
  const directory = dirname(path);
  if (!statSync(directory).isDirectory())
    throw new StoreError(`Cannot open ${path}: ${directory} is a file. Choose another data directory.`);
  accessSync(directory, constants.W_OK | constants.X_OK);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 'new';
  if (!stat.isFile()) throw new StoreError(`Cannot open ${path}: it is not a file. Choose another data directory.`);
  accessSync(path, constants.R_OK | constants.W_OK);
  if (stat.size === 0) return 'new';
  checkHeader(path);
  return 'known';
}

/** Looks at the beginning of a file: whether it is a database that this program can use. */
export function checkHeader(path: string): void {
  const header = readHeader(path);
  if (header.toString('latin1', 0, MAGIC.length) !== MAGIC) {
    throw new StoreError(`Cannot open ${path}: it is not a database. ${RESTORE}.`);
  }
  refuse(path, header.readUInt32BE(APPLICATION_ID), header.readUInt32BE(USER_VERSION));
}

/** Reads a database from end to end: whether every page of it, and what leads from one row to another, is as it must be. */
export function checkWhole(database: DatabaseSync, path: string): void {
  const faults = database.prepare('PRAGMA integrity_check(1)').get();
  const broken = database.prepare('PRAGMA foreign_key_check').get();
  if (faults?.integrity_check === 'ok' && broken === undefined) return;
  throw new StoreError(`Cannot use ${path}: it is damaged (${faults?.integrity_check}). Take another backup.`);
}

/** Looks at a database with what its write-ahead log says. */
export function checkDatabase(database: DatabaseSync, path: string): void {
  const id = Number(database.prepare('PRAGMA application_id').get()?.application_id);
  const tables = Number(database.prepare('SELECT count(*) AS tables FROM sqlite_schema').get()?.tables);
  // One without an application's mark may only be what a crash left of a first start: empty.
  refuse(path, id === 0 && tables > 0 ? -1 : id, readVersion(database));
}

/** The error for the operator: one line that says what is wrong with which path and what to do. */
export function explain(error: unknown, path: string, doing = 'open'): StoreError {
  if (error instanceof StoreError) return error;
  if (!(error instanceof Error)) return new StoreError(`Cannot ${doing} ${path}: ${error}.`);
  const code = 'errcode' in error ? Number(error.errcode) & 0xff : 'code' in error ? String(error.code) : '';
  const remedy = remedies[code];
  return new StoreError(`Cannot ${doing} ${path}: ${error.message}.${remedy ? ` ${remedy}.` : ''}`, { cause: error });
}

function refuse(path: string, id: number, version: number): void {
  if (id !== applicationId && id !== 0) {
    throw new StoreError(`Cannot open ${path}: it is a database of another program. Choose another data directory.`);
  }
  if (version > schemaVersion) {
    const versions = `its schema is version ${version}, and this Latchkey knows up to ${schemaVersion}`;
    throw new StoreError(`Cannot open ${path}: ${versions}. Use the newer Latchkey that wrote it.`);
  }
}

function readHeader(path: string): Buffer {
  const header = Buffer.alloc(HEADER_SIZE);
  const file = openSync(path, 'r');
  try {
    readSync(file, header, 0, HEADER_SIZE, 0);
    return header;
  } finally {
    closeSync(file);
  }
}
