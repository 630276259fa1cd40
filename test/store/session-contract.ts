import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Store } from '../../src/store/store.ts';
import { TakenHandle } from '../../src/store/store-error.ts';
import { authEvent, botPassword, botSession, device, known, remembered, session } from './rows.ts';
import { addAccounts, withStore } from './with-store.ts';

const ids = async ({ sessions }: Store) => (await sessions.list({ limit: 1000 })).map(({ id }) => id);

/** What every store promises of sessions and devices. */
export function sessionContract(open: () => Promise<Store>): void {
  const it = (name: string, body: (store: Store) => Promise<void>) =>
    test(
      name,
      withStore(open, async (store) => {
        await addAccounts(store, 'Bob', 'Eve');
        await body(store);
      }),
    );

  it('the key is 32 bytes', async ({ key }) => {
    assert.equal(key.length, 32);
    assert.ok(Buffer.isBuffer(key));
  });

  it('a session that was begun is read back as it was given', async ({ sessions }) => {
    const rows = [
      session(1),
      botSession(2, 'app'),
      { ...session(2 ** 52), loginTokenIssued: true, created: 5, seen: 7 },
    ];
    for (const row of rows) await sessions.begin(row, null, null);
    for (const row of rows) assert.deepEqual(await sessions.get(row.id), known(row));
    assert.ok(Buffer.isBuffer((await sessions.get(1))?.secretHash));
    assert.equal(await sessions.get(3), undefined);
  });

  it('a handle is taken once; what is refused for that leaves all as it was', async ({ sessions, authLog }) => {
    await sessions.begin(remembered(1, 10), device(10), null);
    await sessions.begin(session(2), null, null);
    const before = await sessions.device(10);
    const events = [authEvent('begin'), authEvent('end')] as const;
    const rotation = { from: device(10).secretHash, to: device(11).secretHash, at: 7 };
    await assert.rejects(sessions.begin(session(1, { user: 2 }), null, 2, ...events), TakenHandle);
    await assert.rejects(sessions.begin(remembered(3, 10), device(10), 2, ...events), TakenHandle);
    await assert.rejects(sessions.revive(remembered(2, 10), null, events[0]), TakenHandle);
    await assert.rejects(sessions.revive(remembered(2, 10), rotation, events[0]), TakenHandle);
    assert.deepEqual(await sessions.device(10), before);
    assert.deepEqual(await authLog.list({ limit: 10 }), []);
    assert.deepEqual(await sessions.get(1), known(remembered(1, 10)));
    assert.deepEqual(await sessions.get(2), known(session(2)));
    assert.equal(await sessions.get(3), undefined);
  });

  it('a session is read with what it is judged by', async ({ sessions, accounts }) => {
    await accounts.saveBotPassword(botPassword(2, 'app'));
    for (const row of [remembered(1, 10, 1), botSession(2, 'app', 2), botSession(3, 'other', 2)])
      await sessions.begin(row, row.device === null ? null : device(row.device), null);
    const [bob, eve] = [await accounts.byId(1), await accounts.byId(2)];
    assert.deepEqual(await sessions.owned(1), { row: await sessions.get(1), account: bob, bot: undefined });
    const bot = await accounts.botPassword(2, 'app');
    assert.ok(bot);
    assert.deepEqual(await sessions.owned(2), { row: await sessions.get(2), account: eve, bot });
    assert.deepEqual(await sessions.owned(3), { row: await sessions.get(3), account: eve, bot: undefined });
    await sessions.endAll(2);
    assert.equal(await sessions.owned(2), undefined);
    assert.equal(await sessions.owned(4), undefined);
  });

  it('a secret hash that looks at part of a larger memory is kept as these bytes only', async ({ sessions }) => {
    const secretHash = Buffer.alloc(4096, 'abc').subarray(100, 132);
    await sessions.begin({ ...session(1), secretHash }, null, null);
    assert.deepEqual((await sessions.get(1))?.secretHash, secretHash);
  });

  it('a remembered login makes its device in the same step', async ({ sessions }) => {
    await sessions.begin(remembered(1, 10), device(10), null);
    assert.deepEqual(await sessions.get(1), known(remembered(1, 10)));
    assert.deepEqual(await sessions.device(10), device(10));
    assert.equal(await sessions.device(11), undefined);
  });

  it('a begin that fails leaves nothing behind and ends nothing', async ({ sessions }) => {
    await sessions.begin(session(1), null, null);
    await sessions.begin(session(2), null, null);
    await assert.rejects(sessions.begin(remembered(1, 10), device(10), 2), 'the id is in use');
    await assert.rejects(sessions.begin(remembered(3, 10), null, 2), 'the device is not there');
    assert.equal(await sessions.device(10), undefined);
    assert.deepEqual(await sessions.get(1), known(session(1)));
    assert.deepEqual(await sessions.get(2), known(session(2)));
    assert.equal(await sessions.get(3), undefined);
  });

  it('begin ends the session that it replaces, with its device and the other sessions of that device', async (store) => {
    const { sessions } = store;
    await sessions.begin(remembered(1, 10), device(10), null);
    await sessions.revive(remembered(2, 10));
    await sessions.begin(session(3), null, null);
    await sessions.begin(remembered(4, 11), device(11), 2);
    assert.deepEqual(await ids(store), [3, 4]);
    assert.equal(await sessions.device(10), undefined);
    await sessions.begin(session(5), null, 3);
    await sessions.begin(session(6), null, 999);
    assert.deepEqual(await ids(store), [4, 5, 6]);
  });

  it('revive begins a session of a device that lives', async ({ sessions }) => {
    await sessions.begin(remembered(1, 10), device(10), null);
    assert.equal(await sessions.revive(remembered(2, 10)), true);
    assert.deepEqual(await sessions.get(2), known(remembered(2, 10)));
  });

  it('revive of a device that has gone, or is of another account, makes nothing', async (store) => {
    const { sessions } = store;
    await sessions.begin(remembered(1, 10), device(10), null);
    assert.equal(await sessions.revive(remembered(2, 10, 2)), false);
    await sessions.end(1);
    assert.equal(await sessions.revive(remembered(3, 10)), false);
    assert.deepEqual(await ids(store), []);
  });

  it('touch moves `seen` forward, never back', async ({ sessions }) => {
    await sessions.begin(session(1, { seen: 100 }), null, null);
    assert.equal(await sessions.touch(1, { seen: 200 }), true);
    assert.equal(await sessions.touch(1, { seen: 150 }), true);
    assert.deepEqual(await sessions.get(1), known(session(1, { seen: 200 })));
  });

  it('touch notes a login token and leaves the rest as it was', async ({ sessions }) => {
    await sessions.begin(session(1, { seen: 100 }), null, null);
    await sessions.touch(1, { loginTokenIssued: true });
    await sessions.touch(1, { seen: 300 });
    assert.deepEqual(await sessions.get(1), known(session(1, { seen: 300, loginTokenIssued: true })));
  });

  it('touch of a session that ended says so and makes nothing', async ({ sessions }) => {
    await sessions.begin(session(1), null, null);
    await sessions.end(1);
    assert.equal(await sessions.touch(1, { seen: 2_000_000_000_000, loginTokenIssued: true }), false);
    assert.equal(await sessions.get(1), undefined);
  });

  it('end ends that session and no other', async (store) => {
    for (const id of [1, 2, 12]) await store.sessions.begin(session(id), null, null);
    assert.equal(await store.sessions.end(1), true);
    assert.deepEqual(await ids(store), [2, 12]);
    assert.equal(await store.sessions.end(1), false);
  });

  it('end ends the device and every other session of it', async (store) => {
    const { sessions } = store;
    await sessions.begin(remembered(1, 10), device(10), null);
    await sessions.begin(remembered(2, 11), device(11), null);
    for (const id of [3, 4]) await sessions.revive(remembered(id, 10));
    assert.equal(await sessions.end(3), true);
    assert.deepEqual(await ids(store), [2]);
    assert.equal(await sessions.count(), 1);
    assert.equal(await sessions.device(10), undefined);
    assert.deepEqual(await sessions.device(11), device(11));
  });

  it('endAll ends the sessions and devices of one account and gives the number of sessions', async (store) => {
    const { sessions } = store;
    await sessions.begin(remembered(1, 10), device(10), null);
    await sessions.revive(remembered(2, 10));
    await sessions.begin(botSession(3, 'app'), null, null);
    await sessions.begin(remembered(4, 11, 2), device(11, 2), null);
    assert.equal(await sessions.endAll(1), 3);
    assert.deepEqual(await ids(store), [4]);
    assert.equal(await sessions.device(10), undefined);
    assert.deepEqual(await sessions.device(11), device(11, 2));
    assert.equal(await sessions.endAll(1), 0);
  });

  it('list gives sessions in the order of their handles, a page at a time, of one account or all', async ({
    sessions,
  }) => {
    for (const id of [5, 3, 1, 4, 2]) await sessions.begin(session(id, { user: 1 + (id % 2) }), null, null);
    const list = async (options: Parameters<typeof sessions.list>[0]) =>
      (await sessions.list(options)).map(({ id }) => id);
    assert.deepEqual(await list({ limit: 10 }), [1, 2, 3, 4, 5]);
    assert.deepEqual(await list({ limit: 2, after: 2 }), [3, 4]);
    assert.deepEqual(await list({ limit: 10, user: 2 }), [1, 3, 5]);
    assert.deepEqual(await list({ limit: 1, user: 2, after: 1 }), [3]);
    assert.deepEqual(await list({ limit: 10, user: 3 }), []);
  });

  it('a device is asleep while it has no session that is not over, and is listed with how it was used', async ({
    sessions,
  }) => {
    const [home, away] = [
      { ip: '192.0.2.1', agent: 'Tool/1' },
      { ip: '192.0.2.7', agent: 'Tool/2' },
    ];
    const past = { seen: 100, created: 50, botCreated: 50, remembered: 10 };
    const asleep = async (after?: number) =>
      (await sessions.listAsleep({ user: 1, ...(after !== undefined && { after }), limit: 9, past })).map(
        ({ id }) => id,
      );
    const begun = { ...remembered(1, 10), created: 50, seen: 60 };
    await sessions.begin(begun, device(10, 1, 20), null, authEvent('begin', home));
    await sessions.begin({ ...remembered(2, 11), created: 50, seen: 100 }, device(11, 1, 20), null);
    await sessions.begin({ ...remembered(3, 12), created: 50, seen: 60 }, device(12, 1, 9), null);
    await sessions.begin({ ...remembered(4, 13, 2), created: 50, seen: 60 }, device(13, 2, 20), null);
    await sessions.begin({ ...remembered(5, 14), created: 49, seen: 500 }, device(14, 1, 20), null);
    assert.deepEqual(await asleep(), [10, 14]);
    assert.deepEqual(await asleep(10), [14]);
    await sessions.touch(1, { seen: 99, from: away });
    await sessions.touch(1, { seen: 80 });
    assert.deepEqual(await sessions.listAsleep({ user: 1, limit: 1, past }), [
      { id: 10, created: 20, seen: 99, began: home, last: away },
    ]);
    await sessions.revive({ ...remembered(6, 10), created: 110, seen: 110 }, null, authEvent('revive', home));
    assert.deepEqual(await asleep(), [14]);
    await sessions.sweep({ ...past, seen: 120 }, 600);
    assert.deepEqual(await sessions.listAsleep({ user: 1, limit: 1, past }), [
      { id: 10, created: 20, seen: 110, began: home, last: home },
    ]);
    await sessions.endAll(1);
    assert.deepEqual(await asleep(), []);
  });

  it('sweep drops what is past its time, at the exact bounds, and gives the number of sessions', async (store) => {
    const { sessions } = store;
    await sessions.begin(session(1, { created: 50, seen: 99 }), null, null);
    await sessions.begin(session(2, { created: 50, seen: 100 }), null, null);
    await sessions.begin(session(3, { created: 49, seen: 500 }), null, null);
    await sessions.begin({ ...remembered(4, 10), created: 50, seen: 500 }, device(10, 1, 9), null);
    await sessions.begin({ ...remembered(5, 11), created: 50, seen: 99 }, device(11, 1, 10), null);
    assert.equal(await sessions.sweep({ seen: 100, created: 50, botCreated: 50, remembered: 10 }, 600), 4);
    assert.deepEqual(await ids(store), [2]);
    assert.equal(await sessions.device(10), undefined);
    assert.deepEqual(await sessions.device(11), device(11, 1, 10), 'a device outlives its idle sessions');
    assert.equal(await sessions.revive({ ...remembered(6, 11) }), true);
  });
}
