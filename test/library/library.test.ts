import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import * as library from '../../src/index.ts';

const EXAMPLE = join(import.meta.dirname, '../../examples/library.ts');

test('the example of the library runs as it stands, prints a login token and ends', async () => {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [EXAMPLE]);
  assert.match(stdout, /logintoken: '[0-9a-f]{40}\+\\\\'/);
  assert.equal(stderr, '');
  assert.ok(readFileSync(EXAMPLE, 'utf8').trim().split('\n').length <= 12);
});

test('the library exports createServer and nothing else that runs', () => {
  assert.deepEqual(Object.keys(library), ['createServer']);
});

test('a server holds requests back until it listens, and then answers them', async () => {
  const server = await library.createServer({ port: 0, wiki: { siteName: 'Held back' } });
  const early = fetch(`${server.origin}/api.php?action=query&meta=siteinfo&format=json`);
  const first = await Promise.race([
    early.then(() => 'answered'),
    new Promise((resolve) => setTimeout(resolve, 100, 'waits')),
  ]);
  assert.equal(first, 'waits');
  assert.equal(await server.listen(), `${server.origin}/api.php`);
  assert.equal((await early).status, 200);
  await server.close();
  await assert.rejects(fetch(`${server.origin}/api.php`));
});

test('a server that is closed before it listens leaves nobody waiting', async () => {
  const server = await library.createServer({ port: 0 });
  const early = assert.rejects(fetch(`${server.origin}/api.php`));
  await new Promise((resolve) => setTimeout(resolve, 50));
  await server.close();
  await early;
});
