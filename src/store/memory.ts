import { MemoryAccounts } from './memory-accounts.ts';
import { MemoryLog } from './memory-log.ts';
import { MemoryLogins } from './memory-logins.ts';
import { MemoryOptions } from './memory-options.ts';
import { MemorySessions } from './memory-sessions.ts';
import type { Store } from './store.ts';

/** A store that lives and dies with the process: for tests, and the model that the other stores are compared with. */
export function memoryStore(options: { readonly key: Buffer }): Store {
  const sessions = new MemorySessions();
  const log = new MemoryLog();
  return {
    key: options.key,
    sessions,
    accounts: new MemoryAccounts(sessions, log),
    logins: new MemoryLogins(),
    options: new MemoryOptions(),
    log,
    close: async () => {},
  };
}
