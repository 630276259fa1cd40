import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ALICE } from '../support/accounts.ts';
import type { Client } from '../support/client.ts';
import { holdVerb } from '../support/faults.ts';
import { logout, mainLogin, sendLogout, token, tryClientLogin, WAYS, whoami } from '../support/flows.ts';
import { STORES, startWiki, type TestWiki } from '../support/wiki.ts';

const HALF = 1801;
const WHOLE = 3601;

/** Nobody is left in the store, and none of these clients is anybody. */
async function assertNobody(wiki: TestWiki, clients: readonly Client[]): Promise<void> {
  assert.deepEqual(await wiki.store.sessions.list({ limit: 10 }), []);
  for (const client of clients) assert.equal(await whoami(client), null);
  assert.deepEqual(await wiki.store.sessions.list({ limit: 10 }), []);
}

for (const store of STORES) {
  describe(`a request under way while a logout completes (${store})`, () => {
    for (const way of WAYS) {
      test(`L08 a renewal of ${way.name} does not bring the session back`, async () => {
        await using wiki = await startWiki({ store });
        const client = wiki.client();
        await way.logIn(client);
        const before = await client.cookies();
        const tab = await client.withCookies(before);
        const csrf = await token(client);
        wiki.advance(HALF);

        const held = holdVerb(wiki.store.sessions, 'touch');
        const renewing = tab.get({ action: 'query', meta: 'userinfo' });
        await held.arrived;
        assert.equal((await sendLogout(client, csrf)).text, '{}');
        held.release();
        const reply = await renewing;

        assert.deepEqual(reply.setCookies, [], 'cookies of a session that is no more');
        await assertNobody(wiki, [tab, client, await client.withCookies(before)]);
      });

      test(`L07 noting the first login token of ${way.name} does not bring the session back`, async () => {
        await using wiki = await startWiki({ store });
        const client = wiki.client();
        await way.logIn(client);
        const before = await client.cookies();
        const tab = await client.withCookies(before);
        const csrf = await token(client);

        const held = holdVerb(wiki.store.sessions, 'touch');
        const asking = tab.get({ action: 'query', meta: 'tokens', type: 'login' });
        await held.arrived;
        assert.equal((await sendLogout(client, csrf)).text, '{}');
        held.release();
        const reply = await asking;

        assert.deepEqual(reply.setCookies, []);
        const logintoken = reply.textAt('query', 'tokens', 'logintoken');
        const again = await client.withCookies(before);
        const fields = { action: 'clientlogin', username: ALICE.name, password: ALICE.password, logintoken };
        assert.equal((await again.post({ ...fields, loginreturnurl: 'http://example.org/' })).code, 'badtoken');
        await assertNobody(wiki, [tab, client, await client.withCookies(before)]);
      });
    }

    test('L08 a revival by the Token cookie does not bring back what another tab logs out', async () => {
      await using wiki = await startWiki({ store });
      const client = wiki.client();
      await mainLogin(client);
      const before = await client.cookies();
      wiki.advance(WHOLE);
      const tab = await client.withCookies(before);
      assert.equal(await whoami(client), 'Alice');

      const held = holdVerb(wiki.store.sessions, 'revive');
      const reviving = tab.get({ action: 'query', meta: 'userinfo' });
      await held.arrived;
      await logout(client);
      held.release();
      const reply = await reviving;

      assert.equal(reply.at('query', 'userinfo', 'id'), 0);
      const { wikiUserName, ...left } = await tab.cookies();
      assert.deepEqual(left, {}, 'the cookies that mean nothing any more are deleted');
      assert.equal(wikiUserName, 'Alice');
      await assertNobody(wiki, [tab, client, await client.withCookies(before)]);
    });

    test('L07 of two logouts side by side both answer {}, and nothing is left', async () => {
      await using wiki = await startWiki({ store });
      const client = wiki.client();
      await mainLogin(client);
      const before = await client.cookies();
      const tab = await client.withCookies(before);
      const csrf = await token(client);
      const held = holdVerb(wiki.store.sessions, 'end', 2);
      const leaving = [sendLogout(tab, csrf), sendLogout(client, csrf)];
      await held.arrived;
      held.release();
      for (const reply of await Promise.all(leaving)) assert.equal(reply.text, '{}');
      await assertNobody(wiki, [tab, client, await client.withCookies(before)]);
    });

    test('L07 a login under way ends the session that it takes the place of, though that was logged out meanwhile', async () => {
      await using wiki = await startWiki({ store });
      const client = wiki.client();
      await mainLogin(client);
      const before = await client.cookies();
      const tab = await client.withCookies(before);
      await token(tab, 'login');
      const csrf = await token(client);

      const held = holdVerb(wiki.store.sessions, 'begin');
      const loggingIn = tryClientLogin(tab, ALICE.name, ALICE.password);
      await held.arrived;
      assert.equal((await sendLogout(client, csrf)).text, '{}');
      held.release();
      assert.equal((await loggingIn).at('clientlogin', 'status'), 'PASS');

      assert.equal((await wiki.store.sessions.list({ limit: 10 })).length, 1, 'only that of the new login');
      for (const one of [client, await client.withCookies(before)]) assert.equal(await whoami(one), null);
      await logout(tab);
      await assertNobody(wiki, [tab, client, await client.withCookies(before)]);
    });

    test('L07 whatever is asked at once with a logout, nothing comes back', async () => {
      await using wiki = await startWiki({ store });
      for (let round = 0; round < 12; round += 1) {
        const way = WAYS[round % WAYS.length] as (typeof WAYS)[number];
        const client = wiki.client();
        await way.logIn(client);
        const csrf = await token(client);
        const before = await client.cookies();
        wiki.advance(HALF);
        const tabs = await Promise.all(Array.from({ length: 6 }, () => client.withCookies(before)));
        const asking = tabs.map((tab, index) =>
          tab.get({ action: 'query', meta: index % 2 ? 'userinfo' : 'tokens', type: index % 3 ? 'csrf' : 'login' }),
        );
        asking.splice(round % 6, 0, sendLogout(client, csrf));
        await Promise.all(asking);
        await assertNobody(wiki, [...tabs, client, await client.withCookies(before)]);
      }
    });
  });
}
