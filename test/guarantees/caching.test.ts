import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ask, type Fields, FORM, withQuery } from '../support/ask.ts';
import { replaceVerb } from '../support/faults.ts';
import { botLogin, clientLogin, logout, mainLogin, token } from '../support/flows.ts';
import { startWiki, type TestWiki } from '../support/wiki.ts';

/** Cookies of every kind that an answer may set others for. */
async function jars(wiki: TestWiki): Promise<readonly string[]> {
  const cookie = async (prepare: (client: ReturnType<TestWiki['client']>) => Promise<unknown>) => {
    const client = wiki.client();
    await prepare(client);
    return client.jar.getCookieString(wiki.api);
  };
  const revivable = await cookie((client) => mainLogin(client));
  const idle = await cookie((client) => clientLogin(client));
  wiki.advance(2000);
  const renewable = await cookie((client) => mainLogin(client));
  const bot = await cookie((client) => botLogin(client));
  const dead = await cookie(async (client) => {
    await mainLogin(client);
    const jar = await client.withCookies(await client.cookies());
    await logout(client);
    Object.assign(client, { jar: jar.jar });
  });
  const anonymous = await cookie((client) => token(client, 'login'));
  wiki.advance(1900);
  const fresh = await cookie((client) => botLogin(client));
  const planted = `wiki_session=${'x'.repeat(32)}`;
  return ['', revivable, idle, renewable, bot, dead, anonymous, fresh, planted, 'wikiUserID=1', 'wikiToken=abc'];
}

const number = fc.constantFrom('0', '1', '60', '3600', '999999999999', 'x');
const modules: readonly Fields[] = [
  { action: 'query' },
  { action: 'query', prop: '' },
  { action: 'query', meta: 'siteinfo' },
  { action: 'query', meta: 'tokens', type: 'login' },
  { action: 'query', meta: 'tokens', type: 'createaccount' },
  { action: 'query', meta: 'tokens|siteinfo', type: 'csrf|login' },
  { action: 'query', meta: 'userinfo' },
  { action: 'query', list: 'nothing' },
  { action: 'login' },
  { action: 'logout', token: '+\\' },
  { action: 'checktoken', type: 'login', token: 'x' },
  { action: 'paraminfo', modules: 'query' },
  { action: 'help' },
  { action: 'nothing' },
];
const requests = fc.record({
  jar: fc.nat({ max: 10 }),
  module: fc.constantFrom(...modules),
  main: fc.record({ maxage: number, smaxage: number, uselang: fc.constantFrom('user', 'de') }, { requiredKeys: [] }),
  format: fc.constantFrom('json', 'jsonfm', 'none'),
  posted: fc.boolean(),
});

test('L16 no answer that sets a cookie may be kept by a shared cache, whatever is asked', async () => {
  await using wiki = await startWiki();
  const cookies = await jars(wiki);
  // Else the first renewal would be the last.
  replaceVerb(wiki.store.sessions, 'touch', () => async () => true);
  const seen = { public: 0, setting: 0 };
  await fc.assert(
    fc.asyncProperty(requests, async ({ jar, module, main, format, posted }) => {
      const fields = { ...module, ...(main as Fields), format };
      const Cookie = cookies[jar] ?? '';
      const reply = posted
        ? await ask(wiki.api, {
            method: 'POST',
            headers: { Cookie, 'Content-Type': FORM },
            body: new URLSearchParams(fields).toString(),
          })
        : await ask(withQuery(wiki.api, fields), { headers: { Cookie } });
      const kept = String(reply.headers['cache-control']);
      if (/public|s-maxage/.test(kept)) seen.public += 1;
      if (reply.setCookies.length === 0) return;
      seen.setting += 1;
      assert.match(kept, /^private, must-revalidate, max-age=\d+$/);
      assert.equal(reply.headers.expires, undefined);
    }),
    { numRuns: 600 },
  );
  assert.ok(seen.public > 5, `public answers: ${seen.public}`);
  assert.ok(seen.setting > 100, `answers with cookies: ${seen.setting}`);
});

test('an answer to an origin depends on it; the promise to change nothing holds unless it is 0', async () => {
  await using wiki = await startWiki();
  const get = async (fields: Fields) =>
    (await ask(withQuery(wiki.api, { action: 'query', ...fields }), { headers: { Origin: 'https://a.example' } }))
      .headers.vary;
  assert.equal(await get({ origin: 'https://a.example' }), 'Origin, Treat-as-Untrusted, Cookie');
  assert.equal(await get({ origin: '*' }), 'Treat-as-Untrusted, Cookie');
  assert.equal(await get({}), 'Treat-as-Untrusted, Cookie');
  const login = (promise: string) =>
    wiki.client().post({ action: 'login' }, { 'Promise-Non-Write-API-Action': promise });
  assert.equal((await login('true')).code, 'promised-nonwrite-api');
  assert.equal((await login('0')).code, undefined);
});
