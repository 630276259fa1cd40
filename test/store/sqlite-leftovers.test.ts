import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { backupDatabase } from '../../src/store/sqlite-backup.ts';
import { LIVE_ROWS, removeEnded } from '../../src/store/sqlite-end-sessions.ts';
import { migrate } from '../../src/store/sqlite-migrate.ts';
import { restoreDatabase } from '../../src/store/sqlite-restore.ts';
import type { Store } from '../../src/store/store.ts';
import { authEvent, block, botPassword, botSession, device, known, remembered, session } from './rows.ts';
import { temporaryDirectory } from './temporary-directory.ts';
import { addAccounts } from './with-store.ts';

// What ends all sessions of an account leaves their rows for later. Until then, and whatever happens meanwhile, they are as if they were gone.

const ENDINGS: Readonly<Record<string, (store: Store) => Promise<unknown>>> = {
  'the end of all': ({ sessions }) => sessions.endAll(1),
  'the end of everybody': ({ sessions }) => sessions.endEverybody(),
  'another password': ({ accounts }) => accounts.setPassword(1, 'new'),
  'another second factor': ({ accounts }) => accounts.setTotp(1, 'AAAA', []),
  'a lock that is taken off': async ({ accounts }) => {
    await accounts.setLocked(1, true);
    await accounts.setLocked(1, false);
  },
  'another name': ({ accounts }) => accounts.rename(1, 'Robert'),
  erasure: ({ accounts }) => accounts.erase(1),
};

/** Nothing is over. */
const BEFORE = { seen: 0, created: 0, botCreated: 0, remembered: 0 };
/** Everything is. */
const AFTER = { seen: 9e15, created: 9e15, botCreated: 9e15, remembered: 0 };

for (const [name, end] of Object.entries(ENDINGS)) {
  test(`after ${name} rows that are there still are nobody's, and are removed`, async () => {
    const { directory, store } = await wiki();
    await end(store);
    assert.deepEqual(rows(directory), { session: 3, device: 1 });

    await isOver(store);
    const other = await openSqliteStore({ directory });
    await isOver(other);
    await other.close();
    // As after a crash.
    const copy = join(temporaryDirectory(), 'copy');
    backupDatabase(directory, copy);
    const elsewhere = temporaryDirectory();
    restoreDatabase(copy, elsewhere, { replace: false, keepSessions: true });
    assert.deepEqual(rows(elsewhere), { session: 0, device: 0 }, 'a restore that keeps sessions keeps those that live');

    await store.close();
    const again = await openSqliteStore({ directory });
    await isOver(again);
    assert.equal(await again.sessions.sweep(AFTER, 9), 0, 'nothing that had not ended before');
    assert.deepEqual(await again.authLog.list({ action: 'expire', limit: 9 }), []);
    assert.deepEqual(rows(directory), { session: 0, device: 0 });
    await again.close();
  });
}

test('a block ends the rows of main sessions, and takes those of bot passwords along', async () => {
  const { directory, store } = await wiki();
  await addAccounts(store, 'Eve');
  await store.blocks.place(1, block(2), { endsMain: authEvent('end') });
  assert.deepEqual(rows(directory), { session: 3, device: 1 });
  assert.deepEqual(await store.sessions.get(3), { ...known(botSession(3, 'app')), accountGeneration: 1 });
  await store.sessions.end(3);
  await isOver(store);
  await store.sessions.sweep(BEFORE, 9);
  assert.deepEqual(rows(directory), { session: 0, device: 0 });
  await store.close();
});

