import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loggable } from '../../src/cli/loggable.ts';
import { Bot, loggedIn } from './bot.ts';
import { serve, temporaryDirectory } from './process.ts';

const CREDENTIALS = /password +(\S+)\n +bot password +Admin@bot +password +(\S+)/;

test('a logout without a token is refused, and the log says at once that the session lives', async () => {
  const server = serve(['--data', temporaryDirectory()]);
  const api = await server.api();
  const [, password = ''] = await server.shows(CREDENTIALS);
  const bot = await loggedIn(api, 'Admin', password);
  assert.equal((await bot.post({ action: 'logout' })).error.code, 'missingparam');
  await server.shows(/the session lives/);
  assert.equal(await bot.name(), 'Admin');
  const { err } = await server.stop();
  const refused = err.split('\n').find((line) => line.includes('refused; the session lives')) ?? '';
  const { level, time, msg, ...about } = JSON.parse(refused);
  assert.deepEqual({ level, msg }, { level: 'info', msg: 'refused; the session lives' });
  assert.match(time, /^\d{4}-\d\d-\d\dT/);
  assert.deepEqual(about, { action: 'logout', code: 'missingparam', user: 'Admin', ip: '127.0.0.1' });
});

test('a log level keeps lighter events out', async () => {
  const server = serve(['--data', temporaryDirectory(), '--log-level', 'warn']);
  const api = await server.api();
  const [, password = ''] = await server.shows(CREDENTIALS);
  const bot = await loggedIn(api, 'Admin', password);
  await bot.post({ action: 'logout' });
  assert.equal((await server.stop()).err, '');
});

test('no password, secret, token or cookie is in what a server writes, but where the first start shows them', async () => {
  const server = serve(['--data', temporaryDirectory()]);
  const api = await server.api();
  const [, password = '', secret = ''] = await server.shows(CREDENTIALS);
  const bot = await loggedIn(api, 'Admin@bot', secret);
  const main = await loggedIn(api, 'Admin', password);
  const wrong = 'a wrong password of somebody';
  assert.equal(await new Bot(api).logIn('Admin', wrong), 'Failed');
  const tokens = [await bot.token('csrf'), await main.token('csrf'), await bot.token('login')];
  await main.post({ action: 'logout', token: 'a wrong token' });
  await bot.post({ action: 'nonsense', token: tokens[0] ?? '', lgpassword: secret });
  const [, ...told] = await server.shows(CREDENTIALS);
  const { out, err } = await server.stop();
  assert.match(err, /badtoken/);
  for (const text of [...tokens, wrong, 'a wrong token', ...told])
    assert.ok(!err.includes(text.replace('+\\', '')), text);
  for (const value of await Promise.all([main, bot].map((client) => client.cookieValues()))) {
    for (const one of value) assert.ok(!`${out}${err}`.includes(one), one);
  }
  for (const token of tokens) assert.ok(!out.includes(token.replace('+\\', '')));
});

test('what has the name of a secret is not logged, however deep; errors are plain data', () => {
  const error = new TypeError('broken', { cause: new Error('below') });
  const { stack } = error;
  assert.deepEqual(
    loggable({ lgpassword: 'x', headers: { 'Set-Cookie': 'x', list: [{ csrftoken: 'x', kept: 1 }] }, botSecret: 'x' }),
    {
      lgpassword: '[redacted]',
      headers: { 'Set-Cookie': '[redacted]', list: [{ csrftoken: '[redacted]', kept: 1 }] },
      botSecret: '[redacted]',
    },
  );
  const logged = loggable({ error }).error as { readonly [name: string]: unknown };
  assert.deepEqual({ ...logged, cause: null }, { type: 'TypeError', message: 'broken', stack, cause: null });
});

test('a log that nobody reads any more does not take the server with it', async () => {
  const server = serve(['--data', temporaryDirectory()]);
  const api = await server.api();
  const [, password = ''] = await server.shows(CREDENTIALS);
  const bot = await loggedIn(api, 'Admin', password);
  server.child.stderr?.destroy();
  for (let refused = 0; refused < 3; refused += 1) await bot.post({ action: 'logout' });
  assert.equal(await bot.name(), 'Admin');
});
