import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { groupCommit } from '../../src/store/group-commit.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { SqliteWriter } from '../../src/store/sqlite-writer.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { account, device, known, remembered, session } from './rows.ts';
import { temporaryDirectory } from './temporary-directory.ts';

const insert = (id: number) => [{ sql: 'INSERT INTO number VALUES (?)', params: [id] }];

/** A writer to a database with one table of numbers, and a connection that looks on. */
function numbers(setup = '') {
  const path = join(temporaryDirectory(), 'numbers.sqlite');
  const database = new DatabaseSync(path);
  database.exec(`PRAGMA journal_mode = WAL; CREATE TABLE number (value INTEGER PRIMARY KEY); ${setup}`);
  const read = () =>
    database
      .prepare('SELECT value FROM number')
      .all()
      .map(({ value }) => value);
  return { path, database, read, writer: new SqliteWriter(path, () => {}) };
}

test('of a batch only the operation that cannot be done fails', async () => {
  const { writer, read } = numbers();
  const ids = [1, 2, 2, 3];
  const settled = await Promise.allSettled(ids.map((id) => writer.write(insert(id))));
  assert.deepEqual(
    settled.map(({ status }) => status),
    ['fulfilled', 'fulfilled', 'rejected', 'fulfilled'],
  );
  assert.deepEqual(read(), [1, 2, 3]);
  await writer.close();
});

test('an operation that fails half way leaves nothing', async () => {
  const { writer, read } = numbers('INSERT INTO number VALUES (9)');
  await assert.rejects(writer.write([...insert(1), ...insert(9)]));
  assert.deepEqual(read(), [9]);
  await writer.close();
});

test('a rejection names the file and has the words and the code of SQLite as its cause', async () => {
  const { writer, path } = numbers('INSERT INTO number VALUES (9)');
  await assert.rejects(writer.write(insert(9)), (error) => {
    assert.ok(error instanceof StoreError);
    assert.ok(error.message.includes(path), error.message);
    assert.match(String(error.cause), /UNIQUE constraint failed/);
    assert.equal((error.cause as { readonly errcode?: number }).errcode, 1555);
    return true;
  });
  await writer.close();
});

test('a write is committed when its promise resolves, with changes and returned rows', async () => {
  const { writer, read } = numbers();
  const result = await writer.write([
    ...insert(1),
    { sql: 'INSERT INTO number VALUES (2), (3) RETURNING value', params: [] },
    { sql: 'DELETE FROM number WHERE value > ?', params: [1] },
  ]);
  assert.deepEqual(result.changes, [1, 2, 2]);
  assert.deepEqual(
    result.rows.map(({ value }) => value),
    [2, 3],
  );
  assert.deepEqual(read(), [1]);
  await writer.close();
});

test('writes fail while another process holds the lock, and work again after', async () => {
  const { writer, database, read } = numbers();
  database.exec('BEGIN IMMEDIATE');
  const settled = await Promise.allSettled([writer.write(insert(1)), writer.write(insert(2))]);
  assert.deepEqual(
    settled.map(({ status }) => status),
    ['rejected', 'rejected'],
  );
  database.exec('COMMIT');
  await writer.write(insert(3));
  assert.deepEqual(read(), [3]);
  await writer.close();
});

test('a full disk rejects what needs room; what frees room goes on', () => {
  const database = new DatabaseSync(join(temporaryDirectory(), 'full.sqlite'));
  database.exec('PRAGMA journal_mode = WAL; CREATE TABLE blob (id INTEGER PRIMARY KEY, bytes BLOB)');
  database.exec('INSERT INTO blob VALUES (1, zeroblob(20000)); PRAGMA max_page_count = 1');
  const fill = [{ sql: 'INSERT INTO blob VALUES (2, zeroblob(20000))', params: [] }];
  const free = [{ sql: 'DELETE FROM blob WHERE id = 1', params: [] }];
  const connection = { database, prepared: new Map() };
  const outcomes = groupCommit(connection, [fill, free, fill]);
  assert.deepEqual(
    outcomes.map((outcome) => ('changes' in outcome ? outcome.changes : outcome.errcode)),
    [13, [1], [1]],
  );
  database.close();
});

test('a verb whose table is gone rejects, and works again when it is back', async () => {
  const directory = temporaryDirectory();
  const store = await openSqliteStore({ directory });
  await store.accounts.add(account('Bob'));
  await store.sessions.begin(remembered(1, 10), device(10), null);
  const vandal = new DatabaseSync(join(directory, 'latchkey.sqlite'));
  vandal.exec('ALTER TABLE session RENAME TO gone');
  await assert.rejects(store.sessions.end(1), StoreError);
  await assert.rejects(store.sessions.get(1));
  assert.equal(await store.accounts.rehash(1, ':argon2:x', 'y'), true);
  vandal.exec('ALTER TABLE gone RENAME TO session');
  vandal.close();
  assert.deepEqual(await store.sessions.get(1), known(remembered(1, 10)));
  assert.equal(await store.sessions.end(1), true);
  assert.equal(await store.sessions.get(1), undefined);
  await store.close();
});

test('a worker that dies rejects what is pending, and the next write has another', async () => {
  const { writer, read } = numbers();
  await writer.write(insert(1));
  const pending = [writer.write(insert(2)), writer.write(insert(3))];
  await new Promise(setImmediate);
  const last = writer.write(insert(4));
  await writer.start().terminate();
  for (const write of [...pending, last]) await write.catch((error) => assert.match(error.message, /has ended/));
  await assert.rejects(last, StoreError);
  await writer.write(insert(5));
  assert.ok(read().includes(5));
  await writer.close();
});

test('close commits what is queued, refuses what comes later, and may be called twice', async () => {
  const { writer, read } = numbers();
  const queued = [1, 2, 3].map((id) => writer.write(insert(id)));
  const closed = writer.close();
  await assert.rejects(writer.write(insert(4)), /is closed/);
  await Promise.all([...queued, closed, writer.close()]);
  assert.deepEqual(read(), [1, 2, 3]);
});

test('an idle store that was not closed does not keep its process alive; a write under way does', () => {
  const code = `
    import { openSqliteStore } from ${JSON.stringify(new URL('../../src/store/sqlite.ts', import.meta.url).href)};
    const store = await openSqliteStore({ directory: ${JSON.stringify(temporaryDirectory())} });
    console.log(await store.sessions.end(1));`;
  const { stdout, status } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { timeout: 300_000 });
  assert.equal(status, 0);
  assert.equal(String(stdout), 'false\n');
});

test('a handle or a time that is not a whole number is refused', async () => {
  const store = await openSqliteStore({ directory: temporaryDirectory() });
  await store.accounts.add(account('Bob'));
  await assert.rejects(store.sessions.begin(session(1.5), null, null), StoreError);
  await assert.rejects(store.sessions.begin(session(2, { seen: Number.NaN }), null, null), StoreError);
  assert.deepEqual(await store.sessions.list({ limit: 10 }), []);
  await store.close();
});
