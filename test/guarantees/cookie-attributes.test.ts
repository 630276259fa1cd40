import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import fc from 'fast-check';
import { Cookie } from 'tough-cookie';
import type { Tls } from '../../src/http/listener.ts';
import { ALICE, ZOE } from '../support/accounts.ts';
import { login, logout, WAYS, whoami } from '../support/flows.ts';
import { selfSigned } from '../support/self-signed.ts';
import { startWiki } from '../support/wiki.ts';

let tls: Tls;
before(async () => {
  tls = selfSigned();
});

const prefix = fc.oneof(
  fc.constantFrom('wiki', 'my_wiki-1', '__Host-', '__host-w', '__Secure-w', ''),
  fc.stringMatching(/^[A-Za-z0-9!#$&'*.^_`|~-]{1,12}$/),
);
const configs = fc
  .record({
    cookiePrefix: prefix,
    cookieSameSite: fc.constantFrom('Lax', 'Strict', 'None', null),
    secureCookies: fc.constantFrom('always', 'on https only'),
    https: fc.boolean(),
    way: fc.constantFrom(...WAYS),
    account: fc.constantFrom(ALICE, ZOE),
  })
  // What no browser could use over plain http.
  .filter(({ https, cookiePrefix, secureCookies, cookieSameSite }) => {
    if (https) return true;
    return secureCookies !== 'always' && cookieSameSite !== 'None' && !/^__(?:host|secure)-/i.test(cookiePrefix);
  });

/** What a browser matches a cookie by, and what it refuses it for. */
function identity(header: string): unknown {
  const cookie = Cookie.parse(header);
  assert.ok(cookie, header);
  const { key, domain, path, secure, httpOnly, sameSite, extensions } = cookie;
  return { key, domain, path, secure, httpOnly, sameSite, extensions };
}

test('L12 however cookies are set up, a browser is after logout as it was before login, but for the name', async () => {
  await fc.assert(
    fc.asyncProperty(configs, async ({ https, way, account, ...settings }) => {
      await using wiki = await startWiki({ settings, ...(https && { tls }) });
      const { cookiePrefix } = settings;
      const client = wiki.client();
      const planted = { [`${cookiePrefix}x`]: 'mine', session: 'other' };
      if (!/^__/.test(cookiePrefix)) await client.plant(planted);
      const before = await client.cookies();

      const set = new Map<string, unknown>();
      const recorded = client.jar.setCookie.bind(client.jar) as (cookie: string, url: string) => Promise<Cookie>;
      const deleted: string[] = [];
      client.jar.setCookie = (async (header: string, url: string) => {
        if (/=deleted;/.test(header)) deleted.push(header);
        else set.set(header.slice(0, header.indexOf('=')), identity(header));
        return recorded(header, url);
      }) as typeof client.jar.setCookie;

      await way.logIn(client, account);
      assert.equal(await whoami(client), account.name);
      await logout(client);
      assert.equal(await whoami(client), null);

      const {
        [`${cookiePrefix}UserName`]: name,
        [`${cookiePrefix}_session`]: anonymous,
        ...left
      } = await client.cookies();
      assert.deepEqual(left, before);
      assert.equal(name === undefined, way.kind === 'bot');
      assert.equal(
        anonymous === undefined,
        way.kind === 'main',
        'a bot login begins in a session of nobody, which stays',
      );
      const names = way.kind === 'bot' ? ['_BPsession'] : ['_session', 'UserID', ...(way.remembered ? ['Token'] : [])];
      assert.deepEqual(
        deleted.map((header) => header.slice(0, header.indexOf('='))).sort(),
        names.map((one) => cookiePrefix + one).sort(),
      );
      for (const header of deleted) assert.deepEqual(identity(header), set.get(header.slice(0, header.indexOf('='))));
    }),
    { numRuns: 25 },
  );
});

test('no cookie is longer than browsers must take, however long the name of the account', async () => {
  await using wiki = await startWiki({ settings: { cookiePrefix: 'the_long_name_of_a_wiki' } });
  const name = `Ŵ${'ŵ'.repeat(116)}a`;
  assert.equal(Buffer.byteLength(name), 235);
  const id = (await wiki.store.accounts.byName(ALICE.name))?.id ?? 0;
  assert.ok(await wiki.store.accounts.rename(id, name));
  const client = wiki.client();
  const { setCookies } = await login(client, name, ALICE.password);
  assert.equal(setCookies.length, 4);
  for (const header of setCookies) {
    const [pair = '', ...attributes] = header.split('; ');
    assert.ok(pair.length <= 4096, pair);
    for (const attribute of attributes) assert.ok(attribute.length <= 1024, attribute);
  }
});
