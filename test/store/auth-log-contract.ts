import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NewAuthEvent } from '../../src/store/auth-event.ts';
import type { Store } from '../../src/store/store.ts';
import { account, authEvent, block, botPassword, botSession, device, remembered, session } from './rows.ts';
import { addAccounts, withStore } from './with-store.ts';

/** What was noted, the oldest first. */
async function noted({ authLog }: Store): Promise<unknown[]> {
  const events = await authLog.list({ newer: true, limit: 100 });
  return events.map(({ action, session: handle, count }) => [action, handle, count]);
}

const BEFORE = { seen: 0, created: 0, botCreated: 0, remembered: 0 };

/** What every store promises of the log of sessions and credentials, and of the verbs that write it. */
export function authLogContract(open: () => Promise<Store>): void {
  const it = (name: string, body: (store: Store) => Promise<void>) => test(name, withStore(open, body));

  it('an event is read back as it was noted, and told in the order that is asked for', async ({ authLog }) => {
    const events = [
      authEvent('begin', { timestamp: 7, session: 2 ** 52, params: { kind: 'bot', app: 'é "x"' } }),
      authEvent('refuse', { timestamp: 5, actor: null, actorName: '192.0.2.9', user: null, userName: '', count: 12 }),
      authEvent('end', { timestamp: 7, session: 3, ip: '2001:db8::1' }),
    ];
    await authLog.add(events);
    await authLog.add([]);
    const all = await authLog.list({ limit: 10 });
    assert.deepEqual(
      all.map(({ id: _id, ...event }) => event),
      [2, 0, 1].map((index) => ({ count: 1, ...events[index] })),
    );
    const ids = async (asked: Partial<Parameters<typeof authLog.list>[0]>) =>
      (await authLog.list({ limit: 10, ...asked })).map(({ id }) => id);
    assert.deepEqual(await ids({ newer: true }), [2, 1, 3]);
    assert.deepEqual(await ids({ from: 6 }), [3, 1]);
    assert.deepEqual(await ids({ to: 6 }), [2]);
    assert.deepEqual(await ids({ at: { timestamp: 7, id: 1 } }), [1, 2]);
    assert.deepEqual(await ids({ newer: true, at: { timestamp: 7, id: 1 } }), [1, 3]);
    assert.deepEqual(await ids({ action: 'end' }), [3]);
    assert.deepEqual(await ids({ userName: 'Bob' }), [3, 1]);
    assert.deepEqual(await ids({ actorName: '192.0.2.9' }), [2]);
    assert.deepEqual(await ids({ ip: '2001:db8::1' }), [3]);
    assert.deepEqual(await ids({ session: 3 }), [3]);
    assert.deepEqual(await ids({ limit: 1 }), [3]);
  });

  it('sweep drops what is old, and what is too much', async (store) => {
    const { authLog } = store;
    await authLog.add([1, 2, 3, 4].map((timestamp) => authEvent('begin', { timestamp, session: timestamp })));
    await authLog.sweep(2, 100);
    assert.deepEqual(
      await noted(store),
      [2, 3, 4].map((id) => ['begin', id, 1]),
    );
    await authLog.sweep(0, 2);
    assert.deepEqual(
      await noted(store),
      [3, 4].map((id) => ['begin', id, 1]),
    );
  });

  it('sessions begin and end with an event each, which says how many ended', async (store) => {
    await addAccounts(store, 'Bob', 'Eve');
    const { sessions } = store;
    const event = (action: NewAuthEvent['action'], id: number) => authEvent(action, { session: id });
    await sessions.begin(remembered(1, 10), device(10), null, event('begin', 1));
    await sessions.revive(remembered(2, 10), null, event('revive', 2));
    assert.equal(await sessions.revive(remembered(3, 99), null, event('revive', 3)), false);
    const ending = event('end', 1);
    await sessions.begin(session(6), null, null);
    await assert.rejects(sessions.begin(session(6), null, 1, event('begin', 6), ending), 'the handle is in use');
    await sessions.begin(session(4), null, 1, event('begin', 4), ending);
    assert.equal(await sessions.end(1, ending), false);
    await sessions.end(4, event('end', 4));
    assert.deepEqual(await noted(store), [
      ['begin', 1, 1],
      ['revive', 2, 1],
      ['end', 1, 2],
      ['begin', 4, 1],
      ['end', 4, 1],
    ]);
  });

  it('a session is listed with where it began and where it was used last', async (store) => {
    const { sessions } = store;
    await addAccounts(store, 'Bob');
    await sessions.begin(session(1), null, null, authEvent('begin'));
    const began = { ip: '192.0.2.1', agent: 'Tool/1' };
    const last = { ip: '192.0.2.7', agent: 'Tool/2' };
    const origins = async () => (await sessions.list({ limit: 1 })).map((row) => [row.began, row.last]);
    assert.deepEqual(await origins(), [[began, began]]);
    await sessions.touch(1, { loginTokenIssued: true });
    assert.deepEqual(await origins(), [[began, began]]);
    await sessions.touch(1, { seen: 2_000_000_000_000, from: last });
    assert.deepEqual(await origins(), [[began, last]]);
    const half = { ip: began.ip, agent: last.agent };
    await sessions.touch(1, { seen: 2_000_000_000_001, from: half });
    assert.deepEqual(await origins(), [[began, half]]);
  });

  it('end of a session of somebody else ends nothing', async (store) => {
    await addAccounts(store, 'Bob', 'Eve');
    const { sessions } = store;
    await sessions.begin(remembered(1, 10), device(10), null);
    assert.equal(await sessions.end(1, authEvent('end'), { user: 2 }), false);
    assert.ok(await sessions.get(1));
    assert.ok(await sessions.device(10));
    assert.equal(await sessions.end(1, authEvent('end'), { user: 1 }), true);
    assert.equal(await sessions.device(10), undefined);
    assert.deepEqual(await noted(store), [['end', null, 1]]);
  });

  it('a session believed to be alone ends with all that it has, and is noted once', async (store) => {
    await addAccounts(store, 'Bob', 'Eve');
    const { sessions } = store;
    await sessions.begin(session(1), null, null);
    await sessions.begin(remembered(2, 10), device(10), null);
    await sessions.revive(remembered(3, 10), null);
    assert.equal(await sessions.end(1, authEvent('end'), { user: 2, alone: true }), false);
    assert.equal(await sessions.end(1, authEvent('end'), { alone: true }), true);
    assert.equal(await sessions.end(1, authEvent('end'), { alone: true }), false);
    assert.equal(await sessions.end(2, authEvent('end'), { alone: true }), true, 'although it has a device');
    for (const id of [1, 2, 3]) assert.equal(await sessions.get(id), undefined);
    assert.equal(await sessions.device(10), undefined);
    assert.deepEqual(await noted(store), [
      ['end', null, 1],
      ['end', null, 2],
    ]);
  });

  it('the secret of a device is replaced only in place of the one that was given', async (store) => {
    await addAccounts(store, 'Bob', 'Eve');
    const { sessions } = store;
    await sessions.begin(remembered(1, 10), { ...device(10), rotates: true }, null);
    const [old, next] = [device(10).secretHash, Buffer.alloc(32, 7)];
    const rotation = { from: old, to: next, at: 9 };
    assert.equal(await sessions.revive(remembered(2, 10), rotation), true);
    const rotated = { ...device(10), rotates: true, secretHash: next, previousHash: old, rotated: 9 };
    assert.deepEqual(await sessions.device(10), rotated);
    assert.equal(await sessions.revive(remembered(3, 10), rotation), false, 'only one of two gets it');
    assert.equal(await sessions.get(3), undefined);
    assert.deepEqual(await sessions.device(10), rotated);
    assert.equal(await sessions.endDevice(10, authEvent('reuse')), true);
    assert.equal(await sessions.endDevice(10, authEvent('reuse')), false);
    assert.deepEqual(await noted(store), [['reuse', null, 2]]);
    assert.deepEqual(await sessions.list({ limit: 10 }), []);
  });

  it('endOthers keeps one session with its device, and raises the generation of all that is kept', async (store) => {
    const { accounts, sessions } = store;
    for (const name of ['Bob', 'Eve']) await accounts.add(account(name));
    await sessions.begin(remembered(1, 10), device(10), null);
    await sessions.revive(remembered(2, 10));
    await sessions.begin(remembered(3, 11), device(11), null);
    await sessions.begin(botSession(4, 'app'), null, null);
    await sessions.begin(session(5, { user: 2 }), null, null);
    assert.equal(await sessions.endOthers(1, 5, authEvent('end')), undefined, "somebody else's");
    assert.equal(await sessions.endOthers(1, 9, authEvent('end')), undefined, 'gone');
    assert.equal((await sessions.list({ user: 1, limit: 10 })).length, 4);
    assert.equal((await accounts.byId(1))?.generation, 0);
    assert.equal(await sessions.endOthers(1, 1, authEvent('end')), 3);
    assert.deepEqual(
      (await sessions.list({ limit: 10 })).map(({ id, accountGeneration }) => [id, accountGeneration]),
      [
        [1, 1],
        [5, 0],
      ],
    );
    assert.equal((await sessions.device(10))?.accountGeneration, 1);
    assert.equal(await sessions.device(11), undefined);
    assert.equal((await accounts.byId(1))?.generation, 1);
    assert.deepEqual(await noted(store), [['end', null, 3]]);
  });

  it('endEverybody ends every session and device, and what was checked before', async (store) => {
    const { accounts, sessions } = store;
    for (const name of ['Bob', 'Eve']) await accounts.add(account(name));
    await sessions.begin(remembered(1, 10), device(10), null);
    await sessions.begin(session(2, { user: 2 }), null, null);
    assert.equal(await sessions.endEverybody(authEvent('end')), 2);
    assert.deepEqual(await sessions.list({ limit: 10 }), []);
    assert.equal(await sessions.device(10), undefined);
    assert.deepEqual([(await accounts.byId(1))?.generation, (await accounts.byId(2))?.generation], [1, 1]);
    assert.deepEqual(await noted(store), [['end', null, 2]]);
  });

  it('what is over ends with an event each, at most a thousand at once, and bot sessions have an age of their own', async (store) => {
    const { accounts, sessions } = store;
    await accounts.add(account('Bob'));
    await sessions.begin(botSession(1, 'app'), null, null, authEvent('begin', { ip: '192.0.2.3' }));
    await sessions.begin(session(2), null, null);
    const { created } = session(1);
    assert.equal(await sessions.sweep({ ...BEFORE, botCreated: created + 1 }, 77), 1);
    const [event] = await store.authLog.list({ limit: 1 });
    const { action, timestamp, userName, actorName, ip, session: handle } = event ?? {};
    const expected = ['expire', 77, 'Bob', 'Maintenance script', '192.0.2.3', 1];
    assert.deepEqual([action, timestamp, userName, actorName, ip, handle], expected);
    const many = Array.from({ length: 1200 }, (_, id) => remembered(id + 10, id + 10));
    await Promise.all(many.map((row) => sessions.begin(row, device(row.device), null)));
    const all = { ...BEFORE, remembered: created + 1 };
    const [first, second] = [await sessions.sweep(all, 78), await sessions.sweep(all, 78)];
    assert.deepEqual([first <= 1000, first + second, await sessions.sweep(all, 78)], [true, 1200, 0]);
    assert.deepEqual(
      (await sessions.list({ limit: 10 })).map(({ id }) => id),
      [2],
    );
    assert.equal(await sessions.device(10), undefined);
    assert.equal(await sessions.device(1209), undefined);
  });

  it('another name ends every session, and is not one that is taken', async (store) => {
    const { accounts, sessions } = store;
    for (const name of ['Bob', 'Eve']) await accounts.add(account(name));
    await accounts.saveBotPassword(botPassword(1, 'app'));
    await sessions.begin(remembered(1, 10), device(10), null);
    const about = { namespace: 2, title: 'Bob', page: 0, comment: '', params: {}, performer: null, performerName: '' };
    const entry = { type: 'renameuser', action: 'renameuser', timestamp: 1000, ...about };
    assert.equal(await accounts.rename(1, 'Eve', { event: authEvent('rename'), entry }), false);
    assert.equal(await accounts.rename(9, 'Zed', { event: authEvent('rename'), entry }), false);
    assert.ok(await sessions.get(1));
    assert.equal(await accounts.rename(1, 'Robert', { event: authEvent('rename'), entry }), true);
    assert.equal(await sessions.get(1), undefined);
    assert.equal(await sessions.device(10), undefined);
    assert.equal(await accounts.byName('Bob'), undefined);
    assert.equal((await accounts.byName('Robert'))?.generation, 1);
    assert.equal((await accounts.botPassword(1, 'app'))?.hash, 'secret');
    assert.deepEqual(await noted(store), [['rename', null, 1]]);
    assert.deepEqual(
      (await store.log.list({ limit: 9 })).map(({ title }) => title),
      ['Bob'],
    );
  });

  it('an account that is erased keeps its name and nothing else', async (store) => {
    const { accounts, blocks, sessions, options } = store;
    const bob = { realName: 'Bob B.', email: 'bob@example.org', emailConfirmed: 5, groups: ['sysop'], totp: 'AAAA' };
    await accounts.add(account('Bob', bob));
    await accounts.saveBotPassword(botPassword(1, 'app'));
    await accounts.setTemporaryPassword(1, { hash: 'x', made: 5 }, 9);
    await options.change(1, new Map([['gender', 'male']]));
    await blocks.place(1, block(1));
    await sessions.begin(botSession(1, 'app'), null, null);
    assert.equal(await accounts.erase(2, authEvent('delete')), false);
    assert.equal(await accounts.erase(1, authEvent('delete')), true);
    const after = await accounts.byName('Bob');
    const { id: _id, registered: _registered, editCount: _edits, block: still, generation, ...left } = after ?? {};
    const gone = { realName: '', email: '', emailConfirmed: null, password: '', passwordExpires: null, totp: null };
    assert.deepEqual(left, { name: 'Bob', ...gone, locked: true, groups: [], groupExpiries: {} });
    assert.equal(generation, 1);
    assert.ok(still, 'the block stays');
    assert.deepEqual([await accounts.botPasswords(1), await accounts.temporaryPassword(1)], [[], undefined]);
    assert.equal((await options.get(1)).size, 0);
    assert.equal(await sessions.get(1), undefined);
    assert.deepEqual(await noted(store), [['delete', null, 1]]);
  });

  it('a block may end the sessions that no bot password opened', async (store) => {
    const { accounts, blocks, sessions } = store;
    for (const name of ['Bob', 'Eve']) await accounts.add(account(name));
    await sessions.begin(remembered(1, 10), device(10), null);
    await sessions.begin(botSession(2, 'app'), null, null);
    await sessions.begin(session(3, { user: 2 }), null, null);
    await blocks.place(1, block(2, { partial: true }), { endsMain: authEvent('end') });
    assert.ok(await sessions.get(1), 'not a partial one');
    await blocks.place(1, block(2), { endsMain: authEvent('end') });
    assert.deepEqual(
      (await sessions.list({ limit: 10 })).map(({ id }) => id),
      [2, 3],
    );
    assert.equal(await sessions.device(10), undefined);
    assert.deepEqual(await noted(store), [['end', null, 1]]);
  });

  it('a change of credentials is noted only if it came to pass, with the sessions that ended', async (store) => {
    const { accounts, sessions } = store;
    await accounts.add(account('Bob'));
    const begin = (id: number) => sessions.begin(session(id, { accountGeneration: id - 1 }), null, null);
    await begin(1);
    await accounts.setPassword(1, 'new', authEvent('password'));
    await accounts.setPassword(2, 'new', authEvent('password'));
    await begin(2);
    await accounts.changePassword(1, 'newer', { generation: 0, keep: null }, authEvent('password'));
    await accounts.changePassword(1, 'newer', { generation: 1, keep: null }, authEvent('password'));
    await begin(3);
    await accounts.setTotp(1, 'AAAA', ['code'], authEvent('totp'));
    assert.equal(await sessions.get(3), undefined, 'a second factor ends them too');
    await accounts.useRecoveryCode(1, 'other', authEvent('recoverycode'));
    await accounts.useRecoveryCode(1, 'code', authEvent('recoverycode'));
    await accounts.saveBotPassword(botPassword(1, 'app'), authEvent('botpassword'));
    await sessions.begin({ ...botSession(9, 'app'), accountGeneration: 3 }, null, null);
    await accounts.deleteBotPassword(1, 'app', authEvent('botpassword'));
    await accounts.deleteBotPassword(1, 'app', authEvent('botpassword'));
    await accounts.setTemporaryPassword(1, { hash: 'x', made: 5 }, 9, authEvent('temporarypassword'));
    await accounts.setTemporaryPassword(1, { hash: 'x', made: 5 }, 1, authEvent('temporarypassword'));
    await accounts.setLocked(1, true, authEvent('lock'));
    await accounts.setLocked(1, false, authEvent('unlock'));
    assert.deepEqual(await noted(store), [
      ['password', null, 1],
      ['password', null, 1],
      ['totp', null, 1],
      ['recoverycode', null, 1],
      ['botpassword', null, 0],
      ['botpassword', null, 1],
      ['temporarypassword', null, 1],
      ['lock', null, 0],
      ['unlock', null, 0],
    ]);
  });
}
