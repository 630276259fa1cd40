import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { latchkey, serve, temporaryDirectory } from './process.ts';

const data = temporaryDirectory();
const server = serve(['--data', data, '--fixtures', join(import.meta.dirname, 'known-wiki.json')]);

test('a second factor is enrolled with a secret and ten recovery codes, shown once, and taken away', async () => {
  await server.api();
  const operate = (...words: string[]) => latchkey([...words, '--data', data], { input: 'a long password 7\n' });
  await operate('account', 'add', 'Tess');
  const { out } = await operate('account', 'totp', 'enrol', 'tess');
  const [, secret, uri, codes = ''] =
    /^Tess is asked .*\nSecret: ([A-Z2-7]{32})\nURI: +(\S+)\nRecovery.*\n((?:[A-Z2-7]{16}\n){10})$/.exec(out) ?? [];
  assert.equal(uri, `otpauth://totp/Latchkey:Tess?secret=${secret}&issuer=Latchkey`);
  assert.equal(new Set(codes.trim().split('\n')).size, 10);
  assert.match((await operate('account', 'totp', 'enrol', 'Tess')).err, /has a second factor already/);
  assert.equal((await operate('account', 'totp', 'remove', 'Tess')).out, 'Tess logs in without a code.\n');
  assert.match((await operate('account', 'totp', 'remove', 'Tess')).err, /has no second factor/);
});
