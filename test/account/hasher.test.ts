import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { HasherBusyError, PasswordHasher } from '../../src/account/password/hasher.ts';

const MODULE = new URL('../../src/account/password/hasher.ts', import.meta.url).href;

test('a password that was hashed verifies, another does not, and nothing verifies against no hash', async () => {
  const hasher = new PasswordHasher();
  const stored = await hasher.hash('secret');
  assert.deepEqual(
    await Promise.all([hasher.verify(stored, 'secret'), hasher.verify(stored, 'Secret'), hasher.verify('', 'secret')]),
    [true, false, false],
  );
  await hasher.close();
});

test('a stored hash that cannot be read is a wrong password, and the next one is still checked', async () => {
  const hasher = new PasswordHasher();
  assert.equal(await hasher.verify(':argon2:nonsense', 'secret'), false);
  assert.equal(await hasher.verify(await hasher.hash('secret'), 'secret'), true);
  await hasher.close();
});

test('a wrong password is told at the end of a step of time, whatever its hash costs; a right one at once', async () => {
  const pauses: number[] = [];
  const hasher = new PasswordHasher(100, async (milliseconds) => void pauses.push(milliseconds));
  const md5 = ':A:5ebe2294ecd0e0f08eab7690d2a6ee69';
  for (const stored of ['', md5, ':A:', await hasher.hash('secret')]) await hasher.verify(stored, 'wrong');
  assert.equal(pauses.length, 4);
  assert.ok(pauses.every((pause) => pause > 0 && pause <= 100));
  assert.equal(await hasher.verify(md5, 'secret'), true);
  assert.equal(pauses.length, 4);
  await hasher.close();
});

test('the event loop runs on while passwords are hashed', async () => {
  const hasher = new PasswordHasher();
  await hasher.hash('warm up');
  let turns = 0;
  const timer = setInterval(() => (turns += 1), 1);
  await Promise.all(Array.from({ length: 10 }, () => hasher.verify('', 'x')));
  clearInterval(timer);
  assert.ok(turns > 20, `${turns} turns of the event loop`);
  await hasher.close();
});

test('no more passwords wait than may wait: one too many is refused at once', async () => {
  const hasher = new PasswordHasher(2);
  const accepted = [1, 2, 3].map(() => hasher.verify('', 'x'));
  await assert.rejects(hasher.verify('', 'x'), HasherBusyError);
  assert.deepEqual(await Promise.all(accepted), [false, false, false]);
  assert.equal(await hasher.verify('', 'x'), false);
  await hasher.close();
});

test('closing rejects what waits and what comes', async () => {
  const hasher = new PasswordHasher();
  const waiting = assert.rejects(hasher.hash('x'), /ended/);
  await hasher.close();
  await waiting;
  await assert.rejects(hasher.hash('x'), /closed/);
});

test('a hasher in use keeps the process alive, an idle one does not', async () => {
  const script = `
    const { PasswordHasher } = await import(${JSON.stringify(MODULE)});
    const hasher = new PasswordHasher();
    await hasher.hash('x');
    await new Promise((resolve) => setTimeout(resolve, 10));
    console.log((await hasher.hash('x')).slice(0, 8));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    timeout: 120_000,
  });
  assert.equal(stdout, ':argon2:\n');
});
