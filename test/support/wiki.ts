import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import type { PasswordHasher } from '../../src/account/password/hasher.ts';
import { createServer, type ServerSettings } from '../../src/server.ts';
import type { Settings } from '../../src/settings.ts';
import type { Store } from '../../src/store/store.ts';
import { ALICE, addAccounts, ZOE } from './accounts.ts';
import { Client, type ClientOptions } from './client.ts';
import { Vault } from './vault.ts';

/** Where a wiki keeps its rows. */
export type StoreKind = 'memory' | 'sqlite';

export const STORES: readonly StoreKind[] = ['memory', 'sqlite'];

/** How a wiki of a test differs from the usual. */
export interface WikiOptions
  extends Pick<ServerSettings, 'tls' | 'trustProxy' | 'limits' | 'statusPort' | 'host' | 'smtp' | 'mailFrom'> {
  readonly store?: StoreKind;
  readonly settings?: Partial<Settings>;
  /** The test makes the server fail: else a fault in the log fails the test. */
  readonly faults?: true;
  readonly formatversion?: '1' | '2';
}

/** A real server on a port of its own, with accounts, whose clock can be moved. Stops at the end of the scope (`await using`). */
export interface TestWiki extends AsyncDisposable {
  /** Address of `api.php`. */
  readonly api: string;
  /** Where /healthz, /readyz and /metrics are, if `statusPort` is given. */
  readonly status: string;
  readonly store: Store;
  readonly hasher: PasswordHasher;
  /** Folder of the SQLite store. */
  readonly data: string;
  /** All that was logged, each line with everything that hangs on it. */
  readonly log: readonly string[];
  readonly vault: Vault;
  now(): number;
  advance(seconds: number): void;
  client(options?: ClientOptions): Client;
}

/** Starts a wiki. At its end no line of its log may hold a secret, and no fault may have been logged. */
export async function startWiki(options: WikiOptions = {}): Promise<TestWiki> {
  const { store = 'memory', settings = {}, faults, formatversion = '1', ...others } = options;
  const data = await mkdtemp(join(tmpdir(), 'latchkey-test-'));
  const vault = new Vault();
  for (const { password, secret } of [ALICE, ZOE]) for (const one of [password, secret]) vault.keep(one);
  const log: string[] = [];
  const note = (level: string) => (about: object, event: string) =>
    log.push(`${level}: ${event} ${inspect(about, { depth: null, maxStringLength: null, breakLength: 1e9 })}`);
  let skew = 0;
  const now = () => Date.now() + skew;
  const server = await createServer({
    ...others,
    port: 0,
    clock: now,
    log: { info: note('info'), warn: note('warn'), error: note('error') },
    wiki: { passwordAttemptThrottle: [], rateLimits: {}, ...settings },
    ...(store === 'sqlite' && { data }),
  });
  await addAccounts(server.store, server.hasher);
  const api = await server.listen();
  return {
    api,
    status: server.statusOrigin ?? '',
    store: server.store,
    hasher: server.hasher,
    data,
    log,
    vault,
    now,
    advance(seconds) {
      skew += seconds * 1000;
    },
    client: (given) => new Client(api, vault, { formatversion, ...given }),
    async [Symbol.asyncDispose]() {
      const events = await server.store.authLog.list({ limit: 100_000 });
      vault.assertNotInLog(events.map((event) => JSON.stringify(event)));
      await server.close();
      await rm(data, { recursive: true, force: true });
      vault.assertNotInLog(log);
      if (!faults)
        assert.deepEqual(
          log.filter((line) => line.startsWith('error')),
          [],
        );
    },
  };
}
