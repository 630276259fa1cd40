import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { checkDatabase, checkFile, explain } from './sqlite-check.ts';
import { connectToInspect, connectToRead, connectToWrite, hasWriteAheadLog } from './sqlite-connect.ts';
import { migrate, readVersion, schemaVersion } from './sqlite-migrate.ts';

/** A database at the newest schema, as its process reads it. */
export interface OpenDatabase {
  readonly path: string;
  readonly reader: DatabaseSync;
  /** See `Store.key`. */
  readonly key: Buffer;
}

/** Opens the database of a directory and makes it if it is not there; what it cannot use it leaves as it was. */
export function openDatabase(directory: string): OpenDatabase {
  const path = databasePath(directory);
  try {
    makeDirectory(directory);
    if (checkFile(path) === 'new') create(path);
    else if (!existsSync(`${path}-wal`)) inspect(path);
    return read(path);
  } catch (error) {
    throw explain(error, path);
  }
}

/** Where the database of a directory is. */
export function databasePath(directory: string): string {
  return join(directory, 'latchkey.sqlite');
}

/** Not `recursive: true`: with that, Node 26 never returns where a parent exists that refuses its child, such as /proc. */
export function makeDirectory(directory: string): void {
  if (existsSync(directory)) return;
  makeDirectory(dirname(directory));
  mkdirSync(directory, 0o700);
}

function create(path: string): void {
  closeSync(openSync(path, 'a', 0o600));
  upgrade(path);
}

function upgrade(path: string): void {
  const database = connectToWrite(path);
  try {
    migrate(database);
  } finally {
    database.close();
  }
}

function inspect(path: string): void {
  const database = connectToInspect(path);
  try {
    checkDatabase(database, path);
  } finally {
    database.close();
  }
}

function read(path: string): OpenDatabase {
  const reader = connectToRead(path);
  try {
    checkDatabase(reader, path);
    if (readVersion(reader) < schemaVersion || !hasWriteAheadLog(reader)) upgrade(path);
    const row = reader.prepare("SELECT value FROM meta WHERE name = 'key'").get();
    return { path, reader, key: Buffer.from(row?.value as Uint8Array) };
  } catch (error) {
    reader.close();
    throw error;
  }
}
