import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readSessionCookie } from '../../src/session/cookie-value.ts';
import { LOGOUT_SALT, makeToken } from '../../src/session/token.ts';
import { ZOE } from '../support/accounts.ts';
import { ask, FORM, withQuery } from '../support/ask.ts';
import type { Client } from '../support/client.ts';
import { botLogin, clientLogin, logout, mainLogin, sendLogout, token, WAYS, whoami } from '../support/flows.ts';
import { called, VARIANTS } from '../support/variants.ts';
import { startWiki } from '../support/wiki.ts';

/** The token of the link that logs out in the pages for people, made from what only the client and the server know. */
async function webToken(client: Client, now: number): Promise<string> {
  const { wiki_session, wiki_BPsession } = await client.cookies();
  const ticket = readSessionCookie(wiki_BPsession ?? wiki_session ?? '');
  assert.ok(ticket);
  return makeToken(ticket.secret, 'csrf', now, LOGOUT_SALT);
}

for (const variant of VARIANTS) {
  describe(`logout (${called(variant)})`, () => {
    for (const way of WAYS) {
      test(`a session opened by ${way.name} ends at logout, and the answer is {}`, async () => {
        await using wiki = await startWiki(variant);
        const client = wiki.client();
        await way.logIn(client, ZOE);
        assert.equal(await whoami(client), ZOE.name);
        await logout(client);
        assert.equal(await whoami(client), null);
        assert.equal(await token(client), '+\\');
        const left = await client.cookies();
        // MediaWiki too leaves these: the name for the next login, and the session of nobody that a bot login began in.
        assert.deepEqual(Object.keys(left), way.kind === 'main' ? ['wikiUserName'] : ['wiki_session']);
      });

      test(`L04 a second logout with the same token is badtoken, after ${way.name}`, async () => {
        await using wiki = await startWiki(variant);
        const client = wiki.client();
        await way.logIn(client);
        const before = await client.cookies();
        const csrf = await token(client);
        assert.equal((await sendLogout(client, csrf)).text, '{}');
        for (const again of [client, await client.withCookies(before)]) {
          assert.equal((await sendLogout(again, csrf)).code, 'badtoken');
        }
      });

      test(`L03 the token of the logout link logs out, after ${way.name}`, async () => {
        await using wiki = await startWiki(variant);
        const client = wiki.client();
        await way.logIn(client);
        const link = await webToken(client, wiki.now());
        const reply = await client.post({ action: 'checktoken', type: 'csrf', token: link });
        assert.equal(reply.at('checktoken', 'result'), 'invalid', 'it is good for logging out only');
        assert.equal((await sendLogout(client, link)).text, '{}');
        assert.equal(await whoami(client), null);
      });
    }

    test('L01 nothing but a POST with the token in its body logs out', async () => {
      await using wiki = await startWiki(variant);
      const client = wiki.client();
      await botLogin(client);
      const csrf = await token(client);
      const put = { action: 'logout', token: csrf };
      for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'QUERY']) {
        const reply = await client.send(method, put, undefined, { 'X-HTTP-Method-Override': 'POST' });
        assert.equal(reply.headers['mediawiki-api-error'], 'mustpostparams', method);
        assert.equal(reply.status, 200);
        const inBody = await client.send(method, { action: 'logout' }, put);
        assert.equal(inBody.headers['mediawiki-api-error'], 'missingparam', method);
      }
      assert.equal((await client.send('POST', put)).code, 'mustpostparams');
      assert.equal((await client.send('POST', put, put)).code, 'mustpostparams');
      assert.equal((await client.send('POST', { ...put, token: 'another' }, put)).code, 'mustpostparams');
      assert.equal((await client.send('POST', { 'token[]': csrf }, put)).code, 'mustpostparams');
      assert.equal(await whoami(client), 'Alice');
    });

    test('L01 a token in a body that is no form does not log out', async () => {
      await using wiki = await startWiki(variant);
      const client = wiki.client();
      await mainLogin(client);
      const csrf = await token(client);
      const Cookie = await client.jar.getCookieString(client.api);
      for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencodedx', undefined]) {
        for (const body of [`action=logout&token=${encodeURIComponent(csrf)}`, JSON.stringify({ token: csrf })]) {
          const headers = { Cookie, ...(type !== undefined && { 'Content-Type': type }) };
          const url = withQuery(client.api, { action: 'logout', format: 'json' });
          const reply = await ask(url, { method: 'POST', headers, body });
          assert.equal(reply.code, 'missingparam');
        }
      }
      assert.equal(await whoami(client), 'Alice');
    });

    test('L02 a missing or wrong token is refused with its code, and the session lives', async () => {
      await using wiki = await startWiki(variant);
      const [client, sibling, stranger] = [wiki.client(), wiki.client(), wiki.client()];
      for (const one of [client, sibling]) await mainLogin(one);
      await mainLogin(stranger, ZOE);
      const csrf = await token(client);
      const wrong = [
        '+\\',
        'x',
        await token(sibling),
        await token(stranger),
        await token(client, 'login'),
        await token(client, 'watch'),
        await token(client, 'userrights'),
        await webToken(sibling, wiki.now()),
        csrf.toUpperCase(),
        ` ${csrf}`,
        `${csrf} `,
        `${csrf}\n`,
        csrf.replace('+', ' '),
        csrf.slice(0, -2),
        csrf.slice(0, -1),
        csrf.slice(1),
        `0${csrf}`,
        csrf.replace(/^./, (digit) => (digit === '0' ? '1' : '0')),
        csrf.replace(/.(?=\+)/, (digit) => (digit === '0' ? '1' : '0')),
        csrf.replace('+', '%2B'),
        `${csrf}${csrf}`,
      ];
      for (const one of wrong) {
        const reply = await sendLogout(client, one);
        assert.equal(reply.code, 'badtoken', one);
        assert.deepEqual(reply.setCookies, []);
      }
      const missing = [{ action: 'logout' }, { action: 'logout', token: '' }, { action: 'logout', 'token[]': csrf }];
      for (const fields of missing) assert.equal((await client.post(fields)).code, 'missingparam');
      assert.equal(await whoami(client), 'Alice');
      assert.equal((await sendLogout(client, csrf)).text, '{}', 'the token is as good as ever');
    });

    test('L05 a thousand logouts of nobody leave the store as it was', async () => {
      await using wiki = await startWiki(variant);
      const nobody = wiki.client();
      const begun = wiki.client();
      await token(begun, 'login');
      const planted = wiki.client();
      await planted.plant({ wiki_session: 'x'.repeat(32) });
      await botLogin(wiki.client());
      const before = await wiki.store.sessions.list({ limit: 10 });
      const fields = { action: 'logout', token: '+\\', errorformat: 'plaintext' };
      for (let round = 0; round < 250; round += 1) {
        const replies = await Promise.all([nobody, begun, planted, nobody].map((one) => one.post(fields)));
        for (const reply of replies) {
          assert.equal(reply.status, 200);
          assert.deepEqual(Object.keys(reply.json as object), ['warnings']);
          assert.equal(reply.at('warnings', '0', 'code'), 'notloggedin');
        }
        assert.deepEqual(replies[0]?.setCookies, []);
        assert.deepEqual(replies[1]?.setCookies, [], 'an anonymous session stays');
      }
      assert.deepEqual(await wiki.store.sessions.list({ limit: 10 }), before);
    });

    test('L13 an empty or "deleted" session id is nobody', async () => {
      await using wiki = await startWiki(variant);
      const client = wiki.client();
      await clientLogin(client, ZOE, true);
      const { wikiUserID = '', wikiUserName = '' } = await client.cookies();
      for (const id of ['', 'deleted', 'undefined', 'null', '0', '%00', 'deleted'.padEnd(39, '0')]) {
        for (const cookie of ['wiki_session', 'wiki_BPsession', 'wikiToken']) {
          const headers = { Cookie: `${cookie}=${id}; wikiUserID=${wikiUserID}; wikiUserName=${wikiUserName}` };
          const asked = withQuery(wiki.api, { action: 'query', meta: 'userinfo', format: 'json' });
          const reply = await ask(asked, { headers });
          assert.equal(reply.at('query', 'userinfo', 'id'), 0);
          const out = await ask(withQuery(wiki.api, { action: 'logout', format: 'json', errorformat: 'raw' }), {
            method: 'POST',
            headers: { ...headers, 'Content-Type': FORM },
            body: 'token=%2B%5C',
          });
          assert.equal(out.at('warnings', '0', 'code'), 'notloggedin');
        }
      }
      assert.equal(await whoami(client), ZOE.name);
    });

    test('L13 a cookie that says of itself that it was deleted counts as not sent', async () => {
      await using wiki = await startWiki(variant);
      const client = wiki.client();
      await clientLogin(client, ZOE);
      const { wiki_session = '', wikiUserID = '' } = await client.cookies();
      const without = { wiki_session, wikiUserID };
      for (const name of ['wikiUserName', 'wikiToken', 'wiki_BPsession']) {
        assert.equal(await whoami(await client.withCookies({ ...without, [name]: 'deleted' })), ZOE.name, name);
      }
      for (const name of ['wiki_session', 'wikiUserID']) {
        assert.equal(await whoami(await client.withCookies({ ...without, [name]: 'deleted' })), null, name);
      }
    });

    test('L14 tokens of the ended session are dead, also in the next session', async () => {
      await using wiki = await startWiki(variant);
      for (const way of WAYS) {
        const client = wiki.client();
        await way.logIn(client);
        const types = ['csrf', 'watch', 'patrol', 'rollback', 'userrights', 'login', 'createaccount'];
        const old = await Promise.all(types.map(async (type) => ({ type, given: await token(client, type) })));
        const link = await webToken(client, wiki.now());
        await logout(client);
        const check = async () => {
          for (const { type, given } of old) {
            const reply = await client.post({ action: 'checktoken', type, token: given });
            assert.equal(reply.at('checktoken', 'result'), 'invalid', type);
          }
          assert.equal((await sendLogout(client, link)).code, 'badtoken');
        };
        await check();
        await way.logIn(client);
        await check();
        assert.equal(await whoami(client), 'Alice');
        assert.ok(!old.some(({ given }) => given === '+\\'));
      }
    });
  });
}
