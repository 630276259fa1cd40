import { MemoryAccounts } from './memory-accounts.ts';
import { MemorySessions } from './memory-sessions.ts';
import type { Store } from './store.ts';

/** A store that lives and dies with the process: for tests, and the model that the other stores are compared with. */
export function memoryStore(options: { readonly key: Buffer }): Store {
  const sessions = new MemorySessions();
  return { key: options.key, sessions, accounts: new MemoryAccounts(sessions), close: async () => {} };
}
