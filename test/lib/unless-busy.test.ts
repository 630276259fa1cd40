import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unlessBusy } from '../../src/lib/unless-busy.ts';

test('work that is under way is not begun again, and failed work is', async () => {
  const begun: PromiseWithResolvers<void>[] = [];
  const failures: unknown[] = [];
  const work = unlessBusy(
    () => {
      const one = Promise.withResolvers<void>();
      begun.push(one);
      return one.promise;
    },
    (error) => failures.push(error),
  );
  await work.settled();
  for (let times = 0; times < 5; times += 1) work.begin();
  assert.equal(begun.length, 1);
  begun[0]?.resolve();
  await work.settled();
  work.begin();
  assert.equal(begun.length, 2);
  begun[1]?.reject('broken');
  await work.settled();
  work.begin();
  assert.deepEqual([begun.length, failures], [3, ['broken']]);
});
