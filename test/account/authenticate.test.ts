import assert from 'node:assert/strict';
import { test } from 'node:test';
import { authenticate } from '../../src/account/authenticate.ts';
import { NOBODYS_HASH } from '../../src/account/password/current.ts';
import { HasherBusyError } from '../../src/account/password/hasher.ts';
import { Throttle } from '../../src/account/throttle.ts';
import { account, accountsOf, block, NOW, plainHasher, settings } from './support.ts';

const DAY = 24 * 60 * 60 * 1000;
const RIGHT = 'right password';
const given = { name: 'Alice', password: RIGHT, ip: '192.0.2.1', remember: false };

function wiki(row: Parameters<typeof account>[0] = {}, set: Partial<typeof settings> = {}) {
  const rows = [account(row)];
  const { accounts, rehashed } = accountsOf(rows);
  const { hasher, verified } = plainHasher();
  const all = { ...settings, ...set };
  const throttle = new Throttle(all.passwordAttemptThrottle, () => NOW);
  const codeThrottle = new Throttle([], () => NOW);
  const deps = { accounts, hasher, throttle, codeThrottle, settings: all, clock: () => NOW, key: Buffer.alloc(32) };
  const login = async (over: Partial<typeof given> = {}) => {
    const result = await authenticate({ ...given, ...over }, deps);
    if ('pass' in result) return 'pass';
    return 'fail' in result ? result.fail.key : `ask ${result.waits.question?.said[0]?.key}`;
  };
  return { rows, deps, login, verified, rehashed };
}

test('the right password under any spelling of the name logs in', async () => {
  const { deps, login } = wiki();
  for (const name of ['Alice', 'alice', ' Alice_', 'User:alice']) assert.equal(await login({ name }), 'pass', name);
  const result = await authenticate(given, deps);
  assert.ok('pass' in result && result.pass.id === 1);
});

test('an empty name or password, and a name that nobody can log in with, are no attempt at all', async () => {
  const { login, verified } = wiki({}, { passwordAttemptThrottle: [{ count: 1, seconds: 60 }] });
  for (const name of ['', ' ', 'A#b', 'A|b', 'A/b', '[A]', '192.0.2.1', '~2024-1', 'MediaWiki default', 'Talk:Alice']) {
    for (let i = 0; i < 2; i += 1) assert.equal(await login({ name }), 'authmanager-authn-no-primary', name);
  }
  assert.equal(await login({ password: '' }), 'authmanager-authn-no-primary');
  assert.deepEqual(verified, []);
});

test('an unknown name, a wrong password and an account without a password get the same answer for the same work', async () => {
  const outcomes = [];
  for (const [row, name] of [
    [{}, 'Alice'],
    [{}, 'Nobody'],
    [{ password: '' }, 'Alice'],
    [{ locked: true, totp: 'X', passwordExpires: 0, block: block({}) }, 'Alice'],
  ] as const) {
    const { deps, verified } = wiki(row, { blockDisablesLogin: true });
    const outcome = await authenticate({ ...given, name, password: 'wrong' }, deps);
    outcomes.push({ outcome, work: verified.length });
  }
  const expected = { outcome: { fail: { key: 'wrongpassword', params: [] } }, work: 1 };
  assert.deepEqual(outcomes, [expected, expected, expected, expected]);
});

test('a password over 4096 bytes is wrong without being hashed, for known and unknown names', async () => {
  const longest = 'é'.repeat(2048);
  const { login, verified } = wiki({ password: longest });
  assert.equal(await login({ password: longest }), 'pass');
  for (const name of ['Alice', 'Nobody']) assert.equal(await login({ name, password: `${longest}x` }), 'wrongpassword');
  assert.equal(verified.length, 1);
});

test('one attempt too many is refused, the right password too, before any work; a success clears the count', async () => {
  const { deps, login, verified } = wiki({}, { passwordAttemptThrottle: [{ count: 2, seconds: 300 }] });
  await login({ password: 'wrong' });
  assert.equal(await login(), 'pass');
  assert.equal(await login({ password: 'wrong' }), 'wrongpassword');
  assert.equal(await login({ name: 'alice', password: 'wrong' }), 'wrongpassword');
  const before = verified.length;
  assert.deepEqual(await authenticate(given, deps), {
    fail: { key: 'login-throttled', params: [{ key: 'duration-minutes', params: [5] }] },
  });
  assert.equal(verified.length, before);
});

