import type { Store } from '../../src/store/store.ts';

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
