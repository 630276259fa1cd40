import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, test } from 'node:test';
import { StoreError } from '../../src/store/store-error.ts';
import { breakReads, breakVerb, holdVerb, replaceVerb } from '../support/faults.ts';
import { logout, mainLogin, sendLogout, token, WAYS, whoami } from '../support/flows.ts';
import type { Reply } from '../support/reply.ts';
import { called, VARIANTS } from '../support/variants.ts';
import { startWiki, type TestWiki } from '../support/wiki.ts';

/** An error of the server in MediaWiki's shape, which tells the cookies nothing. */
function assertFailed(reply: Reply, wiki: TestWiki, kind = 'DBQueryError'): void {
  assert.equal(reply.status, 200);
  assert.equal(reply.code, `internal_api_error_${kind}`);
  assert.equal(reply.at('error', 'errorclass'), kind);
  assert.deepEqual(reply.setCookies, []);
  assert.ok(!reply.text.includes(wiki.data), 'what is inside is not told outside');
  assert.equal(reply.headers['cache-control'], 'private, must-revalidate, max-age=0');
}

/** Another connection to the wiki's database. */
function onDatabase<T>({ data }: TestWiki, work: (database: DatabaseSync) => T): T {
  const database = new DatabaseSync(join(data, 'latchkey.sqlite'));
  try {
    return work(database);
  } finally {
    database.close();
  }
}

for (const variant of VARIANTS) {
  describe(`a store that fails (${called(variant)})`, () => {
    for (const way of WAYS) {
      test(`L09 a logout after ${way.name} that the store refuses is an error, and can be tried again`, async () => {
        await using wiki = await startWiki({ ...variant, faults: true });
        const client = wiki.client();
        await way.logIn(client);
        const csrf = await token(client);
        const before = await client.cookies();
        for (const [error, kind] of [
          [new StoreError(`no room in ${wiki.data}`), 'DBQueryError'],
          [new TypeError(`a bug at ${wiki.data}`), 'Error'],
        ] as const) {
          const mend = breakVerb(wiki.store.sessions, 'end', error);
          assertFailed(await sendLogout(client, csrf), wiki, kind);
          mend();
          assert.equal(await whoami(client), 'Alice');
        }
        assert.deepEqual(await client.cookies(), before);
        assert.equal((await sendLogout(client, csrf)).text, '{}');
        assert.equal(await whoami(await client.withCookies(before)), null);
      });

      test(`L09 also when the cookies of ${way.name} were due to be renewed`, async () => {
        await using wiki = await startWiki({ ...variant, faults: true });
        const client = wiki.client();
        await way.logIn(client);
        const csrf = await token(client);
        wiki.advance(1801);
        const mend = breakVerb(wiki.store.sessions, 'end', new StoreError('no'));
        assertFailed(await sendLogout(client, csrf), wiki);
        mend();
        assert.equal((await sendLogout(client, csrf)).text, '{}');
      });
    }

    test('L09 a logout whose outcome is unknown is an error, also if the session did end', async () => {
      await using wiki = await startWiki({ ...variant, faults: true });
      const client = wiki.client();
      await mainLogin(client);
      const csrf = await token(client);
      const mend = replaceVerb(wiki.store.sessions, 'end', (real) => async (...args) => {
        await real(...args);
        throw new StoreError('the line went dead');
      });
      assertFailed(await sendLogout(client, csrf), wiki);
      mend();
      assert.equal((await sendLogout(client, csrf)).code, 'badtoken');
      assert.equal(await whoami(client), null);
    });

    test('L09 a store that cannot be read or written is an error, and no request loses or gains a cookie by it', async () => {
      await using wiki = await startWiki({ ...variant, faults: true });
      for (const way of WAYS) {
        const client = wiki.client();
        await way.logIn(client);
        const csrf = await token(client);
        const tired = await client.withCookies(await client.cookies());
        const mend = breakReads(wiki.store, new StoreError('no'));
        assertFailed(await sendLogout(client, csrf), wiki);
        assertFailed(await client.get({ action: 'query', meta: 'userinfo' }), wiki);
        mend();
        wiki.advance(1801);
        const touch = breakVerb(wiki.store.sessions, 'touch', new StoreError('no'));
        assertFailed(await tired.get({ action: 'query', meta: 'userinfo' }), wiki);
        touch();
        const begin = breakVerb(wiki.store.sessions, 'begin', new StoreError('no'));
        const fresh = wiki.client();
        await token(fresh, 'login');
        const before = await fresh.cookies();
        await assert.rejects(way.logIn(fresh));
        assert.deepEqual(await fresh.cookies(), before);
        begin();
        await way.logIn(fresh);
        await logout(tired);
      }
    });

    test('L11 a logout is answered only after the store has done it', async () => {
      await using wiki = await startWiki(variant);
      const client = wiki.client();
      await mainLogin(client);
      const csrf = await token(client);
      let answered = false;
      const held = holdVerb(wiki.store.sessions, 'end');
      const leaving = sendLogout(client, csrf).finally(() => {
        answered = true;
      });
      await held.arrived;
      const others = await Promise.all([0, 1, 2].map(() => whoami(wiki.client())));
      assert.deepEqual(others, [null, null, null]);
      assert.equal(answered, false);
      held.release();
      assert.equal((await leaving).text, '{}');
    });
  });
}

describe('a database on the disk', () => {
  for (const way of WAYS) {
    test(`L11 when the logout after ${way.name} is answered, another process finds nothing of it in the file`, async () => {
      await using wiki = await startWiki({ store: 'sqlite' });
      const client = wiki.client();
      await way.logIn(client);
      const csrf = await token(client);
      const rows = () =>
        onDatabase(wiki, (database) =>
          ['session', 'device'].map((table) => database.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.n),
        );
      assert.deepEqual(rows(), [1, Number(way.remembered)]);
      let found: unknown;
      await sendLogout(client, csrf).then(() => {
        found = rows();
      });
      assert.deepEqual(found, [0, 0]);
    });
  }

  test('L09 a database that refuses to delete fails the logout, and lets it be tried again', async () => {
    await using wiki = await startWiki({ store: 'sqlite', faults: true });
    const client = wiki.client();
    await mainLogin(client);
    const csrf = await token(client);
    onDatabase(wiki, (database) =>
      database.exec("CREATE TRIGGER stuck BEFORE DELETE ON session BEGIN SELECT RAISE(ABORT, 'stuck'); END"),
    );
    assertFailed(await sendLogout(client, csrf), wiki);
    assert.equal(await whoami(client), 'Alice');
    onDatabase(wiki, (database) => database.exec('DROP TRIGGER stuck'));
    assert.equal((await sendLogout(client, csrf)).text, '{}');
    assert.equal(await whoami(client), null);
  });
});
