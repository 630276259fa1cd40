import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { latchkey, serve, temporaryDirectory } from './process.ts';

/** It ends with exit code 1 and one line that says `why`. */
async function assertFails(words: readonly string[], why: RegExp): Promise<void> {
  const { code, out, err } = await latchkey(words);
  assert.deepEqual({ code, out }, { code: 1, out: '' });
  assert.match(err, /^latchkey: [^\n]+\n$/);
  assert.match(err, why);
}

test('a port in use: one line, exit code 1, and nothing was made', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  after(() => other.close());
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const data = join(temporaryDirectory(), 'data');
  await assertFails(
    ['--port', String(port), '--data', data],
    new RegExp(`port ${port} of 127\\.0\\.0\\.1: it is in use`),
  );
  assert.equal(existsSync(data), false);
});

test('an address that this machine does not have: one line, exit code 1, and nothing was made', async () => {
  const data = join(temporaryDirectory(), 'data');
  await assertFails(['--port', '0', '--host', '192.0.2.1', '--data', data], /does not have that address/);
  assert.equal(existsSync(data), false);
});

test('a data directory that cannot be written: one line, exit code 1', async (t) => {
  // proc refuses even root.
  if (process.platform !== 'linux') return t.skip('needs /proc');
  await assertFails(['--port', '0', '--data', '/proc/latchkey'], /\/proc\/latchkey/);
});

test('a corrupt database: one line, exit code 1, and the file is as it was', async () => {
  const data = temporaryDirectory();
  const path = join(data, 'latchkey.sqlite');
  writeFileSync(path, 'this is no database, '.repeat(1000));
  const before = readFileSync(path);
  await assertFails(['--port', '0', '--data', data], /not a database.*Restore it from a backup/);
  await assertFails(['account', 'list', '--data', data], /not a database/);
  assert.deepEqual(readFileSync(path), before);
  assert.deepEqual(readdirSync(data), ['latchkey.sqlite']);
});

test('certificate and key that are none: one line, exit code 1, and nothing was made', async () => {
  const directory = temporaryDirectory();
  const pem = join(directory, 'cert.pem');
  writeFileSync(pem, 'no certificate');
  const data = join(directory, 'data');
  await assertFails(['--port', '0', '--data', data, '--tls-cert', pem, '--tls-key', pem], /Cannot answer over https/);
  assert.equal(existsSync(data), false);
});

test('a second server on the same folder serves the same wiki', async () => {
  const data = temporaryDirectory();
  const one = serve(['--data', data]);
  await one.shows(/Admin@bot/);
  const other = serve(['--data', data]);
  const api = await other.api();
  assert.equal((await other.stop()).out, `Latchkey answers at ${api}\n`);
});
