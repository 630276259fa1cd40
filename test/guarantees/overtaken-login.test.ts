import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ALICE, ZOE } from '../support/accounts.ts';
import { holdVerb } from '../support/faults.ts';
import { clientLogin, mainLogin, token, WAYS, whoami } from '../support/flows.ts';
import { STORES, startWiki, type TestWiki } from '../support/wiki.ts';

/** What ends all sessions of an account. */
const ENDINGS: readonly { readonly name: string; end(wiki: TestWiki, id: number): Promise<unknown> }[] = [
  { name: 'another password', end: ({ store }, id) => store.accounts.setPassword(id, ':A:0') },
  {
    name: 'a lock, even once it is taken off',
    async end({ store }, id) {
      await store.accounts.setLocked(id, true);
      await store.accounts.setLocked(id, false);
    },
  },
  { name: 'ending all sessions', end: ({ store }, id) => store.sessions.endAll(id) },
  {
    name: 'ending all others',
    async end({ store }, id) {
      const [{ id: keep } = assert.fail()] = await store.sessions.list({ user: id, limit: 1 });
      assert.equal(await store.sessions.endOthers(id, keep), 0);
    },
  },
  { name: 'ending everybody’s sessions', end: ({ store }) => store.sessions.endEverybody() },
  { name: 'another second factor', end: ({ store }, id) => store.accounts.setTotp(id, null, []) },
  { name: 'another name', end: ({ store }, id) => store.accounts.rename(id, 'Somebody else') },
];

for (const store of STORES) {
  describe(`a login under way when all sessions of the account end (${store})`, () => {
    for (const way of WAYS) {
      for (const ending of ENDINGS) {
        test(`${ending.name}: the session that ${way.name} begins afterwards is nobody's`, async () => {
          await using wiki = await startWiki({ store });
          const client = wiki.client();
          const other = wiki.client();
          await clientLogin(other);
          const account = await wiki.store.accounts.byName(ALICE.name);
          assert.ok(account);

          const held = holdVerb(wiki.store.sessions, 'begin');
          const loggingIn = way.logIn(client);
          await held.arrived;
          await ending.end(wiki, account.id);
          held.release();
          await loggingIn;

          assert.equal(await whoami(client), null);
        });
      }
    }

    for (const way of WAYS.filter(({ kind }) => kind === 'main')) {
      test(`a block that disables the login: the session that ${way.name} begins afterwards is nobody's, also once it is over`, async () => {
        await using wiki = await startWiki({ store, settings: { blockDisablesLogin: true } });
        const [client, zoe] = [wiki.client(), wiki.client()];
        await mainLogin(zoe, ZOE);
        const held = holdVerb(wiki.store.sessions, 'begin');
        const loggingIn = way.logIn(client);
        await held.arrived;
        const block = { action: 'block', user: ALICE.name, expiry: '1 hour', token: await token(zoe) };
        assert.equal((await zoe.post(block)).code, undefined);
        held.release();
        await loggingIn;
        const cookies = await client.cookies();
        await zoe.post({ action: 'unblock', user: ALICE.name, token: await token(zoe) });
        assert.equal(await whoami(await client.withCookies(cookies)), null);
      });
    }
  });
}
