import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Settings } from '../../src/settings.ts';
import { ALICE, ZOE } from '../support/accounts.ts';
import type { Client } from '../support/client.ts';
import { botLogin, clientLogin, logout, mainLogin, token, WAYS, whoami } from '../support/flows.ts';
import type { Reply } from '../support/reply.ts';
import { called, VARIANTS } from '../support/variants.ts';
import { startWiki } from '../support/wiki.ts';

interface Listed {
  readonly handle: string;
  readonly current: boolean;
  readonly kind: string;
  readonly app?: string;
  readonly remembered: boolean;
  readonly device: string;
  readonly ip: string;
  readonly createdip: string;
  readonly useragent: string;
  readonly createduseragent: string;
}

const STEWARD: Partial<Settings> = { latchkeyRights: { 'latchkey-sessions': ['sysop'] } };

async function askList(client: Client, more: Readonly<Record<string, string>> = {}): Promise<Reply> {
  return client.get({ action: 'query', list: 'sessions', formatversion: '2', ...more });
}

async function listed(client: Client, more: Readonly<Record<string, string>> = {}): Promise<readonly Listed[]> {
  const reply = await askList(client, more);
  assert.equal(reply.code, undefined, reply.text);
  return reply.at('query', 'sessions') as readonly Listed[];
}

async function own(client: Client): Promise<string> {
  const [session, ...more] = (await listed(client)).filter(({ current }) => current);
  assert.ok(session && more.length === 0);
  return session.handle;
}

async function end(client: Client, fields: Readonly<Record<string, string>>): Promise<Reply> {
  return client.post({ action: 'endsession', formatversion: '2', ...fields, token: await token(client) });
}

