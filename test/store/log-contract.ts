import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LogAsked, NewLogEntry } from '../../src/store/log.ts';
import type { Store } from '../../src/store/store.ts';
import { account } from './rows.ts';
import { withStore } from './with-store.ts';

/** What every store promises of the log. */
export function logContract(open: () => Promise<Store>): void {
  const it = (name: string, body: (store: Store) => Promise<void>) => test(name, withStore(open, body));

  it('an event of the log is read back as it was given', async ({ accounts, log }) => {
    await accounts.add(account('Admin'));
    const params = { flags: ['a'], sitewide: true, more: [{ x: 1, y: null }] };
    await log.add({ ...event('Ä', 1000), params });
    await log.add({ ...event('B', 2000), performer: null, performerName: 'latchkey', comment: 'why' });
    assert.deepEqual(await log.list({ newer: true, limit: 10 }), [
      { ...event('Ä', 1000), params, id: 1, revision: 0, tags: [] },
      { ...event('B', 2000), performer: null, performerName: 'latchkey', comment: 'why', id: 2, revision: 0, tags: [] },
    ]);
  });

  it('the log is listed by time and then by number, both ways, from any event on', async ({ accounts, log }) => {
    await accounts.add(account('Admin'));
    for (const time of [3000, 1000, 2000, 2000]) await log.add(event('A', time));
    const ids = async (asked: Omit<LogAsked, 'limit'>, limit = 10) =>
      (await log.list({ ...asked, limit })).map(({ id }) => id);
    assert.deepEqual(await ids({}), [1, 4, 3, 2]);
    assert.deepEqual(await ids({ newer: true }), [2, 3, 4, 1]);
    assert.deepEqual(await ids({ newer: true }, 2), [2, 3]);
    assert.deepEqual(await ids({ at: { timestamp: 2000, id: 3 } }), [3, 2]);
    assert.deepEqual(await ids({ newer: true, at: { timestamp: 2000, id: 4 } }), [4, 1]);
    assert.deepEqual(await ids({ from: 2000, to: 2000 }), [4, 3]);
    assert.deepEqual(await ids({ from: 2001, to: 1999 }), []);
  });

  it('the log is filtered by what happened, by whom and to what', async ({ accounts, log }) => {
    await accounts.add(account('Admin'));
    await log.add(event('A%b', 1000));
    await log.add({ ...event('A_b', 1000), type: 'newusers', action: 'create' });
    await log.add({ ...event('B', 1000), performer: null, performerName: 'Eve', namespace: 0 });
    const ids = async (asked: Omit<LogAsked, 'limit'>) =>
      (await log.list({ ...asked, newer: true, limit: 10 })).map(({ id }) => id);
    assert.deepEqual(await ids({ type: 'newusers' }), [2]);
    assert.deepEqual(await ids({ type: 'block', action: 'block' }), [1, 3]);
    assert.deepEqual(await ids({ type: 'block', action: 'create' }), []);
    assert.deepEqual(await ids({ performer: 'Eve' }), [3]);
    assert.deepEqual(await ids({ namespace: 2, title: 'A_b' }), [2]);
    assert.deepEqual(await ids({ namespace: 2, titlePrefix: 'A' }), [1, 2]);
    assert.deepEqual(await ids({ titlePrefix: 'A_' }), [2]);
    assert.deepEqual(await ids({ namespace: 0 }), [3]);
  });
}

function event(title: string, timestamp: number): NewLogEntry {
  const about = { namespace: 2, title, page: 0, comment: '', params: {} };
  return { type: 'block', action: 'block', timestamp, performer: 1, performerName: 'Admin', ...about };
}