test('many are removed in slices, beside other writes; what has begun since stays', async () => {
  const { directory, store } = await wiki();
  const { sessions } = store;
  const many = Array.from({ length: 1000 }, (_, id) => id + 100);
  await Promise.all(many.map((id) => sessions.begin(remembered(id, id), device(id), null)));
  assert.equal(await sessions.endAll(1, authEvent('end')), 1003);
  const [event] = await store.authLog.list({ limit: 1 });
  assert.equal(event?.count, 1003, 'one event says how many');
  const later = { ...session(5000), accountGeneration: 1 };
  await sessions.begin(later, null, null);
  const swept = sessions.sweep(BEFORE, 9);
  const seen = new Set<number>();
  for (let turn = 0; turn < 100 && (rows(directory).session ?? 0) > 1; turn += 1) {
    await sessions.touch(5000, { seen: turn });
    seen.add(rows(directory).session ?? 0);
  }
  await swept;
  assert.ok(seen.size > 2, `${[...seen]}`);
  assert.deepEqual(rows(directory), { session: 1, device: 0 });
  assert.equal(await sessions.count(), 1);
  await store.close();
});

test('what is removed is found by its account, and so is what is not counted', () => {
  using database = new DatabaseSync(':memory:');
  migrate(database);
  const plans = [...removeEnded(), { sql: LIVE_ROWS }].flatMap(({ sql }) =>
    database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(),
  );
  const details = plans.map(({ detail }) => String(detail));
  assert.ok(
    details.filter((detail) => /^SEARCH ended USING (?:COVERING )?INDEX/.test(detail)).length >= 5,
    details.join('; '),
  );
  assert.deepEqual(
    details.filter((detail) => /^SCAN (?:ended|device|account)/.test(detail)),
    [],
  );
});

/** A wiki whose account 1 has two sessions of a device and one of a bot password. */
async function wiki() {
  const directory = temporaryDirectory();
  const store = await openSqliteStore({ directory });
  await addAccounts(store, 'Bob');
  await store.sessions.begin(remembered(1, 10), device(10), null);
  await store.sessions.revive(remembered(2, 10));
  await store.sessions.begin(botSession(3, 'app'), null, null);
  return { directory, store };
}

/** Nothing finds the rows of account 1, and nothing brings them back. */
async function isOver(store: Store): Promise<void> {
  const { accounts, sessions } = store;
  const { generation = 0 } = (await accounts.byId(1)) ?? {};
  assert.equal(await sessions.count(), 0);
  assert.deepEqual(await sessions.list({ limit: 9 }), []);
  assert.deepEqual(await sessions.list({ user: 1, limit: 9 }), []);
  assert.equal(await sessions.device(10), undefined);
  assert.equal(await sessions.revive({ ...remembered(4, 10), accountGeneration: generation }), false);
  assert.equal(await sessions.revive(remembered(4, 10)), false);
  const rotation = { from: device(10).secretHash, to: Buffer.alloc(32), at: 9 };
  assert.equal(await sessions.revive(remembered(4, 10), rotation), false);
  assert.equal(await sessions.endDevice(10, authEvent('reuse')), false);
  for (const id of [1, 2, 3]) {
    assert.equal(await sessions.get(id), undefined);
    assert.equal(await sessions.touch(id, { seen: 9e15 }), false);
    assert.equal(await sessions.end(id, authEvent('end')), false);
    assert.equal(await sessions.endOthers(1, id, authEvent('end')), undefined);
    assert.equal(await accounts.changePassword(1, 'newer', { generation, keep: id }), false);
    assert.equal(await accounts.saveBotPassword(botPassword(1, 'new'), undefined, { generation, session: id }), false);
  }
  assert.equal((await accounts.byId(1))?.generation ?? generation, generation);
  const events = await store.authLog.list({ limit: 9 });
  assert.deepEqual(
    events.filter(({ session: of, action }) => of !== null || action === 'reuse'),
    [],
  );
}

/** What is in the tables, whoever it is of. */
function rows(directory: string) {
  using database = new DatabaseSync(join(directory, 'latchkey.sqlite'), { readOnly: true });
  const count = (table: string) => Number(database.prepare(`SELECT count(*) AS rows FROM ${table}`).get()?.rows);
  return { session: count('session'), device: count('device') };
}