test('reasons to stop are given in this order: locked, blocked, second factor, expired password', async () => {
  const row = { locked: true, block: block({}), totp: 'X', passwordExpires: 0 };
  const blocks = { blockDisablesLogin: true };
  assert.equal(await wiki(row, blocks).login(), 'latchkey-account-locked');
  assert.equal(await wiki({ ...row, locked: false }, blocks).login(), 'login-userblocked');
  assert.equal(await wiki({ ...row, locked: false, block: null }, blocks).login(), 'ask oathauth-auth-ui');
  assert.equal(await wiki({ passwordExpires: 0 }, blocks).login(), 'ask resetpass-expired');
});

test('a block keeps nobody out unless it is sitewide, lasts, and blocks disable logins', async () => {
  assert.equal(await wiki({ block: block({}) }).login(), 'pass');
  const login = (given: Parameters<typeof block>[0]) =>
    wiki({ block: block(given) }, { blockDisablesLogin: true }).login();
  assert.equal(await login({ partial: true }), 'pass');
  assert.equal(await login({ expires: NOW }), 'pass');
  assert.equal(await login({ expires: NOW + 1 }), 'login-userblocked');
});

test('an expired password has to be changed after a week, and can be changed before', async () => {
  const login = (passwordExpires: number) => wiki({ passwordExpires }).login();
  assert.equal(await login(NOW - 7 * DAY - 1), 'ask resetpass-expired');
  assert.equal(await login(NOW - 7 * DAY), 'ask resetpass-expired-soft');
  assert.equal(await login(NOW - 1), 'ask resetpass-expired-soft');
  assert.equal(await login(NOW), 'pass');
});

test('a password shorter than the policy of its groups asks to be changed, counted in bytes', async () => {
  const login = (password: string, groups: string[]) => wiki({ password, groups }).login({ password });
  assert.equal(await login('weakpw', []), 'ask resetpass-validity-soft');
  assert.equal(await login('éééé', []), 'pass');
  assert.equal(await login('12345678', ['bot']), 'ask resetpass-validity-soft');
  assert.equal(await login('qz7!xqz7!q', ['bot']), 'pass');
});

test('a password stored in an older format is stored anew, at a good login only and never at its cost', async () => {
  const { deps, login, rehashed } = wiki();
  await login({ password: 'wrong' });
  assert.deepEqual(rehashed, []);
  await login();
  assert.deepEqual(rehashed, [`:new:${RIGHT}`]);
  const failing = { ...deps, accounts: { ...deps.accounts, rehash: () => Promise.reject(new Error('read-only')) } };
  assert.ok('pass' in (await authenticate(given, failing)));
  const current = wiki({ password: NOBODYS_HASH });
  assert.equal(await current.login({ password: NOBODYS_HASH }), 'pass');
  assert.deepEqual(current.rehashed, []);
});

test('a login that waits for its hash sees what became of the account meanwhile', async () => {
  const meanwhile = async (change: Parameters<typeof account>[0]) => {
    const { deps, rows } = wiki();
    const verify: typeof deps.hasher.verify = async (stored, password) => {
      rows[0] = account(change);
      return stored === password;
    };
    const result = await authenticate(given, { ...deps, hasher: { ...deps.hasher, verify } });
    return 'fail' in result ? result.fail.key : 'pass';
  };
  assert.equal(await meanwhile({ password: 'changed password' }), 'wrongpassword');
  assert.equal(await meanwhile({ locked: true }), 'latchkey-account-locked');
  assert.equal(await meanwhile({ id: 2 }), 'wrongpassword');
  assert.equal(await meanwhile({}), 'pass');
});

test('an account whose hash was only stored anew meanwhile still logs in', async () => {
  const { deps, rows } = wiki();
  const verify: typeof deps.hasher.verify = async () => {
    rows[0] = account({ password: 'other hash of it' });
    return true;
  };
  assert.ok('pass' in (await authenticate(given, { ...deps, hasher: { ...deps.hasher, verify } })));
});

test('with too many passwords waiting the login is refused as too fast; any other fault is not swallowed', async () => {
  const { deps } = wiki();
  const failing = (error: Error) =>
    authenticate(given, { ...deps, hasher: { ...deps.hasher, verify: () => Promise.reject(error) } });
  assert.deepEqual(await failing(new HasherBusyError()), { fail: { key: 'actionthrottledtext', params: [] } });
  await assert.rejects(failing(new Error('store is gone')), /store is gone/);
});
