import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Acting, RateLimiter, type RateLimits } from '../../src/account/rate-limiter.ts';

const NOBODY: Acting = { id: 0, ip: '192.0.2.1', isNew: true, groups: [] };
const NEW: Acting = { ...NOBODY, id: 1 };
const OLD: Acting = { ...NEW, isNew: false };

/** How many of 9 in a row are let through, for each of several who act in turn. */
function through(limits: RateLimits[string], ...acting: readonly Acting[]): number[] {
  const limiter = new RateLimiter({ edit: limits }, () => 0);
  return acting.map(
    (who) => Array.from({ length: 9 }, () => limiter.isTooMuch('edit', who)).filter((no) => !no).length,
  );
}

test('accounts are counted each for itself, new ones as such and others by the group that may most', () => {
  const limits = { user: [3, 60], newbie: [2, 60], bot: [5, 60], sysop: [1, 60] } as const;
  const [bot, both] = [
    { ...OLD, id: 2, groups: ['bot'] },
    { ...OLD, id: 3, groups: ['sysop', 'bot'] },
  ];
  assert.deepEqual(through(limits, OLD, { ...NEW, id: 4 }, bot, both, NOBODY, OLD), [3, 2, 5, 5, 9, 0]);
  assert.deepEqual(through({ user: [3, 60] }, NEW), [3]);
});

test('visitors and new accounts are counted by their address, others where it is said of all', () => {
  const elsewhere = { ...NOBODY, ip: '192.0.2.2' };
  assert.deepEqual(through({ ip: [4, 60] }, NOBODY, NEW, OLD, elsewhere), [4, 0, 9, 4]);
  assert.deepEqual(through({ subnet: [4, 60] }, NOBODY, elsewhere, { ...NOBODY, ip: '192.0.3.2' }), [4, 0, 4]);
  assert.deepEqual(through({ anon: [4, 60] }, NOBODY, elsewhere, NEW), [4, 0, 9]);
  assert.deepEqual(through({ 'ip-all': [4, 60] }, OLD, NOBODY), [4, 0]);
  assert.deepEqual(through({ 'ip-all': [4, 60], user: [2, 60] }, OLD), [2]);
});

test('a window begins with the first and ends by itself; what is refused does not count', () => {
  let now = 0;
  const limiter = new RateLimiter({ edit: { user: [1, 10] }, move: { user: [1, 10] } }, () => now);
  const edits = () => !limiter.isTooMuch('edit', OLD);
  assert.deepEqual([edits(), edits()], [true, false]);
  assert.equal(limiter.isTooMuch('move', OLD), false, 'each action is counted for itself');
  assert.equal(limiter.isTooMuch('purge', OLD), false);
  now = 9_999;
  assert.equal(edits(), false);
  now = 10_000;
  assert.deepEqual([edits(), edits()], [true, false]);
  now = 0;
  assert.equal(edits(), true, 'the clock was set back');
});
