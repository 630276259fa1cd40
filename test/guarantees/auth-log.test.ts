import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ALICE, ZOE } from '../support/accounts.ts';
import type { Client } from '../support/client.ts';
import { botLogin, clientLogin, login, logout, mainLogin, token, tryClientLogin } from '../support/flows.ts';
import { called, VARIANTS } from '../support/variants.ts';
import { startWiki, type TestWiki } from '../support/wiki.ts';

interface Event {
  readonly action: string;
  readonly user: string;
  readonly title: string;
  readonly timestamp: string;
  readonly params: { readonly [name: string]: unknown };
}

const SEEN = { latchkeyRights: { 'latchkey-authlog': ['sysop'] } } as const;

async function events(client: Client, more: Readonly<Record<string, string>> = {}): Promise<readonly Event[]> {
  const asked = { action: 'query', list: 'logevents', letype: 'latchkey-auth', lelimit: 'max', formatversion: '2' };
  const reply = await client.get({ ...asked, leprop: 'ids|title|type|user|timestamp|details', ...more });
  assert.equal(reply.code, undefined, reply.text);
  return reply.at('query', 'logevents') as readonly Event[];
}

/** What was told of events to the operator. */
function logged(wiki: TestWiki): readonly string[] {
  return wiki.log.flatMap((line) => /^info: auth: (\w+)/.exec(line)?.[1] ?? []);
}

