import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { device, known, remembered, session } from './rows.ts';
import { temporaryDirectory } from './temporary-directory.ts';
import { addAccounts } from './with-store.ts';

/** Two openings of one directory, as of a server and the command line. */
async function openTwice() {
  const directory = temporaryDirectory();
  const [one, other] = await Promise.all([openSqliteStore({ directory }), openSqliteStore({ directory })]);
  await addAccounts(one, 'Bob', 'Eve');
  return { one, other, close: () => Promise.all([one.close(), other.close()]) };
}

test('what one opening of a directory writes, the other sees at its next read', async () => {
  const { one, other, close } = await openTwice();
  assert.deepEqual(one.key, other.key);
  assert.equal((await other.accounts.byName('Bob'))?.id, 1);
  await one.sessions.begin(session(1), null, null);
  assert.deepEqual(await other.sessions.get(1), known(session(1)));
  await other.sessions.end(1);
  assert.equal(await one.sessions.get(1), undefined);
  await other.accounts.setLocked(1, true);
  assert.equal((await one.accounts.byId(1))?.locked, true);
  await close();
});

test('one opening that closes leaves the other at work', async () => {
  const { one, other } = await openTwice();
  await one.sessions.begin(session(1), null, null);
  await one.close();
  assert.deepEqual(await other.sessions.get(1), known(session(1)));
  assert.equal(await other.sessions.end(1), true);
  await other.close();
});

test('both may write at the same time', async () => {
  const { one, other, close } = await openTwice();
  const begins = Array.from({ length: 400 }, (_, id) => (id % 2 ? one : other).sessions.begin(session(id), null, null));
  await Promise.all(begins);
  assert.equal((await one.sessions.list({ limit: 1000 })).length, 400);
  await close();
});

test('touch and revive in one process never bring back what another process ends', async () => {
  const { one, other, close } = await openTwice();
  const rounds = Array.from({ length: 1000 }, (_, id) => id);
  await Promise.all(rounds.map((id) => one.sessions.begin(remembered(id, id), device(id), null)));
  const race = async (id: number) => {
    const end = other.sessions.end(id);
    const revived = one.sessions.revive(remembered(id + 1000, id));
    await Promise.all([one.sessions.touch(id, { seen: 2_000_000_000_000 }), revived, end]);
    assert.equal(await one.sessions.get(id), undefined);
    assert.equal(await one.sessions.get(id + 1000), undefined);
  };
  for (let from = 0; from < rounds.length; from += 50) await Promise.all(rounds.slice(from, from + 50).map(race));
  assert.deepEqual(await other.sessions.list({ limit: 10 }), []);
  await close();
});
