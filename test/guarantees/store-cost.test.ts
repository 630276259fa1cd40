import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ALICE } from '../support/accounts.ts';
import type { Client } from '../support/client.ts';
import { countVerbs } from '../support/faults.ts';
import { botLogin, logout, mainLogin, token, tryClientLogin, WAYS } from '../support/flows.ts';
import { STORES, startWiki, type TestWiki } from '../support/wiki.ts';

const READS = ['get', 'owned', 'device', 'list'] as const;
const WRITES = ['begin', 'revive', 'touch', 'end', 'endAll', 'sweep'] as const;

/** What requests did to the sessions in the store since it was last asked. */
function meter(wiki: TestWiki) {
  const counts = countVerbs(wiki.store.sessions, [...READS, ...WRITES]);
  const sum = (verbs: readonly (keyof typeof wiki.store.sessions)[]) =>
    verbs.reduce((total, verb) => total + (counts.get(verb) ?? 0), 0);
  return async (request: () => Promise<unknown>) => {
    counts.clear();
    await request();
    return { reads: sum(READS), writes: sum(WRITES) };
  };
}

const userinfo = (client: Client) => client.get({ action: 'query', meta: 'userinfo' });
const logintoken = (client: Client) => client.get({ action: 'query', meta: 'tokens', type: 'login' });

for (const store of STORES) {
  describe(`what a request costs the store (${store})`, () => {
    test('nobody costs nothing', async () => {
      await using wiki = await startWiki({ store });
      const cost = meter(wiki);
      const client = wiki.client();
      for (const request of [userinfo, logintoken, userinfo, logintoken]) {
        assert.deepEqual(await cost(() => request(client)), { reads: 0, writes: 0 });
      }
    });

    for (const way of WAYS) {
      test(`with ${way.name}, a request reads its session at most once and writes it at most once`, async () => {
        await using wiki = await startWiki({ store });
        const cost = meter(wiki);
        const client = wiki.client();
        const reads = 1;
        // SQLite tells that nothing has been committed since: what was found then still holds.
        const again = store === 'sqlite' ? 0 : reads;
        const { writes } = await cost(() => way.logIn(client));
        assert.equal(writes, 1);
        assert.deepEqual(await cost(() => userinfo(client)), { reads, writes: 0 });
        assert.deepEqual(await cost(() => logintoken(client)), { reads: again, writes: 1 });
        assert.deepEqual(await cost(() => logintoken(client)), { reads, writes: 0 });
        assert.deepEqual(await cost(() => logintoken(client)), { reads: again, writes: 0 });
        wiki.advance(1801);
        assert.deepEqual(await cost(() => userinfo(client)), { reads, writes: 1 });
        assert.deepEqual(await cost(() => userinfo(client)), { reads, writes: 0 });
        const csrf = await token(client);
        wiki.advance(1801);
        const out = () => client.post({ action: 'logout', token: csrf });
        assert.deepEqual(await cost(out), { reads, writes: 1 });
        assert.deepEqual(await cost(out), { reads: 0, writes: 0 });
      });
    }

    test('a login over another session writes once', async () => {
      await using wiki = await startWiki({ store });
      const cost = meter(wiki);
      const client = wiki.client();
      await mainLogin(client);
      await token(client, 'login');
      wiki.advance(1801);
      const { writes } = await cost(() => tryClientLogin(client, ALICE.name, ALICE.password, true));
      assert.ok(writes <= 2, `token and login: ${writes}`);
    });

    test('a revived device writes once', async () => {
      await using wiki = await startWiki({ store });
      const cost = meter(wiki);
      const client = wiki.client();
      await mainLogin(client);
      wiki.advance(3601);
      assert.deepEqual(await cost(() => userinfo(client)), { reads: 2, writes: 1 });
      wiki.advance(3601);
      // The one request that writes twice: it revives the session, and then notes that it gave out a login token.
      assert.deepEqual(await cost(() => logintoken(client)), { reads: 2, writes: 2 });
    });

    test('of two sessions in one jar only the one that counts is read', async () => {
      await using wiki = await startWiki({ store });
      const cost = meter(wiki);
      const client = wiki.client();
      await mainLogin(client);
      await botLogin(client);
      assert.deepEqual(await cost(() => userinfo(client)), { reads: 1, writes: 0 });
      const both = await client.withCookies(await client.cookies());
      await logout(client);
      assert.deepEqual(await cost(() => userinfo(client)), { reads: 1, writes: 0 });
      // The one request that reads twice: the bot's session is dead, so the other one counts.
      assert.deepEqual(await cost(() => userinfo(both)), { reads: 2, writes: 0 });
      // Its cookies are now those that the other client has sent already.
      assert.deepEqual(await cost(() => userinfo(both)), { reads: store === 'sqlite' ? 0 : 1, writes: 0 });
    });
  });
}
