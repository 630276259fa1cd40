import { chmodSync, constants, copyFileSync, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { sync } from './sqlite-backup.ts';
import { checkDatabase, checkHeader, checkWhole, explain } from './sqlite-check.ts';
import { connectAlone, connectToInspect, connectToWrite } from './sqlite-connect.ts';
import { DEVICE_LIVES, LIVES } from './sqlite-end-sessions.ts';
import { migrate } from './sqlite-migrate.ts';
import { databasePath, makeDirectory } from './sqlite-open.ts';
import { StoreError } from './store-error.ts';

/** What a restored wiki has in it. */
export interface Restored {
  readonly accounts: number;
  readonly sessions: number;
}

/** What logs somebody in without a password of his own, and may have ended since. */
const OPEN_DOORS = ['session', 'device', 'pending_login', 'temporary_password'];

/**
 * Puts a backup in the place of a wiki that no process has open. The backup is looked through first and brought to the newest
 * schema; what it holds of sessions, devices, logins that wait and mailed passwords is dropped, unless it is to be kept:
 * some of them may have ended after it was made.
 */
export function restoreDatabase(
  from: string,
  directory: string,
  { replace, keepSessions }: { readonly replace: boolean; readonly keepSessions: boolean },
): Restored {
  const path = databasePath(directory);
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > 0 && !replace) {
    throw new StoreError(`Cannot restore to ${path}: there is a wiki. Give --replace to put the backup in its place.`);
  }
  const copy = `${path}.restoring`;
  try {
    refuseMissing(from);
    refuseUnfinished(from);
    makeDirectory(directory);
    copyBackup(from, copy);
    const restored = prepare(copy, from, keepSessions);
    // Held until the new file has its place: nobody can open the old one meanwhile.
    using _alone = size > 0 ? holdAlone(path) : null;
    for (const beside of ['-wal', '-shm', '-journal']) rmSync(path + beside, { force: true });
    renameSync(copy, path);
    sync(directory);
    return restored;
  } finally {
    for (const left of ['', '-wal', '-shm', '-journal']) rmSync(copy + left, { force: true });
  }
}

function refuseMissing(from: string): void {
  if (existsSync(from)) return;
  throw new StoreError(`Cannot restore ${from}: there is no such file. Give a file that the command backup has made.`);
}

/** A database that was copied while it was in use lacks what is in the files beside it. */
function refuseUnfinished(from: string): void {
  if ((statSync(`${from}-wal`, { throwIfNoEntry: false })?.size ?? 0) === 0) return;
  throw new StoreError(`Cannot restore ${from}: it is in use. Give a file that the command backup has made.`);
}

function copyBackup(from: string, copy: string): void {
  try {
    checkHeader(from);
    copyFileSync(from, copy, constants.COPYFILE_FICLONE);
    chmodSync(copy, 0o600);
  } catch (error) {
    throw explain(error, from, 'restore');
  }
}

function prepare(copy: string, from: string, keepSessions: boolean): Restored {
  try {
    {
      using database: DatabaseSync = connectToInspect(copy);
      checkDatabase(database, from);
      checkWhole(database, from);
    }
    using database = connectToWrite(copy);
    migrate(database);
    if (!keepSessions) for (const table of OPEN_DOORS) database.exec(`DELETE FROM ${table}`);
    database.exec(
      `DELETE FROM session WHERE NOT ${LIVES}; DELETE FROM device WHERE NOT ${DEVICE_LIVES}; DELETE FROM leftover`,
    );
    const count = (table: string) => Number(database.prepare(`SELECT count(*) AS rows FROM ${table}`).get()?.rows);
    const restored = { accounts: count('account'), sessions: count('session') };
    // What was dropped leaves the file, too.
    database.exec('VACUUM; PRAGMA journal_mode = DELETE');
    sync(copy);
    return restored;
  } catch (error) {
    throw explain(error, from, 'restore');
  }
}

/** A connection that no other process can have beside it; refused while one has. A file that cannot be opened nobody has open. */
function holdAlone(path: string): DatabaseSync | null {
  try {
    return connectAlone(path);
  } catch (error) {
    const why = explain(error, path, 'restore to');
    if (/locked/.test(why.message)) {
      throw new StoreError(`Cannot restore to ${path}: a process has it open. Stop the server first.`, {
        cause: error,
      });
    }
    return null;
  }
}
