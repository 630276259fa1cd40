import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ALICE, ZOE } from '../support/accounts.ts';
import type { Client } from '../support/client.ts';
import { login, logout, mainLogin, token, tryClientLogin, WAYS, whoami } from '../support/flows.ts';
import { called, VARIANTS } from '../support/variants.ts';
import { startWiki } from '../support/wiki.ts';

/** The id of the session that counts. */
async function idOf(client: Client): Promise<string | undefined> {
  const { wiki_session, wiki_BPsession } = await client.cookies();
  return wiki_BPsession ?? wiki_session;
}

for (const variant of VARIANTS) {
  describe(`session ids (${called(variant)})`, () => {
    for (const way of WAYS) {
      test(`S01 a login by ${way.name} gives a new id, and the one from before it is nobody`, async () => {
        await using wiki = await startWiki(variant);
        const client = wiki.client();
        await token(client, 'login');
        const begun = await client.cookies();
        await way.logIn(client);
        assert.notEqual(await idOf(client), begun.wiki_session);
        assert.equal(await whoami(await client.withCookies(begun)), null);
        if (way.kind === 'bot') return;
        const { wikiUserID = '', wikiUserName = '' } = await client.cookies();
        assert.equal(await whoami(await client.withCookies({ ...begun, wikiUserID, wikiUserName })), null);
        const first = await client.cookies();
        await way.logIn(client, ZOE);
        assert.equal(await whoami(client), ZOE.name);
        assert.notEqual(await idOf(client), first.wiki_session);
        assert.equal(await whoami(await client.withCookies(first)), null);
        assert.equal((await wiki.store.sessions.list({ limit: 10 })).length, 1);
      });

      test(`S01 an id that was planted is never that of a login by ${way.name}`, async () => {
        await using wiki = await startWiki(variant);
        const attacker = wiki.client();
        await token(attacker, 'login');
        const own = (await attacker.cookies()).wiki_session ?? '';
        const accounts = wiki.client();
        await mainLogin(accounts, ZOE);
        const stolen = (await accounts.cookies()).wiki_session ?? '';
        await logout(accounts);
        const made = `s${'0'.repeat(11)}${'A'.repeat(27)}`;
        for (const planted of [own, stolen, made, 'a'.repeat(72), 'x'.repeat(32), 'x'.repeat(2000), 'short']) {
          const victim = wiki.client();
          await victim.plant({ wiki_session: planted, wiki_BPsession: planted });
          await way.logIn(victim);
          const { wiki_session, wiki_BPsession } = await victim.cookies();
          assert.notEqual(way.kind === 'bot' ? wiki_BPsession : wiki_session, planted);
          const { wikiUserID = '1', wikiUserName = 'Alice' } = await victim.cookies();
          const cookies = { wiki_session: planted, wiki_BPsession: planted, wikiUserID, wikiUserName };
          assert.equal(await whoami(await victim.withCookies(cookies)), null);
          assert.equal(await whoami(victim), 'Alice');
        }
      });
    }

    test('S01 an id planted between the token and the login is not that of the login either', async () => {
      await using wiki = await startWiki(variant);
      const planted = `s${'0'.repeat(10)}1${'A'.repeat(27)}`;
      const client = wiki.client();
      const lgtoken = await token(client, 'login');
      await client.plant({ wiki_BPsession: planted });
      const credentials = { lgname: `${ALICE.name}@${ALICE.app}`, lgpassword: ALICE.secret };
      const reply = await client.post({ action: 'login', ...credentials, lgtoken });
      assert.equal(reply.at('login', 'result'), 'Success');
      assert.notEqual((await client.cookies()).wiki_BPsession, planted);
      assert.equal(await whoami(await client.withCookies({ wiki_BPsession: planted })), null);
      assert.equal(await whoami(client), 'Alice');
    });

    test('S01 an unknown id is replaced at once, and a failed login changes nothing', async () => {
      await using wiki = await startWiki(variant);
      const client = wiki.client();
      await client.plant({ wiki_session: 'x'.repeat(40) });
      await whoami(client);
      const given = (await client.cookies()).wiki_session;
      assert.match(given ?? '', /^[A-Za-z0-9_-]{32,}$/);
      assert.notEqual(given, 'x'.repeat(40));
      await token(client, 'login');
      const begun = await client.cookies();
      assert.equal((await login(client, ALICE.name, 'wrong password')).at('login', 'result'), 'Failed');
      const reply = await tryClientLogin(client, 'Nobody', 'wrong password');
      assert.equal(reply.at('clientlogin', 'status'), 'FAIL');
      assert.deepEqual(await client.cookies(), begun);
      await mainLogin(client);
      const before = await client.cookies();
      await login(client, ZOE.name, 'wrong password');
      await tryClientLogin(client, ZOE.name, 'wrong password');
      assert.deepEqual(await client.cookies(), before);
      assert.equal(await whoami(client), 'Alice');
    });

    test('S01 no two sessions have an id, a secret or a token in common', async () => {
      await using wiki = await startWiki(variant);
      const seen = new Set<string>();
      let count = 0;
      for (let round = 0; round < 8; round += 1) {
        const clients = [wiki.client(), wiki.client(), wiki.client()];
        await Promise.all(clients.map((client) => WAYS[0]?.logIn(client)));
        for (const client of clients) {
          for (const one of [await idOf(client), await token(client)]) seen.add(one ?? '');
          count += 2;
        }
      }
      const listed = await wiki.store.sessions.list({ limit: 100 });
      const found = await Promise.all(listed.map(({ id }) => wiki.store.sessions.get(id)));
      const rows = found.filter((row) => row !== undefined);
      assert.equal(seen.size, count);
      assert.equal(rows.length, 24);
      assert.equal(new Set(rows.map(({ secretHash }) => secretHash.toString('hex'))).size, rows.length);
      for (const one of seen)
        for (const { secretHash } of rows)
          assert.ok(!one.includes(secretHash.toString('base64url')) && !one.includes(secretHash.toString('hex')));
    });

    test('S12 tokens that are asked for side by side in a fresh session are all good', async () => {
      await using wiki = await startWiki(variant);
      for (let round = 0; round < 12; round += 1) {
        const way = WAYS[round % WAYS.length] as (typeof WAYS)[number];
        const client = wiki.client();
        await way.logIn(client);
        const types = ['csrf', 'csrf', 'login', 'watch', 'csrf', 'login', 'userrights', 'createaccount'];
        const given = await Promise.all(types.map(async (type) => ({ type, text: await token(client, type) })));
        const checked = await Promise.all(
          given.map(({ type, text }) => client.post({ action: 'checktoken', type, token: text })),
        );
        for (const reply of checked) assert.equal(reply.at('checktoken', 'result'), 'valid');
        const last = given[round % 2 ? 0 : 4]?.text ?? '';
        assert.equal((await client.post({ action: 'logout', token: last })).text, '{}');
      }
    });
  });
}