for (const variant of VARIANTS) {
  describe(`ends of sessions (${called(variant)})`, () => {
    test('S03 of two sessions the one that is named ends, at once, and no other', async () => {
      await using wiki = await startWiki(variant);
      const clients = await Promise.all(
        Array.from({ length: 6 }, async (_, at) => {
          const client = wiki.client();
          await (at % 2 ? mainLogin(client) : clientLogin(client));
          return client;
        }),
      );
      const [first, ...others] = clients as [Client, ...Client[]];
      const handles = new Map<Client, string>();
      for (const client of clients) handles.set(client, await own(client));
      assert.equal(new Set(handles.values()).size, 6);
      const dead = new Set<Client>();
      for (const other of others) {
        const reply = await end(first, { session: handles.get(other) ?? '' });
        assert.deepEqual(reply.at('endsession'), { user: 'Alice', ended: 1 });
        dead.add(other);
        for (const client of clients) assert.equal(await whoami(client), dead.has(client) ? null : 'Alice');
        assert.equal((await end(first, { session: handles.get(other) ?? '' })).code, 'nosuchsession');
      }
    });

    test('S03 a remembered device whose session is over is listed, with where it was used, and ends as a session does', async () => {
      await using wiki = await startWiki(variant);
      const [lost, kept, stranger] = [wiki.client(), wiki.client(), wiki.client()];
      for (const client of [lost, kept]) await mainLogin(client);
      await mainLogin(stranger, ZOE);
      wiki.advance(3601);
      const client = wiki.client();
      await clientLogin(client);
      const sessions = await listed(client);
      assert.deepEqual(
        sessions.map(({ kind, remembered, current }) => [kind, remembered, current]),
        [
          ['device', true, false],
          ['device', true, false],
          ['main', false, true],
        ],
      );
      assert.equal(new Set(sessions.map(({ ip, createduseragent }) => `${ip} ${createduseragent}`)).size, 1);
      const [first] = sessions;
      const paged: unknown[] = [];
      for (let from: string | undefined = ''; from !== undefined; ) {
        const reply = await askList(client, { sslimit: '1', ...(from !== '' && { sscontinue: from }) });
        paged.push(...(reply.at('query', 'sessions') as readonly Listed[]));
        from = reply.at('continue', 'sscontinue') as string | undefined;
      }
      assert.deepEqual(paged, sessions);
      assert.equal(await whoami(stranger), ZOE.name);
      assert.equal((await end(stranger, { session: first?.handle ?? '' })).code, 'reauthenticate');
      await clientLogin(stranger, ZOE);
      assert.equal((await end(stranger, { session: first?.handle ?? '' })).code, 'nosuchsession');
      assert.equal((await end(client, { session: first?.handle ?? '' })).code, undefined);
      assert.equal((await end(client, { session: first?.handle ?? '' })).code, 'nosuchsession');
      assert.equal(await whoami(lost), null);
      assert.equal(await whoami(kept), 'Alice', 'it comes back');
      assert.deepEqual((await listed(client)).map(({ kind }) => kind).sort(), ['main', 'main']);
      assert.equal((await end(client, { others: '1' })).code, undefined);
      assert.equal(await whoami(kept), null);
    });

    test('S03 a handle that begins as another one does ends nothing', async () => {
      await using wiki = await startWiki(variant);
      const [client, other] = [wiki.client(), wiki.client()];
      for (const one of [client, other]) await clientLogin(one);
      const handle = await own(other);
      const near = [
        handle.slice(0, -1),
        `${handle}0`,
        `0${handle}`,
        handle.toUpperCase(),
        ` ${handle}`,
        '',
        '-1',
        'x'.repeat(500),
      ];
      for (const one of near.filter((text) => text !== handle)) {
        assert.match(String((await end(client, { session: one })).code), /^(?:nosuchsession|missingparam)$/, one);
      }
      assert.equal(await whoami(other), 'Alice');
    });

    test('S04 the end of all others keeps this one, and ends bot passwords’ sessions too', async () => {
      await using wiki = await startWiki(variant);
      const clients = await Promise.all(
        WAYS.map(async (way) => {
          const client = wiki.client();
          await way.logIn(client);
          return client;
        }),
      );
      const stranger = wiki.client();
      await mainLogin(stranger, ZOE);
      const current = clients[2] as Client;
      const csrf = await token(current);
      const reply = await end(current, { others: '1' });
      assert.deepEqual(reply.at('endsession'), { user: 'Alice', ended: 3 });
      for (const client of clients) assert.equal(await whoami(client), client === current ? 'Alice' : null);
      assert.equal(await whoami(stranger), ZOE.name);
      const checked = await current.post({ action: 'checktoken', type: 'csrf', token: csrf });
      assert.equal(checked.at('checktoken', 'result'), 'valid');
      wiki.advance(1801);
      assert.equal(await whoami(current), 'Alice');
      await logout(current);
    });

    test('S04 who has no session left ends nobody’s', async () => {
      await using wiki = await startWiki(variant);
      const [client, other] = [wiki.client(), wiki.client()];
      for (const one of [client, other]) await clientLogin(one);
      const before = await client.cookies();
      const csrf = await token(client);
      await logout(client);
      const dead = await client.withCookies(before);
      const fields = { action: 'endsession', others: '1', token: csrf };
      assert.equal((await dead.post(fields)).code, 'badtoken');
      assert.equal((await wiki.client().post({ ...fields, token: '+\\' })).code, 'notloggedin');
      assert.equal(await whoami(other), 'Alice');
    });

    test('S05 the end of all ends this one, remembered devices and bot passwords’ sessions, before the answer', async () => {
      await using wiki = await startWiki(variant);
      const clients = await Promise.all(
        WAYS.map(async (way) => {
          const client = wiki.client();
          await way.logIn(client);
          return client;
        }),
      );
      const current = clients[3] as Client;
      const before = await Promise.all(clients.map((client) => client.cookies()));
      const reply = await end(current, { all: '1' });
      assert.deepEqual(reply.at('endsession'), { user: 'Alice', ended: 4 });
      assert.deepEqual(Object.keys(await current.cookies()), ['wikiUserName']);
      for (const cookies of before) assert.equal(await whoami(await current.withCookies(cookies)), null);
      assert.deepEqual(await wiki.store.sessions.list({ limit: 10 }), []);
    });

    test('S07 nobody sees or ends a session of somebody else, and is not told whether there is one', async () => {
      await using wiki = await startWiki(variant);
      const [alice, zoe] = [wiki.client(), wiki.client()];
      await mainLogin(alice);
      await mainLogin(zoe, ZOE);
      const handle = await own(zoe);
      const refused = await end(alice, { session: handle });
      const unknown = await end(alice, { session: 'zzzzz' });
      assert.equal(refused.code, 'nosuchsession');
      assert.equal(refused.text.replaceAll(handle, '*'), unknown.text.replaceAll('zzzzz', '*'));
      for (const user of [ZOE.name, '#2', 'Nobody at all']) {
        assert.equal((await askList(alice, { ssuser: user })).code, 'permissiondenied');
        assert.equal((await end(alice, { session: handle, user })).code, 'permissiondenied');
        assert.equal((await end(alice, { all: '1', user })).code, 'permissiondenied');
      }
      assert.equal(
        (await listed(alice, { sscontinue: '0' })).every(({ handle: one }) => one !== handle),
        true,
      );
      assert.equal((await askList(wiki.client())).code, 'notloggedin');
      assert.equal(await whoami(zoe), ZOE.name);
    });

    test('S07 who has the right to sees and ends the sessions of others', async () => {
      await using wiki = await startWiki({ ...variant, settings: STEWARD });
      const [alice, tool, zoe] = [wiki.client(), wiki.client(), wiki.client()];
      await mainLogin(alice);
      await botLogin(tool);
      await mainLogin(zoe, ZOE);
      const sessions = await listed(zoe, { ssuser: ALICE.name });
      assert.deepEqual(
        sessions.map(({ kind, current, app }) => [kind, current, app]),
        [
          ['main', false, undefined],
          ['bot', false, 'tool'],
        ],
      );
      assert.equal((await end(zoe, { others: '1', user: ALICE.name })).code, 'invalidparammix');
      assert.equal((await end(zoe, { session: await own(zoe), user: ALICE.name })).code, 'nosuchsession');
      assert.deepEqual((await end(zoe, { session: sessions[1]?.handle ?? '', user: ALICE.name })).at('endsession'), {
        user: 'Alice',
        ended: 1,
      });
      assert.deepEqual([await whoami(tool), await whoami(alice)], [null, 'Alice']);
      await end(zoe, { all: '1', user: ALICE.name });
      assert.deepEqual([await whoami(alice), await whoami(zoe)], [null, ZOE.name]);
      assert.equal((await end(zoe, { all: '1', user: 'Nobody at all' })).code, 'nosuchuser');
    });

    test('S08 the list shows handles and no secrets: what it shows opens nothing', async () => {
      await using wiki = await startWiki(variant);
      const client = wiki.client({
        headers: {
          'User-Agent': `Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 ${'x'.repeat(300)}`,
        },
      });
      await mainLogin(client);
      const cookies = await client.cookies();
      const reply = await askList(client);
      for (const secret of [cookies.wiki_session ?? '', cookies.wikiToken ?? '']) {
        assert.ok(secret.length > 30);
        for (const half of [secret, secret.slice(-27), secret.slice(14)]) assert.ok(!reply.text.includes(half));
      }
      for (const { id } of await wiki.store.sessions.list({ limit: 10 })) {
        const known = await wiki.store.sessions.get(id);
        assert.ok(known);
        for (const form of ['hex', 'base64', 'base64url'] as const)
          assert.ok(!reply.text.includes(known.secretHash.toString(form)));
      }
      const [session] = await listed(client);
      assert.ok(session);
      const { device, remembered, useragent, ip, createdip } = session;
      assert.deepEqual([device, remembered, ip, createdip], ['Firefox, Linux', true, '127.0.0.1', '127.0.0.1']);
      assert.equal(useragent.length, 200);
      const { wikiUserID = '' } = cookies;
      for (const id of [session.handle, `s${session.handle}`, `s${session.handle}${'A'.repeat(27)}`]) {
        assert.equal(await whoami(await client.withCookies({ wiki_session: id.padEnd(39, 'A'), wikiUserID })), null);
      }
    });

    test('S08 where a session is used from is told as it was when its use was last noted', async () => {
      await using wiki = await startWiki(variant);
      const first = wiki.client({ headers: { 'User-Agent': 'Tool/1.0 (https://example.org)' } });
      await clientLogin(first);
      const second = wiki.client({ headers: { 'User-Agent': 'Other/2' }, jar: first.jar });
      const agents = async () =>
        (await listed(second)).map(({ device, useragent, createduseragent }) => [device, useragent, createduseragent]);
      const began = 'Tool/1.0 (https://example.org)';
      assert.deepEqual(await agents(), [['Tool', began, began]]);
      wiki.advance(1801);
      await whoami(second);
      assert.deepEqual(await agents(), [['Other', 'Other/2', began]]);
    });

    test('C06 a session is ended only by who has logged in not long ago, and not by a bot password', async () => {
      await using wiki = await startWiki(variant);
      const [client, other, tool] = [wiki.client(), wiki.client(), wiki.client()];
      await mainLogin(client);
      await mainLogin(other);
      await botLogin(tool);
      assert.equal((await askList(tool)).code, 'permissiondenied');
      assert.equal((await end(tool, { others: '1' })).code, 'permissiondenied');
      // Still used, so that it lives; but the login was too long ago.
      for (let minutes = 0; minutes < 62; minutes += 31) {
        wiki.advance(31 * 60);
        for (const one of [client, other]) await whoami(one);
      }
      assert.equal((await listed(client)).length, 2);
      for (const fields of [{ others: '1' }, { all: '1' }, { session: await own(other) }]) {
        assert.equal((await end(client, fields)).code, 'reauthenticate');
      }
      wiki.advance(3601);
      assert.equal(await whoami(client), 'Alice', 'come back from its remembered device');
      assert.equal((await end(client, { all: '1' })).code, 'reauthenticate', 'which is no login');
      assert.equal(await whoami(other), 'Alice');
      await mainLogin(client);
      assert.deepEqual((await end(client, { others: '1' })).at('endsession', 'user'), 'Alice');
      assert.deepEqual([await whoami(client), await whoami(other)], ['Alice', null]);
    });

    test('a list that is longer than asked for goes on where it stopped', async () => {
      await using wiki = await startWiki(variant);
      const clients = await Promise.all(Array.from({ length: 5 }, () => wiki.client()));
      for (const client of clients) await clientLogin(client);
      const seen: string[] = [];
      let more: Readonly<Record<string, string>> | undefined = {};
      while (more) {
        const reply = await askList(clients[0] as Client, { sslimit: '2', ...more });
        seen.push(...(reply.at('query', 'sessions') as readonly Listed[]).map(({ handle }) => handle));
        const { continue: rest } = reply.json as { readonly continue?: Readonly<Record<string, string>> };
        more = rest;
      }
      assert.equal(new Set(seen).size, 5);
      assert.equal((await askList(clients[0] as Client, { sscontinue: 'not a handle' })).code, 'badcontinue');
      wiki.advance(3600);
      const late = wiki.client();
      await clientLogin(late);
      assert.equal((await listed(late)).length, 1, 'what is over is not told');
    });

    test('one of two parameters has to say what ends, and a token is needed', async () => {
      await using wiki = await startWiki(variant);
      const client = wiki.client();
      await clientLogin(client);
      assert.equal((await end(client, {})).code, 'missingparam');
      assert.equal((await end(client, { others: '1', all: '1' })).code, 'invalidparammix');
      assert.equal((await client.post({ action: 'endsession', all: '1' })).code, 'missingparam');
      assert.equal((await client.post({ action: 'endsession', all: '1', token: '+\\' })).code, 'badtoken');
      assert.equal(
        (await client.get({ action: 'endsession', all: '1', token: await token(client) })).code,
        'mustpostparams',
      );
      assert.equal(await whoami(client), 'Alice');
    });
  });
}
