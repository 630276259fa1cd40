import assert from 'node:assert/strict';
import { test } from 'node:test';
import { risingHandles } from '../../src/session/handles.ts';
import { Sessions } from '../../src/session/sessions.ts';
import { withDefaults } from '../../src/settings.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { botPassword } from '../store/rows.ts';
import { temporaryDirectory } from '../store/temporary-directory.ts';
import { addAccounts } from '../store/with-store.ts';

const settings = withDefaults({});
const NOW = Date.UTC(2026, 0, 1);
const clock = () => NOW;

/** What looks like chance, and is the same in each process. */
function sameChance() {
  let drawn = 0;
  return (size: number) => Buffer.alloc(size).fill((drawn++ * 37) % 256);
}

test('two processes that come upon the same handles in one millisecond both begin their sessions', async () => {
  const directory = temporaryDirectory();
  const [one, other] = await Promise.all([openSqliteStore({ directory }), openSqliteStore({ directory })]);
  await addAccounts(one, 'Bob');
  await one.accounts.saveBotPassword(botPassword(1, 'app'));
  const bot = await one.accounts.botPassword(1, 'app');
  const account = await one.accounts.byId(1);
  assert.ok(account && bot);
  const [first, second] = [one, other].map((store) => new Sessions({ store, clock, random: sameChance(), settings }));
  assert.ok(first && second);
  for (const sessions of [first, second]) {
    await sessions.begin(sessions.none(), account, { remember: true });
    await sessions.beginBot(sessions.none(), account, bot);
  }
  assert.equal((await one.sessions.list({ limit: 10 })).length, 4);
  await Promise.all([one.close(), other.close()]);
});

test('handles of one process rise and never repeat, also while the clock stands still or goes back', () => {
  let now = NOW;
  const next = risingHandles(() => now, sameChance());
  let last = 0;
  for (let count = 0; count < 50_000; count += 1) {
    if (count % 100 === 0) now += [1, -5, 0, 2][(count / 100) % 4] ?? 0;
    const handle = next();
    assert.ok(handle > last && Number.isSafeInteger(handle), `${handle} after ${last}`);
    last = handle;
  }
});
