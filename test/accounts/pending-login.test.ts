import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { ALICE, ZOE } from '../support/accounts.ts';
import type { Client } from '../support/client.ts';
import { logout, mainLogin, token, tryClientLogin, whoami } from '../support/flows.ts';
import { STORES, startWiki, type TestWiki } from '../support/wiki.ts';
import { answer, answered, beginLogin, enrol } from './steps.ts';

const LOST = 'FAIL authmanager-authn-not-in-progress';
const NEW = 'a password of her own 7';

/** Makes Alice's password one that has to be changed (or, soft, should be). */
async function expire(wiki: TestWiki, hard: boolean): Promise<void> {
  const { accounts } = wiki.store;
  const real = accounts.byName.bind(accounts);
  const passwordExpires = wiki.now() - (hard ? 30 : 1) * 86_400_000;
  accounts.byName = async (name) => {
    const account = await real(name);
    return account && { ...account, passwordExpires };
  };
  const realById = accounts.byId.bind(accounts);
  accounts.byId = async (id) => {
    const account = await realById(id);
    return account && account.name === ALICE.name ? { ...account, passwordExpires } : account;
  };
}

/** All that somebody might send to get in without what is asked for. */
const ATTEMPTS: readonly { readonly [name: string]: string }[] = [
  {},
  { skipReset: '1' },
  { OATHToken: '000000' },
  { OATHToken: '' },
  { username: ALICE.name, password: ALICE.password },
  { password: NEW, retype: `${NEW}x` },
  { password: 'abc', retype: 'abc' },
  { rememberMe: '1', skipReset: '1', OATHToken: '000001', loginrequests: 'x' },
];

for (const store of STORES) {
  describe(`a login that waits (${store})`, () => {
    test('logs nobody in, whatever is answered short of what it asks for, and makes no session', async () => {
      await using wiki = await startWiki({ store });
      await enrol(wiki);
      await fc.assert(
        fc.asyncProperty(fc.array(fc.constantFrom(...ATTEMPTS), { maxLength: 4 }), async (attempts) => {
          wiki.advance(61);
          const client = wiki.client();
          await beginLogin(client);
          for (const fields of attempts) {
            assert.notEqual((await answer(client, fields)).at('clientlogin', 'status'), 'PASS');
            assert.equal(await whoami(client), null);
          }
          assert.deepEqual(await wiki.store.sessions.list({ limit: 1 }), []);
        }),
        { numRuns: 12 },
      );
    });

    test('belongs to its session: no other can go on with it, nor does what a leaked table holds', async () => {
      await using wiki = await startWiki({ store });
      await expire(wiki, false);
      const client = wiki.client();
      const other = wiki.client();
      const kept: Parameters<typeof wiki.store.logins.save>[0][] = [];
      const real = wiki.store.logins.save.bind(wiki.store.logins);
      wiki.store.logins.save = async (login, most) => {
        kept.push(login);
        await real(login, most);
      };
      assert.equal(await beginLogin(client), 'resetpass-expired-soft');
      assert.equal(await answered(other, { skipReset: '1' }), LOST);
      assert.ok(!kept[0]?.sealed.toString('latin1').includes(ALICE.name));
      assert.equal(await answered(client, { skipReset: '1' }), 'PASS');
    });

    test('is over with a success, a failure, another beginning, a logout, and after a quarter of an hour', async () => {
      await using wiki = await startWiki({ store });
      await expire(wiki, false);
      const client = wiki.client();
      await beginLogin(client);
      await tryClientLogin(client, ALICE.name, 'wrong');
      assert.equal(await answered(client, { skipReset: '1' }), LOST);

      await beginLogin(client);
      wiki.advance(15 * 60);
      assert.equal(await answered(client, { skipReset: '1' }), LOST);

      await mainLogin(client, ZOE);
      await beginLogin(client);
      await logout(client);
      assert.equal(await answered(client, { skipReset: '1' }), LOST);

      await beginLogin(client);
      assert.equal(await answered(client, { skipReset: '1' }), 'PASS');
      assert.equal(await answered(client, { skipReset: '1' }), LOST);
    });

    test('of two answers at once one is taken', async () => {
      await using wiki = await startWiki({ store });
      await expire(wiki, false);
      const client = wiki.client();
      await beginLogin(client);
      const logintoken = await token(client, 'login');
      const post = () => client.post({ action: 'clientlogin', logincontinue: '1', logintoken, skipReset: '1' });
      const replies = await Promise.all([post(), post()]);
      const passed = replies.filter((reply) => reply.at('clientlogin', 'status') === 'PASS');
      assert.equal(passed.length, 1);
      assert.equal((await wiki.store.sessions.list({ limit: 9 })).length, 1);
    });

    test('asks for a code before it asks for another password, and is remembered as it began', async () => {
      await using wiki = await startWiki({ store });
      await enrol(wiki, ['RECOVERY']);
      await expire(wiki, true);
      const client = wiki.client();
      assert.equal(await beginLogin(client, ALICE.password, true), 'oathauth-auth-ui');
      assert.equal(await answered(client, { OATHToken: 'RECOVERY' }), 'UI resetpass-expired');
      assert.equal(await answered(client, { skipReset: '1' }), 'UI resetpass-expired');
      assert.equal(await answered(client, { password: NEW, retype: `${NEW}x` }), 'UI badretype');
      assert.equal(await answered(client, { password: 'qz7!x', retype: 'qz7!x' }), 'UI passwordtooshort');
      assert.equal(await whoami(client), null);
      assert.equal(await answered(client, { password: NEW, retype: NEW }), 'PASS');
      assert.equal(await whoami(client), ALICE.name);
      assert.ok(Object.keys(await client.cookies()).some((name) => name.endsWith('Token')));
    });

    test('that ends in another password ends every other session, and makes the bot passwords useless', async () => {
      await using wiki = await startWiki({ store });
      const old = wiki.client();
      await mainLogin(old);
      await expire(wiki, true);
      const client = wiki.client();
      await beginLogin(client);
      assert.equal(await answered(client, { password: NEW, retype: NEW }), 'PASS');
      assert.equal(await whoami(old), null);
      assert.equal(await status(wiki.client(), ALICE.password), 'FAIL');
      const bot = await wiki.store.accounts.botPassword(1, ALICE.app);
      assert.equal(bot?.hash, '');
    });
  });
}

async function status(client: Client, password: string): Promise<unknown> {
  return (await tryClientLogin(client, ALICE.name, password)).at('clientlogin', 'status');
}
