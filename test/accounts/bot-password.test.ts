import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ALICE } from '../support/accounts.ts';
import { botLogin, token, whoami } from '../support/flows.ts';
import { STORES, startWiki } from '../support/wiki.ts';

for (const store of STORES) {
  test(`a bot password that has expired opens nothing, and what it opened ends (${store})`, async () => {
    await using wiki = await startWiki({ store, formatversion: '2' });
    const [id, bot] = [1, await wiki.store.accounts.botPassword(1, ALICE.app)];
    assert.ok(bot);
    await wiki.store.accounts.saveBotPassword({ ...bot, expires: wiki.now() + 60_000 });
    const client = wiki.client();
    await botLogin(client);
    assert.equal(await whoami(client), ALICE.name);
    assert.ok(((await wiki.store.accounts.botPassword(id, ALICE.app))?.used ?? 0) > 0);
    wiki.advance(60);
    assert.equal(await whoami(client), null);
    const again = wiki.client();
    const fields = { lgname: `${ALICE.name}@${ALICE.app}`, lgpassword: ALICE.secret };
    const reply = await again.post({ action: 'login', ...fields, lgtoken: await token(again, 'login') });
    assert.equal(reply.at('login', 'result'), 'Failed');
  });
}

test('the session of a bot password changes no credentials, whatever it may do else', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  await botLogin(client);
  const csrf = await token(client);
  const request = 'MediaWiki\\Auth\\PasswordAuthenticationRequest';
  const chosen = { password: 'chosen by a bot 42', retype: 'chosen by a bot 42' };
  const code = async (fields: Record<string, string>) => (await client.post({ ...fields })).code;
  const change = { action: 'changeauthenticationdata', changeauthrequest: request, ...chosen, changeauthtoken: csrf };
  assert.equal(await code(change), 'permissiondenied');
  assert.equal(await code({ action: 'removeauthenticationdata', request, token: csrf }), 'permissiondenied');
  assert.equal(await code({ action: 'resetpassword', user: ALICE.name, token: csrf }), 'badaccess');
});
