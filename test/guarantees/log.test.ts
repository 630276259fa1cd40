import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { StoreError } from '../../src/store/store-error.ts';
import { ALICE } from '../support/accounts.ts';
import { breakVerb } from '../support/faults.ts';
import { login, sendLogout, token, tryClientLogin, WAYS, whoami } from '../support/flows.ts';
import { called, VARIANTS } from '../support/variants.ts';
import { Vault } from '../support/vault.ts';
import { startWiki } from '../support/wiki.ts';

// Every wiki that this suite starts is judged so at its end; here is one that has much to log.
for (const variant of VARIANTS) {
  describe(`the log (${called(variant)})`, () => {
    test('C03 holds no password, token or cookie, whatever is refused or fails', async () => {
      await using wiki = await startWiki({ ...variant, faults: true });
      for (const way of WAYS) {
        const client = wiki.client();
        await way.logIn(client);
        const csrf = await token(client);
        await sendLogout(client, `${csrf}x`);
        await client.get({ action: 'logout', token: csrf });
        await client.post({ action: 'login', lgname: ALICE.name, lgpassword: ALICE.password });
        await client.send('POST', { action: 'login', lgpassword: ALICE.password, lgtoken: 'x' }, { lgname: 'x' });
        await client.get({ action: csrf, format: csrf, assert: csrf });
        await client.get({ action: 'query', [csrf]: csrf, assert: 'anon' });
        for (const verb of ['end', 'owned', 'touch', 'begin', 'revive', 'device'] as const) {
          const mend = breakVerb(wiki.store.sessions, verb, new StoreError(`${verb} failed`));
          await sendLogout(client, csrf);
          await login(wiki.client(), `${ALICE.name}@${ALICE.app}`, ALICE.secret);
          await tryClientLogin(wiki.client(), ALICE.name, ALICE.password, true);
          mend();
        }
        const verify = breakVerb(wiki.hasher, 'verify', new Error('hashing failed'));
        await tryClientLogin(wiki.client(), ALICE.name, ALICE.password);
        verify();
        await whoami(client);
      }
      const levels = new Set(wiki.log.map((line) => line.slice(0, line.indexOf(':'))));
      assert.deepEqual([...levels].sort(), ['error', 'info']);
      assert.ok(wiki.vault.size > 30, `secrets looked for: ${wiki.vault.size}`);
    });
  });
}

test('C03 the look for secrets finds them', () => {
  const vault = new Vault();
  vault.keep('s00000000000abcdefghijklmnopqrstuvwxyzA');
  vault.keepTokens(String.raw`{"csrftoken":"0123456789abcdef0123456789abcdef6b03fd51+\"}`);
  vault.assertNotInLog(['info: nothing { a: 1 }']);
  vault.assertNotInBody('0123456789abcdef0123456789abcdef6b03fd51');
  for (const secret of ['x s00000000000abcdefghijklmnopqrstuvwxyzA', "'0123456789abcdef0123456789abcdef6b03fd51+\\\\'"])
    assert.throws(() => vault.assertNotInLog(['fine', secret]), /C03/);
  assert.throws(() => vault.assertNotInBody('<s00000000000abcdefghijklmnopqrstuvwxyzA>'), /C03/);
});
