import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, withQuery } from '../support/ask.ts';
import { botLogin, clientLogin, logout, mainLogin, sendLogout, token } from '../support/flows.ts';
import { selfSigned } from '../support/self-signed.ts';
import { startWiki } from '../support/wiki.ts';

const settings = { clearSiteDataOnLogout: ['cache', 'storage'] } as const;
const HEADER = 'clear-site-data';

test('a logout over https tells browsers to forget what the settings name, and nothing else does', async () => {
  await using wiki = await startWiki({ settings, tls: selfSigned() });
  for (const logIn of [mainLogin, botLogin, clientLogin]) {
    const client = wiki.client();
    await logIn(client);
    const refused = await sendLogout(client, 'wrong');
    const read = await client.get({ action: 'query', meta: 'tokens' });
    const ended = await logout(client);
    const again = await sendLogout(client, '+\\');
    assert.equal(ended.headers[HEADER], '"cache", "storage"');
    for (const reply of [refused, read, again]) assert.equal(reply.headers[HEADER], undefined);
  }
});

test('a logout that the store could not do tells nothing to be forgotten', async () => {
  await using wiki = await startWiki({ settings, tls: selfSigned(), faults: true });
  const client = wiki.client();
  await mainLogin(client);
  const csrf = await token(client);
  wiki.store.sessions.end = () => Promise.reject(new Error('broken'));
  const reply = await sendLogout(client, csrf);
  assert.match(String(reply.code), /^internal_api_error/);
  assert.equal(reply.headers[HEADER], undefined);
});

test('over plain http, or unless it is set, nothing is said', async () => {
  await using plain = await startWiki({ settings });
  await using unset = await startWiki({ tls: selfSigned() });
  for (const wiki of [plain, unset]) {
    const client = wiki.client();
    await mainLogin(client);
    assert.equal((await logout(client)).headers[HEADER], undefined);
  }
});

test('cookies with a prefix that browsers know are Secure, with Path=/ and no Domain, whatever the scheme', async () => {
  for (const cookiePrefix of ['__Host-wiki', '__Secure-', '__host-']) {
    await using wiki = await startWiki({ settings: { cookiePrefix } });
    const { setCookies } = await ask(withQuery(wiki.api, { action: 'query', meta: 'tokens', type: 'login' }));
    assert.equal(setCookies.length, 1);
    assert.match(setCookies[0] ?? '', /; Path=\/; Secure; HttpOnly/);
    assert.doesNotMatch(setCookies[0] ?? '', /Domain/i);
  }
});
