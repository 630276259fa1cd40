import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { checkWhole } from './sqlite-check.ts';
import { connectToInspect, connectToRead } from './sqlite-connect.ts';
import { databasePath, openDatabase } from './sqlite-open.ts';
import { StoreError } from './store-error.ts';

/**
 * Writes all of a wiki, as it is at one moment, to a file that is not there yet, which only its owner can read. A server may
 * run meanwhile, and go on to write. The file is looked through and on the disk before it has its name.
 */
export function backupDatabase(directory: string, file: string): void {
  if (existsSync(file)) throw new StoreError(`Cannot write ${file}: it is there already. Give a name that is free.`);
  // A wiki of an older Latchkey becomes one of this before it is copied.
  openDatabase(directory).reader.close();
  const unfinished = `${file}.unfinished`;
  try {
    rmSync(unfinished, { force: true });
    closeSync(openSync(unfinished, 'wx', 0o600));
    using reader = connectToRead(databasePath(directory));
    reader.prepare('VACUUM INTO ?').run(unfinished);
    using copy: DatabaseSync = connectToInspect(unfinished);
    checkWhole(copy, file);
    sync(unfinished);
    renameSync(unfinished, file);
    sync(dirname(file));
  } catch (error) {
    rmSync(unfinished, { force: true });
    if (error instanceof StoreError) throw error;
    const why = (error instanceof Error ? error.message : String(error)).replaceAll(unfinished, file);
    throw new StoreError(`Cannot write ${file}: ${why}. Give a file in a folder that this user may write to.`, {
      cause: error,
    });
  }
}

/** Brings a file, or the names in a folder, to the disk. */
export function sync(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
