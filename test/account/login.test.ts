import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashBotSecret } from '../../src/account/bot-password.ts';
import { createLogin } from '../../src/account/login.ts';
import { pooledRandom } from '../../src/lib/random.ts';
import type { BotPasswordRow } from '../../src/store/accounts.ts';
import { MemoryAuthLog } from '../../src/store/memory-auth-log.ts';
import { MemoryLogins } from '../../src/store/memory-logins.ts';
import { account, accountsOf, NOW, plainHasher, settings } from './support.ts';

const KEY = Buffer.alloc(32, 7);
const SECRET = 'a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6';
const OTHER = 'b1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6';
const RIGHT = 'right password';

function bot(app: string, given: Partial<BotPasswordRow> = {}): BotPasswordRow {
  const restrictions = { IPAddresses: ['0.0.0.0/0', '::/0'] };
  const hash = hashBotSecret(KEY, 1, app, SECRET);
  return { user: 1, app, hash, generation: 1, grants: [], restrictions, expires: null, used: null, ...given };
}

function wiki(row: Parameters<typeof account>[0] = {}, set: Partial<typeof settings> = {}) {
  const bots = [
    bot('task'),
    bot('app@with sep'),
    bot('elsewhere', { restrictions: { IPAddresses: ['198.51.100.0/24'] } }),
    bot('needsreset', { hash: '' }),
    bot('expired', { expires: NOW }),
    bot('expires', { expires: NOW + 1 }),
    bot('both', { hash: '', restrictions: { IPAddresses: ['198.51.100.0/24'] } }),
  ];
  const { accounts } = accountsOf([account(row)], bots);
  const { hasher, verified } = plainHasher();
  const ways = createLogin({
    accounts,
    hasher,
    settings: { ...settings, ...set },
    clock: () => NOW,
    key: KEY,
    logins: new MemoryLogins(),
    authLog: new MemoryAuthLog(() => undefined),
    random: pooledRandom(),
  });
  const login = async (name: string, password: string, ip = '192.0.2.1') => {
    const result = await ways.either({ name, password, ip });
    if (result.kind === 'bot') return `bot ${result.bot.app}`;
    if (result.kind === 'main') return 'main';
    return result.kind === 'failed' ? result.fail.key : `ask ${result.waits.question?.said[0]?.key}`;
  };
  return { ways, login, verified };
}

test('a bot password logs in under both spellings and any spelling of the name', async () => {
  const { login, verified } = wiki();
  assert.equal(await login('Alice@task', SECRET), 'bot task');
  assert.equal(await login('alice', `task@${SECRET}`), 'bot task');
  assert.equal(await login('User:_alice_@app@with sep', SECRET), 'bot app@with sep');
  assert.equal(await login('Alice', `app@with sep@${SECRET}`), 'bot app@with sep');
  assert.deepEqual(verified, []);
});

test('the main password logs in, also if it looks like a bot login', async () => {
  assert.equal(await wiki().login('Alice', RIGHT), 'main');
  assert.equal(await wiki({ password: `task@${OTHER}` }).login('Alice', `task@${OTHER}`), 'main');
  assert.equal(await wiki({ name: 'Alice@old', password: SECRET }).login('Alice@old', SECRET), 'main');
});

test('a wrong secret, an unknown app, a forbidden address, an unknown name cannot be told apart, by the work neither', async () => {
  const outcomes = [];
  for (const [name, secret] of [
    ['Alice@task', OTHER],
    ['Alice@Task', SECRET],
    ['Alice@elsewhere', SECRET],
    ['Nobody@task', SECRET],
    ['A#b@task', SECRET],
    ['A|b@task', SECRET],
  ] as const) {
    const { login, verified } = wiki();
    outcomes.push([await login(name, secret), verified.length]);
  }
  const expected = ['wrongpassword', 1];
  assert.deepEqual(outcomes.slice(0, 4), [expected, expected, expected, expected]);
  // Impossible names are known to be impossible.
  assert.deepEqual(outcomes.slice(4), [
    ['authmanager-authn-no-primary', 0],
    ['authmanager-authn-no-primary', 0],
  ]);
});

test('an address that is allowed logs in, and is looked at before the invalidated hash', async () => {
  const { login } = wiki();
  assert.equal(await login('Alice@elsewhere', SECRET, '198.51.100.9'), 'bot elsewhere');
  assert.equal(await login('Alice@needsreset', SECRET), 'botpasswords-needs-reset');
  assert.equal(await login('Alice@expired', SECRET), 'latchkey-botpassword-expired');
  assert.equal(await login('Alice@expired', OTHER), 'wrongpassword');
  assert.equal(await login('Alice@expires', SECRET), 'bot expires');
  assert.equal(await login('Alice@both', SECRET), 'wrongpassword');
  assert.equal(await login('Alice@both', SECRET, '198.51.100.9'), 'botpasswords-needs-reset');
});

test('a locked account is told so only with the right secret; block, second factor and expiry do not matter to a bot', async () => {
  const { login } = wiki({ locked: true });
  assert.equal(await login('Alice@task', SECRET), 'botpasswords-locked');
  assert.equal(await login('Alice@task', OTHER), 'wrongpassword');
  assert.equal(await wiki({ totp: 'X', passwordExpires: 0 }).login('Alice@task', SECRET), 'bot task');
});

test('without bot passwords the same credentials are only those of a main account', async () => {
  const { login } = wiki({}, { enableBotPasswords: false });
  assert.equal(await login('Alice@task', SECRET), 'wrongpassword');
});

test('bot attempts are counted per account over all apps, apart from the main password, for unknown names too', async () => {
  const throttled = { passwordAttemptThrottle: [{ count: 2, seconds: 300 }] };
  for (const name of ['Alice', 'Nobody']) {
    const { login } = wiki({}, throttled);
    assert.equal(await login(`${name}@one`, SECRET), 'wrongpassword');
    assert.equal(await login(`${name}@two`, SECRET), 'wrongpassword');
    assert.equal(await login(`${name}@task`, SECRET), 'login-throttled', name);
    assert.equal(await login(`${name}@task`, SECRET, '203.0.113.1'), name === 'Alice' ? 'bot task' : 'wrongpassword');
    assert.equal(await login(name, 'wrong'), 'wrongpassword');
  }
});

test('a bot success clears its count', async () => {
  const { login } = wiki({}, { passwordAttemptThrottle: [{ count: 2, seconds: 300 }] });
  for (let i = 0; i < 5; i += 1) assert.equal(await login('Alice@task', SECRET), 'bot task');
});

test('each way alone takes only its own credentials', async () => {
  const { ways } = wiki();
  const at = { ip: '192.0.2.1' };
  assert.deepEqual(await ways.bot({ ...at, name: 'Alice', password: RIGHT }), { fallThrough: true });
  assert.ok('fail' in (await ways.main({ ...at, name: 'Alice@task', password: SECRET, remember: false })));
});
