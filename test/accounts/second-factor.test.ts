import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ALICE } from '../support/accounts.ts';
import { botLogin, login, whoami } from '../support/flows.ts';
import { codeAt } from '../support/totp.ts';
import { STORES, startWiki } from '../support/wiki.ts';
import { answered, beginLogin, enrol } from './steps.ts';

const WRONG = 'UI oathauth-login-failed';

for (const store of STORES) {
  describe(`a second factor (${store})`, () => {
    test('is asked for after the password, and its code logs in, spaces or not; then the session is like any other', async () => {
      await using wiki = await startWiki({ store });
      await enrol(wiki);
      const client = wiki.client();
      assert.equal(await beginLogin(client), 'oathauth-auth-ui');
      assert.equal(await whoami(client), null);
      const code = codeAt(wiki.now());
      assert.equal(await answered(client, { OATHToken: `${code.slice(0, 3)} ${code.slice(3)}` }), 'PASS');
      assert.equal(await whoami(client), ALICE.name);
      assert.equal(await answered(client, { OATHToken: code }), 'FAIL authmanager-authn-not-in-progress');
    });

    test('C04 takes the codes of the period before and after, none further, and no code twice', async () => {
      await using wiki = await startWiki({ store });
      await enrol(wiki);
      const client = wiki.client();
      await beginLogin(client);
      for (const periods of [-2, 2]) {
        assert.equal(await answered(client, { OATHToken: codeAt(wiki.now(), periods) }), WRONG);
      }
      const before = codeAt(wiki.now(), -1);
      assert.equal(await answered(client, { OATHToken: before }), 'PASS');
      const other = wiki.client();
      await beginLogin(other);
      assert.equal(await answered(other, { OATHToken: before }), WRONG);
      assert.equal(await answered(other, { OATHToken: codeAt(wiki.now(), 1) }), 'PASS');
      const third = wiki.client();
      await beginLogin(third);
      assert.equal(await answered(third, { OATHToken: codeAt(wiki.now()) }), WRONG);
    });

    test('C04 has recovery codes that are good once each', async () => {
      await using wiki = await startWiki({ store });
      await enrol(wiki, ['FIRSTCODE', 'OTHERCODE']);
      const client = wiki.client();
      await beginLogin(client);
      assert.equal(await answered(client, { OATHToken: 'firstcode' }), WRONG);
      assert.equal(await answered(client, { OATHToken: 'FIRSTCODE' }), 'PASS');
      const other = wiki.client();
      await beginLogin(other);
      assert.equal(await answered(other, { OATHToken: 'FIRSTCODE' }), WRONG);
      assert.equal(await answered(other, { OATHToken: 'OTHERCODE' }), 'PASS');
    });

    for (const kind of ['code', 'recovery code']) {
      test(`C04 of several logins that give the same ${kind} at once, one is let in`, async () => {
        await using wiki = await startWiki({ store });
        await enrol(wiki, ['RECOVERY']);
        const clients = Array.from({ length: 6 }, () => wiki.client());
        for (const client of clients) await beginLogin(client);
        const code = kind === 'code' ? codeAt(wiki.now()) : 'RECOVERY';
        const outcomes = await Promise.all(clients.map((client) => answered(client, { OATHToken: code })));
        assert.deepEqual(outcomes.toSorted(), ['PASS', ...Array(5).fill(WRONG)]);
        const names = await Promise.all(clients.map(whoami));
        assert.equal(names.filter((name) => name !== null).length, 1);
      });
    }

    test('C01 cannot be guessed at will: ten wrong codes in a minute, from wherever, and the right one is refused too', async () => {
      await using wiki = await startWiki({ store });
      await enrol(wiki, ['RECOVERY']);
      const clients = [wiki.client(), wiki.client()];
      for (const client of clients) await beginLogin(client);
      for (let i = 0; i < 5; i += 1) {
        for (const client of clients) assert.equal(await answered(client, { OATHToken: 'nonsense' }), WRONG);
      }
      for (const client of clients) {
        assert.equal(await answered(client, { OATHToken: 'RECOVERY' }), 'UI oathauth-throttled');
      }
      wiki.advance(61);
      assert.equal(await answered(clients[0] as (typeof clients)[0], { OATHToken: 'RECOVERY' }), 'PASS');
    });

    test('keeps action=login out, and does not matter to bot passwords', async () => {
      await using wiki = await startWiki({ store });
      await enrol(wiki);
      const client = wiki.client();
      assert.equal((await login(client, ALICE.name, ALICE.password)).at('login', 'result'), 'Aborted');
      assert.equal(await whoami(client), null);
      assert.equal(await answered(client, { OATHToken: codeAt(wiki.now()) }), 'FAIL authmanager-authn-not-in-progress');
      await botLogin(wiki.client());
    });

    test('lets nobody in whose account was locked or got another password meanwhile', async () => {
      await using wiki = await startWiki({ store });
      await enrol(wiki);
      const { accounts } = wiki.store;
      const client = wiki.client();
      await beginLogin(client);
      await accounts.setLocked(1, true);
      await accounts.setLocked(1, false);
      const lost = 'FAIL authmanager-authn-not-in-progress';
      assert.equal(await answered(client, { OATHToken: codeAt(wiki.now()) }), lost);
      await beginLogin(client);
      await accounts.setPassword(1, await wiki.hasher.hash('quite another password'));
      assert.equal(await answered(client, { OATHToken: codeAt(wiki.now()) }), lost);
      assert.equal(await whoami(client), null);
    });
  });
}
