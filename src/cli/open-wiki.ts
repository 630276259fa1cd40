import { existsSync } from 'node:fs';
import { openSqliteStore } from '../store/sqlite.ts';
import { databasePath } from '../store/sqlite-open.ts';
import type { Store } from '../store/store.ts';
import { option } from './option.ts';
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

/** Refuses a folder without a wiki. */
export function refuseWithoutWiki(directory: string): void {
  if (existsSync(databasePath(directory))) return;
  const what = `${directory}: there is no wiki`;
  throw new RefusedError(`${what}. Give its folder with --data, or make one there: latchkey --data ${directory}`);
}
