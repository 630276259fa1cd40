import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { account, known, session } from './rows.ts';
import { temporaryDirectory } from './temporary-directory.ts';

const FILE = 'latchkey.sqlite';

/** A directory with the database of a wiki of one account, closed. */
async function closedWiki(): Promise<{ readonly directory: string; readonly path: string }> {
  const directory = temporaryDirectory();
  const store = await openSqliteStore({ directory });
  await store.accounts.add(account('Bob'));
  await store.close();
  return { directory, path: join(directory, FILE) };
}

/** The names of the files of a directory, each with a hash of its bytes. */
function contents(directory: string): Record<string, string> {
  const hash = (name: string) =>
    createHash('sha256')
      .update(readFileSync(join(directory, name)))
      .digest('hex');
  return Object.fromEntries(readdirSync(directory).map((name) => [name, hash(name)]));
}

/** Opening is refused in one line that names the path and says `why`, and the directory stays as it was. */
async function assertRefused(directory: string, why: RegExp): Promise<void> {
  const before = contents(directory);
  await assert.rejects(openSqliteStore({ directory }), (error) => {
    assert.ok(error instanceof StoreError);
    assert.match(error.message, why);
    assert.ok(error.message.includes(join(directory, FILE)), error.message);
    assert.doesNotMatch(error.message, /\n/);
    return true;
  });
  assert.deepEqual(contents(directory), before);
}

test('the first opening makes a directory and a file that only their owner can read', async () => {
  const directory = join(temporaryDirectory(), 'new', 'data');
  const store = await openSqliteStore({ directory });
  await store.accounts.add(account('Bob'));
  await store.sessions.begin(session(1), null, null);
  assert.equal(statSync(directory).mode & 0o777, 0o700);
  for (const name of readdirSync(directory)) assert.equal(statSync(join(directory, name)).mode & 0o777, 0o600, name);
  await store.close();
  assert.deepEqual(readdirSync(directory), [FILE], 'a close leaves one file');
});

test('a second opening finds everything, the key too', async () => {
  const { directory } = await closedWiki();
  const one = await openSqliteStore({ directory });
  await one.sessions.begin(session(1), null, null);
  await one.close();
  const other = await openSqliteStore({ directory });
  assert.deepEqual(other.key, one.key);
  assert.deepEqual(await other.sessions.get(1), known(session(1)));
  assert.equal((await other.accounts.byId(1))?.name, 'Bob');
  await other.close();
});

test('two wikis have two keys', async () => {
  const stores = await Promise.all([1, 2].map(() => openSqliteStore({ directory: temporaryDirectory() })));
  assert.equal(new Set(stores.map(({ key }) => key.toString('hex'))).size, 2);
  await Promise.all(stores.map((store) => store.close()));
});

test('an empty file, as a crash at the very first start leaves it, becomes a wiki', async () => {
  const directory = temporaryDirectory();
  writeFileSync(join(directory, FILE), '');
  const store = await openSqliteStore({ directory });
  assert.equal(store.key.length, 32);
  await store.close();
});

test('a WAL database without tables, as a crash at the first start leaves it, becomes a wiki', async () => {
  const directory = temporaryDirectory();
  const database = new DatabaseSync(join(directory, FILE));
  database.exec('PRAGMA journal_mode = WAL');
  database.close();
  const store = await openSqliteStore({ directory });
  assert.equal(store.key.length, 32);
  await store.close();
});

test('a file in place of the directory, or of one above it, is refused', async () => {
  const directory = join(temporaryDirectory(), 'data');
  writeFileSync(directory, 'a file');
  for (const path of [directory, join(directory, 'below')]) {
    await assert.rejects(openSqliteStore({ directory: path }), { name: 'StoreError', message: /is a file|in the way/ });
  }
  assert.equal(readFileSync(directory, 'utf8'), 'a file');
});

test('a directory that cannot be written is refused', async (t) => {
  // proc refuses even root.
  if (process.platform !== 'linux') return t.skip('needs /proc');
  await assert.rejects(openSqliteStore({ directory: '/proc/latchkey' }), {
    name: 'StoreError',
    message: /\/proc\/latchkey/,
  });
});

test('a directory in place of the file is refused', async () => {
  const directory = temporaryDirectory();
  mkdirSync(join(directory, FILE));
  await assert.rejects(openSqliteStore({ directory }), { name: 'StoreError', message: /not a file/ });
  assert.deepEqual(readdirSync(directory), [FILE]);
});

test('a file that is not a database is refused and left as it is', async () => {
  const { directory, path } = await closedWiki();
  writeFileSync(path, Buffer.alloc(8192, 'not a database'));
  await assertRefused(directory, /not a database\. Restore it from a backup/);
});

test('a database that was cut off is refused and left as it is', async () => {
  const { directory, path } = await closedWiki();
  for (const size of [statSync(path).size / 2, 4096, 1000, 50]) {
    truncateSync(path, size);
    await assertRefused(directory, /Restore it from a backup/);
  }
});

test('a database whose schema was overwritten is refused and left as it is', async () => {
  const { directory, path } = await closedWiki();
  writeFileSync(path, readFileSync(path).fill(0xa5, 100, 4096));
  await assertRefused(directory, /Restore it from a backup/);
});

test('a database of a newer Latchkey is refused and left as it is', async () => {
  const { directory, path } = await closedWiki();
  const database = new DatabaseSync(path);
  database.exec('PRAGMA user_version = 1000');
  database.close();
  await assertRefused(directory, /schema is version 1000.*Use the newer Latchkey/);
});

test('a database of another program is refused and left as it is', async () => {
  const directory = temporaryDirectory();
  const database = new DatabaseSync(join(directory, FILE));
  database.exec('CREATE TABLE page (id)');
  database.close();
  await assertRefused(directory, /of another program/);
});
