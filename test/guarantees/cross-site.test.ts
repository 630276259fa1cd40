import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createServer } from '../../src/server.ts';
import { ask } from '../support/ask.ts';
import { botLogin, logout, token, WAYS, whoami } from '../support/flows.ts';
import { startWiki } from '../support/wiki.ts';

type Headers = Readonly<Record<string, string>>;

const FOREIGN = 'https://foreign.example';
const FRIEND = 'https://friend.example';

const REFUSED: readonly Headers[] = [
  { 'Sec-Fetch-Site': 'cross-site' },
  { 'Sec-Fetch-Site': 'cross-site', Origin: FOREIGN },
  { 'Sec-Fetch-Site': 'cross-site', Origin: 'null' },
  { 'Sec-Fetch-Site': 'cross-site', Origin: '{own}' },
  { 'Sec-Fetch-Site': 'same-site' },
  { 'Sec-Fetch-Site': 'nonsense' },
  { Origin: FOREIGN },
  { Origin: 'null' },
  { Origin: `${FRIEND}.evil.example` },
  { Origin: FOREIGN, Referer: '{own}/' },
  { Origin: '{own}.evil.example' },
  { Referer: `${FOREIGN}/page` },
  { Referer: 'nonsense' },
];
const ALLOWED: readonly Headers[] = [
  {},
  { 'Sec-Fetch-Site': 'same-origin', Origin: '{own}' },
  { 'Sec-Fetch-Site': 'none' },
  { 'Sec-Fetch-Site': 'cross-site', Origin: FRIEND },
  { 'Sec-Fetch-Site': 'same-site', Origin: FRIEND },
  { Origin: FRIEND },
  { Origin: '{own}' },
  { Referer: '{own}/page?x=y' },
];

function at(api: string, headers: Headers): Headers {
  const { origin } = new URL(api);
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.replace('{own}', origin)]));
}

for (const { name, logIn } of WAYS) {
  test(`L18 a browser's POST from a page of another site is refused even with the token: ${name}`, async () => {
    await using wiki = await startWiki({ settings: { crossSiteAjaxDomains: ['friend.example'] } });
    const client = wiki.client();
    await logIn(client);
    const csrf = await token(client);
    for (const headers of REFUSED) {
      const reply = await client.post({ action: 'logout', token: csrf }, at(wiki.api, headers));
      assert.equal(reply.status, 403, JSON.stringify(headers));
      assert.equal(reply.code, 'latchkey-crosssite');
      assert.deepEqual(reply.setCookies, []);
    }
    assert.equal(await whoami(client), 'Alice');
  });
}

test('L18 what is no browser, of the same site or from an allowed one may post', async () => {
  await using wiki = await startWiki({ settings: { crossSiteAjaxDomains: ['friend.example'] } });
  for (const headers of ALLOWED) {
    const client = wiki.client({ headers: at(wiki.api, headers) });
    await botLogin(client);
    await logout(client);
    assert.equal(await whoami(client), null, JSON.stringify(headers));
  }
});

test('L18 a page of another site may read, and post as nobody: CORS says what it sees of that', async () => {
  await using wiki = await startWiki();
  const foreign = { 'Sec-Fetch-Site': 'cross-site', Origin: FOREIGN };
  const client = wiki.client();
  await botLogin(client);
  assert.equal((await client.get({ action: 'query', meta: 'userinfo' }, foreign)).status, 200);
  const reply = await client.post({ action: 'query', meta: 'userinfo', origin: '*' }, foreign);
  assert.equal(reply.at('query', 'userinfo', 'id'), 0);
  assert.equal((await client.post({ action: 'query', origin: FOREIGN }, foreign)).code, 'latchkey-crosssite');
});

test('L18 what another site loads as a script is what nobody sees, and holds no token', async () => {
  await using wiki = await startWiki();
  const client = wiki.client();
  await botLogin(client);
  const reply = await client.get({ action: 'query', meta: 'userinfo|tokens', callback: 'seen' });
  assert.match(reply.text, /^\/\*\*\/seen\(\{/);
  assert.match(reply.text, /"id":0/);
  assert.doesNotMatch(reply.text, /csrftoken/);
  assert.equal(reply.headers['mediawiki-login-suppressed'], 'true');
});

test('L18 behind a proxy, with another Host, the address that the wiki has is its own', async () => {
  const server = await createServer({ port: 0, server: 'https://wiki.example' });
  after(() => server.close());
  await server.listen();
  const from = (origin: string) =>
    ask(`${server.origin}/api.php?format=json`, { method: 'POST', headers: { Origin: origin, Host: 'backend:8080' } });
  assert.equal((await from('https://wiki.example')).status, 200);
  assert.equal((await from('https://wiki.example:8443')).status, 403);
});
