import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusals } from '../../src/account/refusals.ts';
import { memoryStore } from '../../src/store/memory.ts';
import { MemoryAuthLog } from '../../src/store/memory-auth-log.ts';
import { account } from '../store/rows.ts';

test('a million refusals from everywhere are a hundred and one events, none of them lost', async () => {
  const { accounts } = memoryStore({ key: Buffer.alloc(32) });
  await accounts.add(account('Alice'));
  const authLog = new MemoryAuthLog(() => undefined);
  const refusals = new Refusals({ accounts, authLog, clock: () => 5000 });
  for (let round = 0; round < 1_000_000; round += 1) {
    refusals.count(
      round % 2 ? 'alice' : `nobody ${round}`,
      { ip: `10.${round % 7}.${round % 251}.${round % 199}`, agent: '' },
      'x',
    );
  }
  await refusals.write();
  await refusals.write();
  const events = await authLog.list({ limit: 1_000_000 });
  assert.ok(events.length <= 101, `${events.length}`);
  assert.equal(
    events.reduce((sum, { count }) => sum + count, 0),
    1_000_000,
  );
  assert.deepEqual([...new Set(events.map(({ userName }) => userName))].sort(), ['', 'Alice']);
});
