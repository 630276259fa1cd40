import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HasherBusyError } from '../../src/account/password/hasher.ts';
import { ask, FORM, withQuery } from '../support/ask.ts';
import { holdVerb } from '../support/faults.ts';
import { login, mainLogin, tryClientLogin, whoami } from '../support/flows.ts';
import { dial, exchange, head, readAll, statuses } from '../support/raw.ts';
import { startWiki } from '../support/wiki.ts';

const QUERY = '/api.php?action=query&format=json';

test('more requests than are answered side by side: 503 with the shape of the API and a number of seconds', async () => {
  await using wiki = await startWiki({ limits: { inFlight: 2 } });
  const client = wiki.client();
  await mainLogin(client);
  const Cookie = await client.jar.getCookieString(wiki.api);
  const held = holdVerb(wiki.store.sessions, 'owned', 2);
  const url = (format: string) => withQuery(wiki.api, { action: 'query', meta: 'userinfo', format });
  const inside = [1, 2].map(() => ask(url('json'), { headers: { Cookie } }));
  await held.arrived;
  const json = await ask(url('json'), { headers: { Cookie } });
  const xml = await ask(url('xml'));
  held.release();
  for (const reply of [json, xml]) {
    assert.equal(reply.status, 503);
    assert.match(String(reply.headers['retry-after']), /^\d+$/);
    assert.equal(reply.headers['mediawiki-api-error'], 'latchkey-busy');
    assert.deepEqual(reply.setCookies, []);
  }
  assert.equal(json.code, 'latchkey-busy');
  assert.match(xml.text, /<error code="latchkey-busy"/);
  for (const reply of await Promise.all(inside)) assert.equal(reply.at('query', 'userinfo', 'name'), 'Alice');
  assert.equal(await whoami(client), 'Alice', 'there is room again');
});

test('a password that finds no room in the queue is an answer of the API at once: too many attempts', async () => {
  await using wiki = await startWiki();
  wiki.hasher.verify = () => Promise.reject(new HasherBusyError('Too many passwords wait to be hashed'));
  const action = await login(wiki.client(), 'Alice', 'x');
  assert.deepEqual([action.at('login', 'result'), action.status], ['Failed', 200]);
  const client = await tryClientLogin(wiki.client(), 'Alice', 'x');
  assert.deepEqual(
    [client.at('clientlogin', 'status'), client.at('clientlogin', 'messagecode')],
    ['FAIL', 'ratelimited'],
  );
});

test('large bodies share some room: one that finds none is told to come again, and small ones need none', async () => {
  await using wiki = await startWiki({ limits: { bodyBytes: 100_000 } });
  const post = (length: number) => head(`POST ${QUERY}`, `Content-Type: ${FORM}`, `Content-Length: ${length}`);
  const slow = await Promise.all([1, 2].map(() => dial(wiki.api)));
  for (const socket of slow) socket.write(post(100_000) + 'x'.repeat(99_000));
  const asked = () => exchange(wiki.api, post(50_000), 'x'.repeat(50_000));
  let answer = await asked();
  // What the slow ones have sent may still be on its way.
  while (statuses(answer)[0] !== 503) answer = await asked();
  assert.match(answer, /Retry-After: 1\r\n/);
  assert.equal(await whoami(wiki.client()), null);
  assert.equal((await ask(wiki.api, { method: 'POST', headers: { 'Content-Type': FORM }, body: 'a=b' })).status, 200);
  for (const socket of slow) socket.destroy();
  while (statuses(answer)[0] !== 200) answer = await asked();
});

test('who is too slow to send a head, or a body, gets 408', async () => {
  await using wiki = await startWiki({ limits: { headSeconds: 1, requestSeconds: 1 } });
  const slowHead = exchange(wiki.api, `GET ${QUERY} HTTP/1.1\r\nHost: x\r\nX-Slow: `);
  const slowBody = exchange(wiki.api, head(`POST ${QUERY}`, 'Content-Length: 10'), 'x');
  for (const answer of [await slowHead, await slowBody]) assert.deepEqual(statuses(answer).slice(-1), [408], answer);
  assert.equal(await whoami(wiki.client()), null);
});

test('connections over the limit are closed at once, and there is room when one goes', async () => {
  await using wiki = await startWiki({ limits: { connections: 2 } });
  const idle = [await dial(wiki.api), await dial(wiki.api)];
  assert.equal(await exchange(wiki.api, head(`GET ${QUERY}`)).catch(() => ''), '');
  for (const socket of idle) {
    const closed = readAll(socket);
    socket.destroy();
    await closed;
  }
  let answer = '';
  // The server hears of it a moment later.
  for (let round = 0; round < 100 && answer === ''; round += 1)
    answer = await exchange(wiki.api, head(`GET ${QUERY}`)).catch(() => '');
  assert.deepEqual(statuses(answer), [200]);
});

test('a head of 64 KB is answered 431, and the next client is served', async () => {
  await using wiki = await startWiki();
  const answer = await exchange(wiki.api, head(`GET ${QUERY}`, `X-Long: ${'x'.repeat(65_536)}`)).catch(String);
  assert.deepEqual(statuses(answer), [431]);
  assert.equal(await whoami(wiki.client()), null);
});
