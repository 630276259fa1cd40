import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pooledRandom } from '../../src/lib/random.ts';
import { createServer } from '../../src/server.ts';
import { NO_CREDENTIALS } from '../../src/session/credentials.ts';
import { Sessions } from '../../src/session/sessions.ts';
import { withDefaults } from '../../src/settings.ts';
import { memoryStore } from '../../src/store/memory.ts';
import { ALICE, addAccounts } from '../support/accounts.ts';
import { Client } from '../support/client.ts';
import { logout, WAYS, whoami } from '../support/flows.ts';
import { Vault } from '../support/vault.ts';
import { startWiki } from '../support/wiki.ts';

test('L10 a log that fails keeps no session alive, and no logout from its answer', async () => {
  const fail = () => {
    throw new Error('the log is full');
  };
  const server = await createServer({ port: 0, log: { info: fail, warn: fail, error: fail } });
  try {
    await addAccounts(server.store, server.hasher);
    const api = await server.listen();
    for (const way of WAYS) {
      const client = new Client(api, new Vault(), { formatversion: '1' });
      await way.logIn(client);
      const before = await client.cookies();
      await logout(client);
      assert.equal(await whoami(await client.withCookies(before)), null);
    }
    assert.deepEqual(await server.store.sessions.list({ limit: 10 }), []);
  } finally {
    await server.close();
  }
});

test('L05 a hundred thousand sessions of nobody that end leave the store as it was', async () => {
  const store = memoryStore({ key: Buffer.alloc(32) });
  const sessions = new Sessions({ store, clock: Date.now, random: pooledRandom(), settings: withDefaults({}) });
  for (let round = 0; round < 100_000; round += 1) {
    const session = await sessions.open(NO_CREDENTIALS, { ip: '192.0.2.1', agent: '' });
    if (round % 2) session.token('login');
    await sessions.end(session);
    await sessions.save(session);
  }
  assert.deepEqual(await store.sessions.list({ limit: 1 }), []);
  assert.deepEqual(await store.authLog.list({ limit: 1 }), []);
});

test('S06 what was found of a session does not outlive its end, however often it was asked for, by this process or another way', async () => {
  await using wiki = await startWiki({ store: 'sqlite' });
  for (const way of WAYS) {
    for (let round = 0; round < 10; round += 1) {
      const client = wiki.client();
      await way.logIn(client);
      for (let asked = 0; asked < 3; asked += 1) assert.equal(await whoami(client), 'Alice');
      const [row] = (await wiki.store.sessions.list({ limit: 100 })).slice(-1);
      await wiki.store.sessions.end(row?.id ?? 0);
      assert.equal(await whoami(client), null);
    }
  }
});

test('C05 a bot password that is revoked, invalidated or made anew ends its sessions at the next request', async () => {
  for (const store of ['memory', 'sqlite'] as const) {
    await using wiki = await startWiki({ store });
    const { accounts } = wiki.store;
    const id = (await accounts.byName(ALICE.name))?.id ?? 0;
    const bot = await accounts.botPassword(id, ALICE.app);
    assert.ok(bot);
    const { generation: _generation, ...again } = bot;
    const ends = [
      () => accounts.saveBotPassword({ ...again, grants: ['basic'] }),
      () => accounts.saveBotPassword({ ...again, restrictions: { IPAddresses: ['203.0.113.0/24'] } }),
      () => accounts.deleteBotPassword(id, ALICE.app),
      () => accounts.setPassword(id, ':B:salt:0'),
    ];
    for (const end of ends) {
      await accounts.saveBotPassword(again);
      const client = wiki.client();
      await WAYS[0]?.logIn(client);
      assert.equal(await whoami(client), 'Alice');
      await end();
      assert.equal(await whoami(client), null);
    }
  }
});
