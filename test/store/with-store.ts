import type { Store } from '../../src/store/store.ts';
import { account } from './rows.ts';

/** Adds accounts to a new store: the first has the id 1, the next 2, and so on. */
export async function addAccounts({ accounts }: Store, ...names: readonly string[]): Promise<void> {
  await Promise.all(names.map((name) => accounts.add(account(name))));
}

/** The body of a test that has an empty store of its own. */
export function withStore(open: () => Promise<Store>, body: (store: Store) => Promise<void>): () => Promise<void> {
  return async () => {
    const store = await open();
    try {
      await body(store);
    } finally {
      await store.close();
    }
  };
}
