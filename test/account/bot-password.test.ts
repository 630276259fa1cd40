import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashBotSecret, isBotSecret, newBotSecret, readBotCredentials } from '../../src/account/bot-password.ts';
import { pooledRandom } from '../../src/lib/random.ts';

const secret = 'a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6';
const key = Buffer.alloc(32, 1);

test('User@app with the secret is split at the first @', () => {
  assert.deepEqual(readBotCredentials('User@app', secret), { user: 'User', app: 'app', secret });
  assert.deepEqual(readBotCredentials('User@app@with sep', secret), { user: 'User', app: 'app@with sep', secret });
  assert.deepEqual(readBotCredentials('@', secret), { user: '', app: '', secret });
});

test('User with app@secret is split at the last @', () => {
  assert.deepEqual(readBotCredentials('User', `app@${secret}`), { user: 'User', app: 'app', secret });
  assert.deepEqual(readBotCredentials('User', `app@with sep@${secret}`), { user: 'User', app: 'app@with sep', secret });
});

test('a secret has 32 characters 0-9a-w or more', () => {
  assert.ok(readBotCredentials('User@app', `${secret}w`));
  for (const wrong of [secret.slice(1), secret.toUpperCase(), `${secret.slice(1)}x`, `${secret}\n`, ` ${secret}`, '']) {
    assert.equal(readBotCredentials('User@app', wrong), undefined, wrong);
    assert.equal(readBotCredentials('User', `app@${wrong}`), undefined, wrong);
  }
});

test('what looks like neither spelling, or like both, is no bot login', () => {
  assert.equal(readBotCredentials('User', secret), undefined);
  assert.equal(readBotCredentials('User', 'correct horse'), undefined);
  assert.equal(readBotCredentials('User@app', `app@${secret}`), undefined);
});

test('a new secret is 32 characters of 5 random bits each, and is accepted as one', () => {
  const random = pooledRandom();
  const made = Array.from({ length: 500 }, () => newBotSecret(random));
  assert.equal(new Set(made).size, made.length);
  for (const one of made) assert.match(one, /^[0-9a-v]{32}$/);
  assert.equal(new Set(made.join('')).size, 32);
  assert.equal(
    newBotSecret((size) => Buffer.alloc(size)),
    '0'.repeat(32),
  );
  assert.equal(
    newBotSecret((size) => Buffer.alloc(size, 0xff)),
    'v'.repeat(32),
  );
});

test('a secret is right only for its key, user and app', () => {
  const bot = { user: 7, app: 'task', hash: hashBotSecret(key, 7, 'task', secret) };
  assert.ok(isBotSecret(key, bot, secret));
  assert.ok(!isBotSecret(key, bot, `${secret.slice(1)}0`));
  assert.ok(!isBotSecret(Buffer.alloc(32, 2), bot, secret));
  assert.ok(!isBotSecret(key, { ...bot, user: 8 }, secret));
  assert.ok(!isBotSecret(key, { ...bot, app: 'Task' }, secret));
  assert.ok(!isBotSecret(key, { ...bot, hash: '' }, secret));
  assert.ok(!bot.hash.includes(secret));
});
