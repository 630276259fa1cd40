import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { loggedIn } from './bot.ts';
import { logged, serve, temporaryDirectory } from './process.ts';

const PASSWORDS = /account +Admin +password +(\S+)\n +bot password +Admin@bot +password +(\S+)\n/;

test('the first start makes an account and a bot password and prints both; the second finds them and prints neither', async () => {
  const data = join(temporaryDirectory(), 'new', 'data');
  const first = serve(['--data', data]);
  const api = await first.api();
  const [, password = '', secret = ''] = await first.shows(PASSWORDS);
  assert.match(api, /^http:\/\/127\.0\.0\.1:\d+\/api\.php$/);
  assert.match(password, /^[\w-]{20}$/);
  assert.match(secret, /^[0-9a-v]{32}$/);
  const kept = await loggedIn(api, 'Admin', password);
  await loggedIn(api, 'Admin@bot', secret);
  const { code, err } = await first.stop();
  assert.equal(code, 0);
  assert.deepEqual(logged(err), ['auth: create', 'auth: botpassword', 'auth: begin', 'auth: begin']);

  const second = serve(['--data', data]);
  const again = await second.api();
  assert.equal(await kept.at(again).name(), 'Admin', 'the session outlives the restart');
  await loggedIn(again, 'Admin', password);
  const { err: log, ...ended } = await second.stop();
  assert.deepEqual(ended, { code: 0, signal: null, out: `Latchkey answers at ${again}\n` });
  assert.deepEqual(logged(log), ['auth: begin']);
});

test('the example that the first start prints runs as it stands', async () => {
  const directory = temporaryDirectory();
  const server = serve(['--data', join(directory, 'data'), '--script-path', '/w']);
  await server.shows(/token csrf.*\n/);
  const script = server.out.split('\n').filter((line) => /^ {2}(api=|ask|token)/.test(line));
  const { stdout } = await promisify(execFile)('sh', ['-c', script.join('\n')], { cwd: directory });
  const answers = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.equal(answers[0].login.result, 'Success');
  assert.equal(answers[1].query.userinfo.name, 'Admin');
  assert.deepEqual(answers[2], {});
});
