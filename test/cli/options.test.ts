import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import { test } from 'node:test';
import packageJson from '../../package.json' with { type: 'json' };
import { COMMANDS } from '../../src/cli/commands.ts';
import { variableOf } from '../../src/cli/option.ts';
import { SERVE_OPTIONS } from '../../src/cli/serve-options.ts';
import { SELF_SIGNED } from '../support/self-signed.ts';
import { latchkey, said, serve, temporaryDirectory } from './process.ts';

/** `general` of siteinfo. */
async function siteinfo(api: string, headers: { readonly [name: string]: string } = {}) {
  const response = await fetch(`${api}?action=query&meta=siteinfo&siprop=general&format=json`, { headers });
  return ((await response.json()) as { query: { general: { [name: string]: unknown } } }).query.general;
}

test('--help lists every command, and every option of the server with its environment variable', async () => {
  const { code, out, err } = await latchkey(['--help']);
  assert.deepEqual({ code, err }, { code: 0, err: '' });
  for (const { name, summary } of COMMANDS) assert.match(out, new RegExp(`^  ${name} .*${summary.slice(0, 20)}`, 'm'));
  for (const [name, { value }] of Object.entries(SERVE_OPTIONS)) {
    assert.match(out, new RegExp(`^  --${name} ${value} .*${variableOf(name)}$`, 'm'));
  }
});

test('--help of each command lists its options', async () => {
  await Promise.all(
    COMMANDS.map(async ({ name, summary, options }) => {
      const { code, out } = await latchkey([...name.split(' '), '--help']);
      assert.equal(code, 0);
      assert.ok(out.includes(summary), out);
      for (const option of Object.keys(options)) assert.match(out, new RegExp(`^  --${option} `, 'm'));
    }),
  );
});

test('--help of a group lists its commands', async () => {
  assert.match(
    (await latchkey(['session', '--help'])).out,
    /^ {2}session list .*\n {2}session end .*\n {2}session end-all .*\n$/,
  );
});

test('--version says the version of the package', async () => {
  assert.equal((await latchkey(['--version'])).out, `latchkey ${packageJson.version}\n`);
});

test('--server and --script-path are what siteinfo says and where the API answers', async () => {
  const server = serve([
    'serve',
    '--data',
    temporaryDirectory(),
    '--server',
    'https://wiki.example',
    '--script-path',
    '/w/',
  ]);
  const [, api, local = ''] = await server.shows(/at (\S+) \(on this machine: (\S+)\)/);
  assert.equal(api, 'https://wiki.example/w/api.php');
  assert.match(local, /^http:\/\/127\.0\.0\.1:\d+\/w\/api\.php$/);
  const general = await siteinfo(local);
  assert.equal(general.server, 'https://wiki.example');
  assert.equal(general.scriptpath, '/w');
  assert.equal((await fetch(new URL('/api.php', local))).status, 404);
});

test('a proxy counts only if it is one that --trust-proxy names', async () => {
  const forwarded = { 'X-Forwarded-Proto': 'https' };
  const secure = async (...words: readonly string[]) => {
    const api = await serve(['--data', temporaryDirectory(), ...words]).api();
    const { headers } = await fetch(`${api}?action=query&meta=tokens&type=login&format=json`, { headers: forwarded });
    return /; Secure/i.test(headers.getSetCookie().join());
  };
  assert.equal(await secure(), false);
  assert.equal(await secure('--trust-proxy', '10.0.0.0/8'), false);
  assert.equal(await secure('--trust-proxy', '10.0.0.0/8,127.0.0.0/8'), true);
});

test('--tls-cert and --tls-key make it answer over https', async () => {
  const directory = temporaryDirectory();
  const { cert, key } = SELF_SIGNED;
  const server = serve(['--data', join(directory, 'data'), '--host', '0.0.0.0', '--tls-cert', cert, '--tls-key', key]);
  const api = await server.api();
  assert.match(api, /^https:/);
  const status = await new Promise((resolve, reject) => {
    const url = api.replace('0.0.0.0', '127.0.0.1');
    const sent = request(url, { rejectUnauthorized: false }, (response) => resolve(response.resume().statusCode));
    sent.on('error', reject).end();
  });
  assert.equal(status, 200);
  assert.equal(said((await server.stop()).err), '', 'over https another machine may ask');
});

test('an address that other machines reach over plain http is warned of in one line', async () => {
  const server = serve(['--data', temporaryDirectory(), '--host', '0.0.0.0']);
  await server.api();
  assert.match(
    said((await server.stop()).err),
    /^latchkey: http:\/\/0\.0\.0\.0:\d+ is open to other machines over plain http[^\n]*\n$/,
  );
});

test('every option of the server can be given as an environment variable, and the flag wins', async () => {
  const directory = temporaryDirectory();
  const env = {
    LATCHKEY_PORT: '1',
    LATCHKEY_HOST: '127.0.0.1',
    LATCHKEY_DATA: join(directory, 'data'),
    LATCHKEY_SERVER: 'https://env.example',
    LATCHKEY_SCRIPT_PATH: '/env',
    LATCHKEY_TRUST_PROXY: '127.0.0.1',
    LATCHKEY_STATUS_PORT: '0',
    LATCHKEY_STATUS_HOST: '127.0.0.1',
    LATCHKEY_MAX_CONNECTIONS: '50',
    LATCHKEY_MAX_REQUESTS: '50',
    LATCHKEY_MAX_BODY: '10',
    LATCHKEY_HEAD_TIMEOUT: '5',
    LATCHKEY_REQUEST_TIMEOUT: '5',
    LATCHKEY_TLS_CERT: '',
    LATCHKEY_TLS_KEY: '',
    LATCHKEY_SMTP: 'smtp://127.0.0.1:1',
    LATCHKEY_MAIL_FROM: 'wiki@env.example',
    LATCHKEY_FIXTURES: join(import.meta.dirname, 'known-wiki.json'),
    LATCHKEY_PROFILE: 'strict',
    LATCHKEY_LOG_LEVEL: 'silent',
  };
  assert.deepEqual(Object.keys(env).sort(), Object.keys(SERVE_OPTIONS).map(variableOf).sort());
  const server = serve([], { env });
  const [, api, local = ''] = await server.shows(/at (\S+) \(on this machine: (\S+)\)/);
  assert.equal(api, 'https://env.example/env/api.php');
  assert.equal((await siteinfo(local)).sitename, 'Fixture wiki');
  const { headers } = await fetch(`${local}?action=query&meta=tokens&type=login&format=json`, {
    headers: { 'X-Forwarded-Proto': 'https' },
  });
  assert.match(headers.getSetCookie().join(), /^strictwiki_session=.*Secure/);
  assert.ok(existsSync(env.LATCHKEY_DATA));
  const [, status = ''] = await server.shows(/^Health and metrics are at (\S+)\/metrics$/m);
  assert.equal((await fetch(`${status}/readyz`)).status, 200);
  const large = await fetch(`${local}?action=query&format=json`, {
    method: 'POST',
    body: new URLSearchParams({ a: 'x'.repeat(20) }),
  });
  assert.equal(large.status, 413);
});
