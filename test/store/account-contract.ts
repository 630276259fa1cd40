import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Store } from '../../src/store/store.ts';
import { account, authEvent, botPassword, botSession, device, listed, remembered, session } from './rows.ts';
import { withStore } from './with-store.ts';

/** What every store promises of accounts and bot passwords. */
export function accountContract(open: () => Promise<Store>): void {
  const it = (name: string, body: (store: Store) => Promise<void>) => test(name, withStore(open, body));

  it('that an account was made is noted in the step that makes it, with its id and the address', async (store) => {
    const about = { namespace: 2, page: 0, comment: '', timestamp: 5000, params: { userid: 0 } };
    const made = (name: string, performerName: string, performer: number | null) => ({
      entry: { type: 'newusers', action: 'create', title: name, performer, performerName, ...about },
      address: performer === null ? '192.0.2.1' : null,
      event: authEvent('create', { actor: performer, actorName: performerName, user: null, userName: name }),
    });
    await store.accounts.add(account('Zoe'));
    assert.equal(await store.accounts.add(account('Bob'), made('Bob', 'Bob', null)), 2);
    assert.equal(await store.accounts.add(account('Eve'), made('Eve', 'Zoe', 1)), 3);
    assert.equal(await store.accounts.add(account('Bob'), made('Bob', 'Bob', null)), undefined);
    const events = await store.authLog.list({ newer: true, limit: 9 });
    assert.deepEqual(
      events.map(({ action, actor, user, userName, count }) => [action, actor, user, userName, count]),
      [
        ['create', 2, 2, 'Bob', 1],
        ['create', 1, 3, 'Eve', 1],
      ],
    );
    const noted = await store.log.list({ newer: true, limit: 9 });
    assert.deepEqual(
      noted.map(({ title, performer, params }) => [title, performer, params]),
      [
        ['Bob', 2, { userid: 2 }],
        ['Eve', 1, { userid: 3 }],
      ],
    );
    assert.deepEqual(
      [await store.blocks.lastAddress(2, 0), await store.blocks.lastAddress(3, 0)],
      ['192.0.2.1', undefined],
    );
  });

  it('an account that was added is read back by id and by name', async ({ accounts }) => {
    const full = account('Ärger \u{1F511}', {
      realName: 'Ä',
      passwordExpires: 5,
      email: 'a@example.org',
      emailConfirmed: 6,
      totp: 'BASE32',
      locked: true,
      editCount: 7,
      groups: ['bot', 'sysop'],
    });
    assert.equal(await accounts.add(full), 1);
    assert.equal(await accounts.add(account('Bob')), 2);
    assert.deepEqual(await accounts.byId(1), { ...full, id: 1, block: null, generation: 0, groupExpiries: {} });
    assert.deepEqual(await accounts.byName('Bob'), {
      ...account('Bob'),
      id: 2,
      block: null,
      generation: 0,
      groupExpiries: {},
    });
    assert.equal(await accounts.byId(3), undefined);
  });

  it('a name that is taken is not added again; names differ by case', async ({ accounts }) => {
    await accounts.add(account('Bob', { email: 'first' }));
    assert.equal(await accounts.add(account('Bob', { email: 'second' })), undefined);
    assert.equal((await accounts.byName('Bob'))?.email, 'first');
    assert.equal(await accounts.byName('BOB'), undefined);
    assert.equal(await accounts.add(account('BOB')), 2);
  });

  it('of two who add one name at the same moment one gets it', async ({ accounts }) => {
    const added = await Promise.all([accounts.add(account('Bob')), accounts.add(account('Bob'))]);
    assert.deepEqual(added.filter((id) => id !== undefined).length, 1);
  });

  it('list gives accounts in the order of the bytes of their names, from a name on', async ({ accounts }) => {
    for (const name of ['b', 'A', 'Z', '\u{1F511}', '\u{FFFD}']) await accounts.add(account(name));
    const names = async (options: Parameters<typeof accounts.list>[0]) =>
      (await accounts.list(options)).map(({ name }) => name);
    assert.deepEqual(await names({ limit: 10 }), ['A', 'Z', 'b', '\u{FFFD}', '\u{1F511}']);
    assert.deepEqual(await names({ from: 'Z', limit: 2 }), ['Z', 'b']);
  });

  it('list gives the accounts between two names, backwards too, in or not in groups, and those that edited', async ({
    accounts,
  }) => {
    await accounts.add(account('A', { groups: ['bot', 'sysop'], editCount: 1 }));
    await accounts.add(account('B', { groups: ['bot'] }));
    await accounts.add(account('C', { editCount: 2 }));
    await accounts.add(account('\u{10ffff}'));
    const names = async (asked: Omit<Parameters<typeof accounts.list>[0], 'limit'>, limit = 10) =>
      (await accounts.list({ ...asked, limit })).map(({ name }) => name);
    assert.deepEqual(await names({ to: 'B' }), ['A', 'B']);
    assert.deepEqual(await names({ from: 'B', to: 'C' }), ['B', 'C']);
    assert.deepEqual(await names({ from: 'C', to: 'B' }), []);
    assert.deepEqual(await names({ to: 'C', descending: true }, 2), ['C', 'B']);
    assert.deepEqual(await names({ groups: ['sysop', 'bot'] }), ['A', 'B']);
    assert.deepEqual(await names({ groups: [] }), []);
    assert.deepEqual(await names({ exceptGroups: ['sysop'] }), ['B', 'C', '\u{10ffff}']);
    assert.deepEqual(await names({ groups: ['bot'], exceptGroups: ['sysop'] }), ['B']);
    assert.deepEqual(await names({ edited: true }), ['A', 'C']);
  });

  it('count counts all accounts, or those of a group', async ({ accounts }) => {
    assert.equal(await accounts.count(), 0);
    await accounts.add(account('A', { groups: ['bot', 'sysop'] }));
    await accounts.add(account('B', { groups: ['bot'] }));
    await accounts.add(account('C'));
    assert.deepEqual(
      [await accounts.count(), await accounts.count('bot'), await accounts.count('sysop'), await accounts.count('x')],
      [3, 2, 1, 0],
    );
  });

  it('groups are changed only from those that were read, and the change is in the log', async ({ accounts, log }) => {
    await accounts.add(account('A', { groups: ['bot'] }));
    const before = await accounts.byId(1);
    assert.ok(before);
    const to = { groups: ['bot', 'sysop'], groupExpiries: { sysop: 5000 } };
    const entry = { type: 'rights', action: 'rights', timestamp: 1000, performer: 1, performerName: 'A' };
    const change = { ...entry, namespace: 2, title: 'A', page: 0, comment: '', params: {} };
    assert.equal(await accounts.setGroups(1, before, to, change), true);
    assert.equal(await accounts.setGroups(1, before, { groups: [], groupExpiries: {} }, change), false);
    const { groups, groupExpiries } = (await accounts.byId(1)) ?? {};
    assert.deepEqual({ groups, groupExpiries }, to);
    assert.equal((await log.list({ limit: 10 })).length, 1);
    assert.deepEqual([await accounts.count('sysop', 4999), await accounts.count('sysop', 5000)], [1, 0]);
    const names = async (now: number) => (await accounts.list({ groups: ['sysop'], now, limit: 10 })).length;
    assert.deepEqual([await names(4999), await names(5000)], [1, 0]);
    assert.equal((await accounts.list({ exceptGroups: ['sysop'], now: 5000, limit: 10 })).length, 1);
  });

  it('rehash replaces the hash that it was told of and leaves sessions alone', async ({ accounts, sessions }) => {
    await accounts.add(account('Bob', { password: 'old', passwordExpires: 9 }));
    await sessions.begin(session(1), null, null);
    assert.equal(await accounts.rehash(1, 'other', 'new'), false);
    assert.equal(await accounts.rehash(1, 'old', 'new'), true);
    assert.equal(await accounts.rehash(2, 'old', 'new'), false);
    const { password, passwordExpires } = (await accounts.byId(1)) ?? {};
    assert.deepEqual([password, passwordExpires], ['new', 9]);
    assert.ok(await sessions.get(1));
  });

  it('another password ends every session and device and invalidates the bot passwords', async (store) => {
    const { accounts, sessions } = store;
    await accounts.add(account('Bob', { passwordExpires: 9 }));
    await accounts.add(account('Eve'));
    for (const user of [1, 2]) await accounts.saveBotPassword(botPassword(user, 'app'));
    const before = await accounts.botPassword(1, 'app');
    await sessions.begin(remembered(1, 10), device(10), null);
    await sessions.begin(botSession(2, 'app'), null, null);
    await sessions.begin(session(3, { user: 2 }), null, null);
    assert.equal(await accounts.setPassword(1, 'new'), true);
    const { password, passwordExpires } = (await accounts.byId(1)) ?? {};
    assert.deepEqual([password, passwordExpires], ['new', null]);
    assert.deepEqual(await sessions.list({ limit: 10 }), [listed(session(3, { user: 2 }))]);
    assert.equal(await sessions.device(10), undefined);
    const after = await accounts.botPassword(1, 'app');
    assert.equal(after?.hash, '');
    assert.ok((after?.generation ?? 0) > (before?.generation ?? 0));
    assert.equal((await accounts.botPassword(2, 'app'))?.hash, 'secret');
    assert.equal(await accounts.setPassword(3, 'new'), false);
  });

  it('locking ends every session and device; unlocking ends nothing', async ({ accounts, sessions }) => {
    for (const name of ['Bob', 'Eve']) await accounts.add(account(name));
    await sessions.begin(remembered(1, 10), device(10), null);
    await sessions.begin(session(2, { user: 2 }), null, null);
    assert.equal(await accounts.setLocked(1, true), true);
    assert.equal((await accounts.byId(1))?.locked, true);
    assert.equal((await accounts.byId(1))?.generation, 1);
    assert.equal(await sessions.get(1), undefined);
    assert.equal(await sessions.device(10), undefined);
    assert.equal(await sessions.revive(remembered(3, 10)), false);
    await sessions.begin(session(4), null, null);
    assert.equal(await sessions.get(4), undefined, 'its login was overtaken');
    await sessions.begin(session(5, { accountGeneration: 1 }), null, null);
    assert.equal(await accounts.setLocked(1, false), true);
    assert.equal((await accounts.byId(1))?.locked, false);
    assert.deepEqual(
      await sessions.list({ limit: 10 }),
      [session(2, { user: 2 }), session(5, { accountGeneration: 1 })].map(listed),
    );
    assert.equal(await accounts.setLocked(3, true), false);
  });

  it('a bot password is read back; several are in the order of their apps', async ({ accounts }) => {
    await accounts.add(account('Bob'));
    const restrictions = { IPAddresses: ['10.0.0.0/8'], Pages: ['Main Page'] };
    const bot = { ...botPassword(1, 'b'), restrictions };
    await accounts.saveBotPassword(bot);
    await accounts.saveBotPassword(botPassword(1, 'a'));
    const saved = await accounts.botPassword(1, 'b');
    assert.deepEqual(saved, { ...bot, generation: saved?.generation, used: null });
    assert.deepEqual(
      (await accounts.botPasswords(1)).map(({ app }) => app),
      ['a', 'b'],
    );
    assert.equal(await accounts.botPassword(1, 'A'), undefined);
    assert.equal(await accounts.botPassword(2, 'a'), undefined);
    await assert.rejects(accounts.saveBotPassword(botPassword(2, 'a')), 'the account is not there');
  });

  it('a bot password says until when it is good, and when it was last used', async ({ accounts, sessions }) => {
    await accounts.add(account('Bob'));
    const used = async () => (await accounts.botPassword(1, 'app'))?.used;
    await accounts.saveBotPassword({ ...botPassword(1, 'app'), expires: 5 });
    assert.equal((await accounts.botPasswords(1))[0]?.expires, 5);
    await sessions.begin(botSession(1, 'other'), null, null);
    assert.equal(await used(), null);
    const begun = botSession(2, 'app');
    await sessions.begin(begun, null, null);
    assert.equal(await used(), begun.seen);
    await sessions.touch(2, { seen: begun.seen + 1 });
    await sessions.touch(2, { seen: begun.seen - 1 });
    await sessions.end(2);
    assert.equal(await used(), begun.seen + 1);
    assert.equal((await accounts.botPasswords(1))[0]?.used, begun.seen + 1);
    await accounts.saveBotPassword(botPassword(1, 'app'));
    assert.equal(await used(), null, 'another one');
  });

  it('a bot password saved again ends the sessions of the one before, and only those', async ({
    accounts,
    sessions,
  }) => {
    for (const name of ['Bob', 'Eve']) await accounts.add(account(name));
    await accounts.saveBotPassword(botPassword(1, 'app', 'first'));
    await sessions.begin(botSession(1, 'app'), null, null);
    await sessions.begin(botSession(2, 'other'), null, null);
    await sessions.begin(botSession(3, 'app', 2), null, null);
    await sessions.begin(session(4), null, null);
    await accounts.saveBotPassword(botPassword(1, 'app', 'second'));
    assert.equal((await accounts.botPassword(1, 'app'))?.hash, 'second');
    assert.deepEqual(
      (await sessions.list({ limit: 10 })).map(({ id }) => id),
      [2, 3, 4],
    );
  });

  it('a revoked bot password is gone with its sessions', async ({ accounts, sessions }) => {
    await accounts.add(account('Bob'));
    for (const app of ['app', 'other']) await accounts.saveBotPassword(botPassword(1, app));
    await sessions.begin(botSession(1, 'app'), null, null);
    await sessions.begin(botSession(2, 'other'), null, null);
    assert.equal(await accounts.deleteBotPassword(1, 'app'), true);
    assert.equal(await accounts.deleteBotPassword(1, 'app'), false);
    assert.deepEqual(
      (await accounts.botPasswords(1)).map(({ app }) => app),
      ['other'],
    );
    assert.deepEqual(await sessions.list({ limit: 10 }), [listed(botSession(2, 'other'))]);
  });

  it('no generation of a bot password comes twice, not even after it was revoked', async ({ accounts }) => {
    await accounts.add(account('Bob'));
    const generations: number[] = [];
    for (const change of ['save', 'save', 'delete', 'save', 'password', 'delete', 'save', 'password', 'save']) {
      if (change === 'save') await accounts.saveBotPassword(botPassword(1, 'app'));
      if (change === 'delete') await accounts.deleteBotPassword(1, 'app');
      if (change === 'password') await accounts.setPassword(1, 'new');
      const bot = await accounts.botPassword(1, 'app');
      if (bot) generations.push(bot.generation);
    }
    assert.deepEqual(
      generations,
      [...new Set(generations)].sort((one, other) => one - other),
    );
    assert.equal(generations.length, 7);
  });
}
