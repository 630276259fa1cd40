import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { latchkey, temporaryDirectory } from './process.ts';

test('options may stand before the command', async () => {
  const folder = temporaryDirectory();
  for (const words of [
    ['--data', folder, 'session', 'list'],
    [`--data=${folder}`, 'session', 'list'],
    ['session', 'list', '--data', folder],
  ]) {
    const { code, err } = await latchkey(words);
    assert.equal(code, 1);
    assert.match(err, /there is no wiki\. Give its folder/, words.join(' '));
  }
});

test('help is said by its word, too', async () => {
  for (const words of [[], ['session'], ['session', 'list']]) {
    const asked = await latchkey(['help', ...words]);
    assert.equal(asked.code, 0);
    assert.equal(asked.out, (await latchkey([...words, '--help'])).out);
  }
});

test('a folder that cannot be looked into is told as that', async () => {
  const folder = join(temporaryDirectory(), 'round');
  symlinkSync(folder, folder);
  const { code, err } = await latchkey(['session', 'list', '--data', folder]);
  assert.equal(code, 1);
  assert.match(err, /round: it cannot be looked into \(ELOOP\)/);
});
