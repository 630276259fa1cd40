import { pooledRandom } from '../lib/random.ts';
import type { Server } from '../server.ts';
import { addFirstAccount, type FirstAccount } from './first-account.ts';
import type { Fixtures } from './fixtures.ts';
import { isEmpty, seed } from './seed.ts';

/** What became of a wiki at a start. */
export type PreparedWiki =
  | { readonly is: 'as it was' | 'seeded' | 'not seeded' }
  | { readonly is: 'new'; readonly first: FirstAccount };

/** Puts into an empty wiki what the fixtures say, or else its first account. A wiki that has accounts stays as it is. */
export async function prepareWiki(
  { store, hasher }: Server,
  fixtures: Fixtures | undefined,
  now: number,
): Promise<PreparedWiki> {
  if (!(await isEmpty(store))) return { is: fixtures ? 'not seeded' : 'as it was' };
  if (!fixtures) return { is: 'new', first: await addFirstAccount(store, hasher, pooledRandom(), now) };
  await seed(store, hasher, fixtures, now);
  return { is: 'seeded' };
}