for (const variant of VARIANTS) {
  describe(`the log of sessions and credentials (${called(variant)})`, () => {
    test('each begin and end is told, with who, where from, and why; the operator’s log carries the same', async () => {
      await using wiki = await startWiki({ ...variant, settings: SEEN });
      const zoe = wiki.client();
      await mainLogin(zoe, ZOE);
      const before = (await events(zoe)).length;
      const client = wiki.client({ headers: { 'User-Agent': 'Tool/1.0' } });
      await clientLogin(client);
      await clientLogin(client);
      await logout(client);
      await botLogin(client);
      await mainLogin(wiki.client());
      await client.post({ action: 'logout', token: await token(client) });
      wiki.advance(86_400 * 31);
      const late = wiki.client();
      await mainLogin(late, ZOE);
      const told = (await events(late)).slice(0, -before).reverse();
      assert.deepEqual(
        told.map(({ action, params }) => [action, params.why ?? params.kind]),
        [
          ['begin', 'main'],
          ['end', 'replaced'],
          ['begin', 'main'],
          ['end', 'logout'],
          ['begin', 'bot'],
          ['begin', 'main'],
          ['end', 'logout'],
          ['begin', 'main'],
        ],
      );
      for (const { title, user, params } of told.slice(0, 5)) {
        assert.deepEqual([title, user, params.ip, params.useragent], ['User:Alice', 'Alice', '127.0.0.1', 'Tool/1.0']);
        assert.match(String(params.session), /^[0-9a-z]{6,}$/);
      }
      assert.equal(told[0]?.params.session, told[1]?.params.session, 'the handle tells which began and ended');
      assert.deepEqual(
        logged(wiki).slice(-told.length),
        told.map(({ action }) => action),
      );
    });

    test('changes of credentials are told, by the owner and by others', async () => {
      await using wiki = await startWiki({ ...variant, settings: SEEN });
      const zoe = wiki.client();
      await mainLogin(zoe, ZOE);
      const client = wiki.client();
      await clientLogin(client);
      await clientLogin(wiki.client());
      const password = 'another long password';
      const fields = {
        changeauthrequest: 'MediaWiki\\Auth\\PasswordAuthenticationRequest',
        password,
        retype: password,
      };
      const reply = await client.post({
        action: 'changeauthenticationdata',
        ...fields,
        changeauthtoken: await token(client),
      });
      assert.equal(reply.at('changeauthenticationdata', 'status'), 'success');
      const [newest] = await events(zoe, { letitle: 'User:Alice' });
      assert.deepEqual([newest?.action, newest?.user, newest?.params.count], ['password', 'Alice', 1]);
    });

    test('refusals are counted by account, address and reason, and no unknown name is written', async () => {
      await using wiki = await startWiki({
        ...variant,
        settings: { ...SEEN, passwordAttemptThrottle: [{ count: 3, seconds: 300 }] },
      });
      const zoe = wiki.client();
      await mainLogin(zoe, ZOE);
      const secret = 'my password in the wrong field';
      wiki.vault.keep(secret);
      for (let round = 0; round < 5; round += 1) {
        await login(wiki.client(), ALICE.name, 'wrong password');
        await login(wiki.client(), secret, 'wrong password');
        await tryClientLogin(wiki.client(), `Nobody ${round}`, 'wrong password');
      }
      const refused = await events(zoe, { leaction: 'latchkey-auth/refuse' });
      const told = refused.map(({ title, user, params }) => [title, user, params.why, params.count]).sort();
      assert.deepEqual(told, [
        ['User:', '127.0.0.1', 'login-throttled', 2],
        ['User:', '127.0.0.1', 'wrongpassword', 8],
        ['User:Alice', '127.0.0.1', 'login-throttled', 2],
        ['User:Alice', '127.0.0.1', 'wrongpassword', 3],
      ]);
      assert.deepEqual(await events(zoe, { leaction: 'latchkey-auth/refuse' }), refused, 'told once');
    });

    test('a storm of refusals costs no more than its share of the log', async () => {
      await using wiki = await startWiki({ ...variant, trustProxy: ['127.0.0.0/8'], settings: SEEN });
      const zoe = wiki.client();
      await mainLogin(zoe, ZOE);
      const lgtoken = await token(zoe, 'login');
      for (let round = 0; round < 110; round += 1) {
        const ip = `198.51.${round >> 8}.${round & 255}`;
        const client = wiki.client({ headers: { 'X-Forwarded-For': ip }, jar: zoe.jar });
        await client.post({ action: 'login', lgname: ALICE.name, lgpassword: 'wrong password', lgtoken });
      }
      const refused = await events(zoe, { leaction: 'latchkey-auth/refuse' });
      assert.ok(refused.length <= 101, `${refused.length} events`);
      assert.equal(
        refused.reduce((sum, { params }) => sum + Number(params.count), 0),
        110,
      );
    });

    test('who does not have the right sees nothing of it, in no way', async () => {
      await using wiki = await startWiki(variant);
      const clients = [wiki.client(), wiki.client(), wiki.client()];
      await mainLogin(clients[0] as Client);
      await mainLogin(clients[1] as Client, ZOE);
      for (const client of clients) {
        for (const asked of [{ letype: 'latchkey-auth' }, { leaction: 'latchkey-auth/begin' }]) {
          const reply = await client.get({ action: 'query', list: 'logevents', ...asked });
          assert.equal(reply.code, 'permissiondenied');
        }
        const all = await client.get({ action: 'query', list: 'logevents', lelimit: 'max' });
        assert.doesNotMatch(all.text, /latchkey-auth|127\.0\.0\.1/);
      }
    });

    test('an account that is made is told of, by whom and from where, and a mailed password that is given up', async () => {
      await using wiki = await startWiki({ ...variant, settings: SEEN });
      const zoe = wiki.client();
      await mainLogin(zoe, ZOE);
      const create = async (client: Client, username: string) => {
        const fields = { username, password: 'Some-Pw-123456', retype: 'Some-Pw-123456', createreturnurl: 'http://x/' };
        const createtoken = await token(client, 'createaccount');
        const reply = await client.post({ action: 'createaccount', ...fields, createtoken });
        assert.equal(reply.at('createaccount', 'status'), 'PASS', reply.text);
      };
      await create(wiki.client({ headers: { 'User-Agent': 'Tool/2.0' } }), 'Yves');
      await create(zoe, 'Xenia');
      const request = 'MediaWiki\\Auth\\TemporaryPasswordAuthenticationRequest';
      const removed = await zoe.post({ action: 'removeauthenticationdata', request, token: await token(zoe) });
      assert.equal(removed.code, undefined, removed.text);
      const told = (await events(zoe)).slice(0, 3).reverse();
      assert.deepEqual(
        told.map(({ action, title, user, params }) => [action, title, user, params.how, params.ip]),
        [
          ['create', 'User:Yves', 'Yves', 'create', '127.0.0.1'],
          ['create', 'User:Xenia', ZOE.name, 'create2', '127.0.0.1'],
          ['temporarypassword', `User:${ZOE.name}`, ZOE.name, 'removed', '127.0.0.1'],
        ],
      );
      assert.equal(told[0]?.params.useragent, 'Tool/2.0');
    });

    test('events are found by account, by who did it and by time, and a list goes on where it stopped', async () => {
      await using wiki = await startWiki({ ...variant, settings: SEEN });
      const zoe = wiki.client();
      await mainLogin(zoe, ZOE);
      const made = (await events(zoe, { letitle: 'User:Alice' })).length;
      const all = (await events(zoe)).length;
      for (let round = 0; round < 3; round += 1) {
        const client = wiki.client();
        await clientLogin(client);
        await logout(client);
        wiki.advance(10);
      }
      assert.equal((await events(zoe, { letitle: 'User:Alice' })).length, made + 6);
      assert.equal((await events(zoe, { leuser: 'Alice' })).length, 6);
      assert.equal((await events(zoe, { leuser: ZOE.name })).length, 1);
      assert.equal((await events(zoe, { lenamespace: '0' })).length, 0);
      assert.equal(
        (await events(zoe, { lestart: new Date(wiki.now() - 5000).toISOString(), ledir: 'newer' })).length,
        0,
      );
      const seen: unknown[] = [];
      let more: Readonly<Record<string, string>> | undefined = {};
      while (more) {
        const asked = { action: 'query', list: 'logevents', letype: 'latchkey-auth', lelimit: '2', leprop: 'ids' };
        const reply = await zoe.get({ ...asked, formatversion: '2', ...more });
        seen.push(...(reply.at('query', 'logevents') as readonly { logid: number }[]).map(({ logid }) => logid));
        more = (reply.json as { readonly continue?: Readonly<Record<string, string>> }).continue;
      }
      assert.equal(new Set(seen).size, all + 6);
      assert.equal(seen.length, all + 6);
    });
  });
}
