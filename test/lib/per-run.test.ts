import assert from 'node:assert/strict';
import { test } from 'node:test';
import { perRun } from '../../src/lib/per-run.ts';

test('what is done in one go is told the same, and what comes after it is told anew', async () => {
  let asked = 0;
  const version = perRun(() => ++asked);
  const inOneGo: number[] = [];
  const comeLater = new Promise<void>((resolve) => {
    setImmediate(() => {
      for (let one = 0; one < 3; one++) inOneGo.push(version());
      setImmediate(() => {
        inOneGo.push(version());
        resolve();
      });
    });
  });
  assert.equal(version(), 1);
  assert.equal(version(), 1);
  await null;
  assert.equal(version(), 2, 'before anything new could be heard of');
  await comeLater;
  assert.deepEqual(inOneGo, [3, 3, 3, 4]);
});
