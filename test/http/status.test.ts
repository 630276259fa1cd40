import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { createServer } from '../../src/server.ts';
import type { NewAuthEvent } from '../../src/store/auth-event.ts';
import { databasePath } from '../../src/store/sqlite-open.ts';
import { ask } from '../support/ask.ts';
import { holdVerb } from '../support/faults.ts';
import { botLogin, clientLogin, logout, mainLogin, sendLogout, token } from '../support/flows.ts';
import { STORES, startWiki, type TestWiki } from '../support/wiki.ts';

const LOCK: NewAuthEvent = {
  ...{ action: 'lock', timestamp: 0, actor: null, actorName: 'Somebody', user: 1, userName: 'Alice' },
  ...{ ip: '127.0.0.1', agent: '', session: null, params: {} },
};

/** The value of a metric, by its name with its labels. */
async function metric(wiki: TestWiki, name: string): Promise<number> {
  const { text } = await ask(`${wiki.status}/metrics`);
  const line = text.split('\n').find((one) => one.startsWith(`${name} `));
  return Number(line?.slice(name.length + 1) ?? Number.NaN);
}

for (const store of STORES) {
  test(`a server that can serve is healthy and ready: ${store}`, async () => {
    await using wiki = await startWiki({ store, statusPort: 0 });
    for (const path of ['healthz', 'readyz']) {
      const { status, text, headers } = await ask(`${wiki.status}/${path}`);
      assert.deepEqual([status, text, headers['cache-control']], [200, 'ok\n', 'no-store']);
    }
    assert.equal((await ask(`${wiki.status}/api.php`)).status, 404);
    assert.equal((await ask(`${wiki.status}/readyz`, { method: 'POST' })).status, 405);
  });

  test(`sessions, refusals and answers are counted: ${store}`, async () => {
    await using wiki = await startWiki({ store, statusPort: 0 });
    const client = wiki.client();
    await mainLogin(client);
    await botLogin(wiki.client());
    assert.equal(await metric(wiki, 'latchkey_sessions_live'), 2);
    await sendLogout(client, 'wrong');
    await logout(client);
    assert.equal(await metric(wiki, 'latchkey_sessions_live'), 1);
    assert.equal(await metric(wiki, 'latchkey_sessions_begun_total{by="login"}'), 2);
    assert.equal(await metric(wiki, 'latchkey_sessions_ended_total{reason="logout"}'), 1);
    const user = (await wiki.store.accounts.byName('Alice'))?.id ?? 0;
    await wiki.store.accounts.setLocked(user, true, LOCK);
    assert.equal(await metric(wiki, 'latchkey_sessions_ended_total{reason="lock"}'), 1);
    assert.equal(await metric(wiki, 'latchkey_refusals_total{code="badtoken"}'), 1);
    assert.ok((await metric(wiki, 'latchkey_requests_total{status="200"}')) >= 6);
    assert.equal(await metric(wiki, 'latchkey_requests_in_flight'), 0);
    assert.ok((await metric(wiki, 'nodejs_eventloop_lag_p99_seconds')) >= 0);
    const commits = await metric(wiki, 'latchkey_store_commit_operations_count');
    assert.equal(commits > 0, store === 'sqlite');
    assert.equal(await metric(wiki, 'latchkey_store_commit_seconds_count'), commits);
  });
}

test('no secret and no name of a user is in the metrics', async () => {
  await using wiki = await startWiki({ statusPort: 0 });
  for (const logIn of [mainLogin, botLogin, clientLogin]) {
    const client = wiki.client();
    await logIn(client);
    await client.get({ action: 'query', meta: 'tokens', assertuser: 'Somebody', uselang: 'Somebody' });
    await client.get({ action: 'Somebody' });
    await sendLogout(client, 'Somebody');
    await token(client);
  }
  const { text } = await ask(`${wiki.status}/metrics`);
  assert.match(text, /code="assertnameduserfailed"/);
  assert.doesNotMatch(text, /Alice|Somebody|127\.0\.0\.1/);
  wiki.vault.assertNotInBody(text);
});

test('a server whose store cannot be written is not ready, though it lives, and is ready again when it can', async () => {
  await using wiki = await startWiki({ store: 'sqlite', statusPort: 0 });
  const other = new DatabaseSync(databasePath(wiki.data));
  other.exec('BEGIN IMMEDIATE');
  const { status, text } = await ask(`${wiki.status}/readyz`);
  assert.deepEqual([status, text], [503, 'The store cannot be written.\n']);
  assert.equal((await ask(`${wiki.status}/healthz`)).status, 200);
  other.exec('ROLLBACK');
  other.close();
  assert.equal((await ask(`${wiki.status}/readyz`)).status, 200);
});

test('a server is not ready before it answers, nor while it stops and answers what is under way', async () => {
  const server = await createServer({ port: 0, statusPort: 0 });
  const ready = () => ask(`${server.statusOrigin}/readyz`);
  assert.deepEqual([(await ready()).status, (await ready()).text], [503, 'It does not answer yet.\n']);
  const api = await server.listen();
  assert.equal((await ready()).status, 200);
  const cookie = 'wikiUserID=1; wiki_session=s00000000000'.padEnd(100, 'x');
  const held = holdVerb(server.store.accounts, 'byId');
  const answer = ask(`${api}?action=query&format=json`, { headers: { Cookie: cookie, Connection: 'close' } });
  await held.arrived;
  const closed = server.close();
  assert.deepEqual([(await ready()).status, (await ready()).text], [503, 'It is stopping.\n']);
  held.release();
  assert.equal((await answer).status, 200);
  await closed;
  await assert.rejects(ready());
});

test('without a port for it there is no status, not at the port of the API either', async () => {
  await using wiki = await startWiki();
  for (const path of ['/healthz', '/readyz', '/metrics'])
    assert.equal((await ask(new URL(path, wiki.api).href)).status, 404);
});
