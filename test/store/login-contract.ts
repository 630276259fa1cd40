import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PendingLogin } from '../../src/store/logins.ts';
import type { Store } from '../../src/store/store.ts';
import { account, botPassword, device, remembered, session } from './rows.ts';
import { withStore } from './with-store.ts';

const MANY = 100;

function pending(session: number, user = 1, change: Partial<PendingLogin> = {}): PendingLogin {
  return { session: Buffer.alloc(32, session), user, sealed: Buffer.from([1, 2, session]), expires: 1000, ...change };
}

/** What every store promises of logins that wait, of second factors, and of passwords that their owners change. */
export function loginContract(open: () => Promise<Store>): void {
  const it = (name: string, body: (store: Store) => Promise<void>) => test(name, withStore(open, body));

  it('a login that waits is read back, and taken once', async ({ logins }) => {
    await logins.save(pending(1), MANY);
    assert.deepEqual(await logins.get(pending(1).session), pending(1));
    const taken = await Promise.all([logins.take(pending(1).session), logins.take(pending(1).session)]);
    assert.deepEqual(
      taken.filter((one) => one !== undefined),
      [pending(1)],
    );
    assert.equal(await logins.get(pending(1).session), undefined);
  });

  it('a session has one login that waits: the later', async ({ logins }) => {
    await logins.save(pending(1), MANY);
    await logins.save(pending(1, 2), MANY);
    assert.equal((await logins.take(pending(1).session))?.user, 2);
    assert.equal(await logins.take(pending(1).session), undefined);
  });

  it('an account has no more logins that wait than it may: the newest', async ({ logins }) => {
    await logins.save(pending(9, 2), 2);
    for (const one of [1, 2, 1, 3]) await logins.save(pending(one), 2);
    const kept = await Promise.all([1, 2, 3, 9].map((one) => logins.get(pending(one).session)));
    assert.deepEqual(
      kept.map((one) => one !== undefined),
      [true, false, true, true],
    );
  });

  it('logins that have expired are swept', async ({ logins }) => {
    await logins.save(pending(1, 1, { expires: 10 }), MANY);
    await logins.save(pending(2, 1, { expires: 11 }), MANY);
    await logins.sweep(11);
    assert.equal(await logins.get(pending(1).session), undefined);
    assert.notEqual(await logins.get(pending(2).session), undefined);
  });

  it('of those who use a code of one period at once, one does; nor are codes of earlier periods used', async (store) => {
    const { accounts } = store;
    await accounts.add(account('A', { totp: 'BASE32' }));
    const used = await Promise.all([7, 7, 7].map((period) => accounts.useTotpPeriod(1, period)));
    assert.equal(used.filter(Boolean).length, 1);
    assert.equal(await accounts.useTotpPeriod(1, 6), false);
    assert.equal(await accounts.useTotpPeriod(1, 8), true);
    assert.equal(await accounts.useTotpPeriod(2, 8), false);
  });

  it('of those who use one recovery code at once, one does; other codes and accounts keep theirs', async (store) => {
    const { accounts } = store;
    for (const name of ['A', 'B']) await accounts.add(account(name));
    for (const id of [1, 2]) assert.equal(await accounts.setTotp(id, 'BASE32', ['x', 'y']), true);
    const used = await Promise.all(['x', 'x'].map((code) => accounts.useRecoveryCode(1, code)));
    assert.equal(used.filter(Boolean).length, 1);
    assert.equal(await accounts.useRecoveryCode(2, 'x'), true);
    assert.equal(await accounts.useRecoveryCode(1, 'y'), true);
  });

  it('another second factor has codes of its own, and none of the one before', async ({ accounts }) => {
    await accounts.add(account('A'));
    await accounts.setTotp(1, 'ONE', ['x']);
    await accounts.useTotpPeriod(1, 7);
    await accounts.setTotp(1, 'TWO', ['y']);
    assert.equal((await accounts.byId(1))?.totp, 'TWO');
    assert.equal(await accounts.useRecoveryCode(1, 'x'), false);
    assert.equal(await accounts.useTotpPeriod(1, 7), true);
    await accounts.setTotp(1, null, []);
    assert.equal((await accounts.byId(1))?.totp, null);
    assert.equal(await accounts.useRecoveryCode(1, 'y'), false);
  });

  it('a password change keeps the session that made it with its device, and ends all others', async (store) => {
    const { accounts, sessions } = store;
    for (const name of ['A', 'B']) await accounts.add(account(name, { passwordExpires: 5 }));
    await sessions.begin(remembered(10, 1), device(1), null);
    await sessions.begin(remembered(20, 2), device(2), null);
    await sessions.begin(session(30), null, null);
    await sessions.begin(session(40, { user: 2 }), null, null);
    await accounts.saveBotPassword(botPassword(1, 'app'));
    await accounts.saveBotPassword(botPassword(2, 'app'));

    assert.equal(await accounts.changePassword(1, 'new', { generation: 0, keep: 10 }), true);
    const changed = await accounts.byId(1);
    assert.deepEqual([changed?.password, changed?.passwordExpires, changed?.generation], ['new', null, 1]);
    assert.equal((await sessions.get(10))?.accountGeneration, 1);
    assert.equal((await sessions.device(1))?.accountGeneration, 1);
    for (const id of [20, 30]) assert.equal(await sessions.get(id), undefined);
    assert.equal(await sessions.device(2), undefined);
    assert.equal((await sessions.get(40))?.accountGeneration, 0);
    assert.equal((await accounts.botPassword(1, 'app'))?.hash, '');
    assert.notEqual((await accounts.botPassword(2, 'app'))?.hash, '');
  });

  it('a password change that keeps no session ends all', async ({ accounts, sessions }) => {
    await accounts.add(account('A'));
    await sessions.begin(session(10), null, null);
    assert.equal(await accounts.changePassword(1, 'new', { generation: 0, keep: null }), true);
    assert.equal(await sessions.get(10), undefined);
  });

  it('a password change that comes after its session or its generation ended changes nothing', async (store) => {
    const { accounts, sessions } = store;
    for (const name of ['A', 'B']) await accounts.add(account(name));
    await accounts.saveBotPassword(botPassword(1, 'app'));
    await sessions.begin(session(10), null, null);
    await sessions.begin(session(20), null, null);
    await sessions.begin(session(30, { user: 2 }), null, null);
    await sessions.end(10);
    assert.equal(await accounts.changePassword(1, 'new', { generation: 0, keep: 10 }), false);
    assert.equal(await accounts.changePassword(1, 'new', { generation: 0, keep: 30 }), false);
    assert.equal(await accounts.changePassword(1, 'new', { generation: 1, keep: 20 }), false);
    assert.equal(await accounts.changePassword(3, 'new', { generation: 0, keep: null }), false);
    assert.notEqual((await accounts.byId(1))?.password, 'new');
    assert.notEqual((await accounts.botPassword(1, 'app'))?.hash, '');
    assert.notEqual(await sessions.get(20), undefined);
  });

  it('of two password changes at once one is made, and only its session lives', async ({ accounts, sessions }) => {
    await accounts.add(account('A'));
    for (const id of [10, 20]) await sessions.begin(session(id), null, null);
    const made = await Promise.all(
      [10, 20].map((keep) => accounts.changePassword(1, `by ${keep}`, { generation: 0, keep })),
    );
    assert.deepEqual([...made].sort(), [false, true]);
    const winner = made[0] ? 10 : 20;
    assert.equal((await accounts.byId(1))?.password, `by ${winner}`);
    assert.deepEqual(
      (await sessions.list({ limit: 9 })).map(({ id }) => id),
      [winner],
    );
  });
}
