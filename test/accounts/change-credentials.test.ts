import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ALICE } from '../support/accounts.ts';
import type { Client } from '../support/client.ts';
import { holdVerb } from '../support/faults.ts';
import { botLogin, clientLogin, logout, mainLogin, token, tryClientLogin, WAYS, whoami } from '../support/flows.ts';
import type { Reply } from '../support/reply.ts';
import { STORES, startWiki } from '../support/wiki.ts';

const NEW = 'a password of her own 7';
const PASSWORD = 'MediaWiki\\Auth\\PasswordAuthenticationRequest';

async function change(client: Client, given: { readonly [name: string]: string } = {}): Promise<Reply> {
  return client.post({
    action: 'changeauthenticationdata',
    changeauthrequest: PASSWORD,
    password: NEW,
    retype: NEW,
    changeauthtoken: await token(client),
    ...given,
  });
}

/** The same browser, its session cookie lost. */
async function withoutSession(client: Client): Promise<Client> {
  const cookies = Object.entries(await client.cookies()).filter(([name]) => !name.endsWith('_session'));
  return client.withCookies(Object.fromEntries(cookies));
}

function status(reply: Reply): unknown {
  return reply.at('changeauthenticationdata', 'status') ?? reply.code;
}

for (const store of STORES) {
  describe(`a password change (${store})`, () => {
    test('keeps the session that makes it, with its tokens and its device, and ends every other', async () => {
      await using wiki = await startWiki({ store });
      const others = await Promise.all(
        WAYS.map(async (way) => {
          const client = wiki.client();
          await way.logIn(client);
          return client;
        }),
      );
      const client = wiki.client();
      await mainLogin(client);
      const csrf = await token(client);
      assert.equal(status(await change(client, { changeauthtoken: csrf })), 'success');
      assert.equal(await whoami(client), ALICE.name);
      for (const other of others) assert.equal(await whoami(other), null);
      assert.equal(
        (await client.post({ action: 'checktoken', type: 'csrf', token: csrf })).at('checktoken', 'result'),
        'valid',
      );
      const revived = await withoutSession(client);
      assert.equal(await whoami(revived), ALICE.name, 'the device is still remembered');
      assert.equal(status(await change(revived)), 'reauthenticate');
      assert.equal(
        (await tryClientLogin(wiki.client(), ALICE.name, ALICE.password)).at('clientlogin', 'status'),
        'FAIL',
      );
      assert.equal((await tryClientLogin(wiki.client(), ALICE.name, NEW)).at('clientlogin', 'status'), 'PASS');
    });

    test('is refused without a fresh login of the session itself, and in a bot password session', async () => {
      await using wiki = await startWiki({ store });
      assert.equal(status(await change(wiki.client())), 'notloggedin');
      const bot = wiki.client();
      await botLogin(bot);
      assert.equal(status(await change(bot)), 'permissiondenied');

      const client = wiki.client();
      await clientLogin(client);
      wiki.advance(3500);
      await whoami(client);
      wiki.advance(101);
      assert.equal(await whoami(client), ALICE.name);
      assert.equal(status(await change(client)), 'reauthenticate');
      await clientLogin(client);
      assert.equal(status(await change(client)), 'success');
    });

    test('is refused with what is wrong with it', async () => {
      await using wiki = await startWiki({ store });
      const client = wiki.client();
      await mainLogin(client);
      assert.equal(status(await change(client, { retype: 'x' })), 'badretype');
      assert.equal(status(await change(client, { retype: '' })), 'badrequest');
      assert.equal(status(await change(client, { changeauthrequest: 'x' })), 'badrequest');
      assert.equal(status(await change(client, { password: 'qz7!x', retype: 'qz7!x' })), 'passwordtooshort');
      assert.equal(await whoami(client), ALICE.name);
    });

    test('that its session did not live to see changes nothing', async () => {
      await using wiki = await startWiki({ store });
      const client = wiki.client();
      await clientLogin(client);
      const held = holdVerb(wiki.store.accounts, 'changePassword');
      const changing = change(client);
      await held.arrived;
      await logout(client);
      held.release();
      assert.equal(status(await changing), 'badtoken');
      await clientLogin(wiki.client());
    });

    for (const way of WAYS) {
      test(`that overtakes a login by ${way.name}: the session that begins afterwards is nobody's`, async () => {
        await using wiki = await startWiki({ store });
        const owner = wiki.client();
        await clientLogin(owner);
        const late = wiki.client();
        const held = holdVerb(wiki.store.sessions, 'begin');
        const loggingIn = way.logIn(late);
        await held.arrived;
        assert.equal(status(await change(owner)), 'success');
        held.release();
        await loggingIn;
        assert.equal(await whoami(late), null);
        assert.equal(await whoami(owner), ALICE.name);
      });
    }

    for (const verb of ['touch', 'revive'] as const) {
      test(`that overtakes a renewal (${verb}) of another session: it stays ended`, async () => {
        await using wiki = await startWiki({ store });
        const first = wiki.client();
        await mainLogin(first);
        const other = verb === 'revive' ? await withoutSession(first) : first;
        wiki.advance(verb === 'touch' ? 2000 : 0);
        const owner = wiki.client();
        await clientLogin(owner);
        const csrf = await token(owner);
        const held = holdVerb(wiki.store.sessions, verb);
        const renewing = whoami(other);
        await held.arrived;
        assert.equal(status(await change(owner, { changeauthtoken: csrf })), 'success');
        held.release();
        await renewing;
        assert.equal(await whoami(other), null);
        assert.equal(await whoami(owner), ALICE.name);
      });
    }
  });
}

test('accounts cannot be linked or unlinked, nor the password be removed', async () => {
  await using wiki = await startWiki();
  const client = wiki.client();
  await mainLogin(client);
  const csrf = await token(client);
  const link = await client.post({ action: 'linkaccount', linkreturnurl: 'http://x.example/', linktoken: csrf });
  assert.equal(link.at('linkaccount', 'messagecode'), 'userlogin-cannot-link');
  const bad = await client.post({ action: 'linkaccount', linkreturnurl: 'x', linktoken: csrf });
  assert.equal(bad.code, 'badurl_linkreturnurl');
  for (const action of ['unlinkaccount', 'removeauthenticationdata']) {
    assert.equal((await client.post({ action, request: PASSWORD, token: csrf })).code, 'badrequest');
  }
});
