import { statSync } from 'node:fs';
import { openSqliteStore } from '../store/sqlite.ts';
import { databasePath } from '../store/sqlite-open.ts';
import type { Store } from '../store/store.ts';
import { option } from './option.ts';
import { PROGRAM } from './program.ts';
import { RefusedError } from './refused-error.ts';
import { readText } from './value.ts';

/** Where the wiki is that a command speaks of. */
export const dataOption = option({
  value: 'FOLDER',
  about: 'Folder of the wiki',
  otherwise: './data',
  env: true,
  read: readText,
});

/** Works with the wiki of a folder, beside a server that may run. A folder without one is refused: it would be a mistake. */
export async function withWiki<T>(directory: string, work: (store: Store) => Promise<T>): Promise<T> {
  refuseWithoutWiki(directory);
  const store = await openSqliteStore({ directory });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Refuses a folder without a wiki, or one that cannot be looked into. */
export function refuseWithoutWiki(directory: string): void {
  const lack = whyNotThere(databasePath(directory));
  if (lack === undefined) return;
  if (lack !== 'ENOENT' && lack !== 'ENOTDIR')
    throw new RefusedError(
      `${directory}: it cannot be looked into (${lack}). Give this user the right to, or another folder.`,
    );
  const what = `${directory}: there is no wiki`;
  throw new RefusedError(`${what}. Give its folder with --data, or make one there: ${PROGRAM} --data ${directory}`);
}

/** The system's code for why a file cannot be found; undefined: it is there. */
function whyNotThere(path: string): string | undefined {
  try {
    statSync(path);
    return undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'EIO';
  }
}
