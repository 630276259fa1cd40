import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Throttle } from '../../src/account/throttle.ts';

const windows = [
  { count: 5, seconds: 300 },
  { count: 7, seconds: 1000 },
];

function timed(given = windows, maxKeys?: number) {
  const time = { now: 0 };
  return { time, throttle: new Throttle(given, () => time.now, maxKeys) };
}

test('the sixth attempt in five minutes is refused, with the whole configured wait', () => {
  const { time, throttle } = timed();
  const answers = Array.from({ length: 7 }, () => {
    time.now += 1000;
    return throttle.attempt('Alice', '192.0.2.1');
  });
  assert.deepEqual(answers, [undefined, undefined, undefined, undefined, undefined, 300, 300]);
});

test('a window ends as long after its first attempt as set, whatever was refused in it', () => {
  const { time, throttle } = timed();
  for (let i = 0; i < 20; i += 1) throttle.attempt('Alice', '192.0.2.1');
  time.now = 299_999;
  assert.equal(throttle.attempt('Alice', '192.0.2.1'), 300);
  time.now = 300_000;
  assert.equal(throttle.attempt('Alice', '192.0.2.1'), undefined);
});

test('a longer window goes on counting and says its own wait', () => {
  const { time, throttle } = timed();
  for (let i = 0; i < 5; i += 1) throttle.attempt('Alice', '192.0.2.1');
  time.now = 300_000;
  const answers = Array.from({ length: 3 }, () => throttle.attempt('Alice', '192.0.2.1'));
  assert.deepEqual(answers, [undefined, undefined, 1000]);
});

test('counts are kept apart by name and by address, an IPv6 /64 being one', () => {
  const { throttle } = timed([{ count: 1, seconds: 10 }]);
  assert.equal(throttle.attempt('Alice', '2001:db8::1'), undefined);
  assert.equal(throttle.attempt('Alice', '2001:db8::2'), 10);
  assert.equal(throttle.attempt('Alice', '192.0.2.1'), undefined);
  assert.equal(throttle.attempt('Bob', '2001:db8::1'), undefined);
});

test('a success clears every window; an empty list and a count of 0 set no limit', () => {
  const { throttle } = timed();
  for (let i = 0; i < 5; i += 1) throttle.attempt('Alice', '192.0.2.1');
  throttle.clear('Alice', '192.0.2.1');
  assert.equal(throttle.attempt('Alice', '192.0.2.1'), undefined);
  for (const given of [[], [{ count: 0, seconds: 10 }]]) {
    const off = timed(given).throttle;
    for (let i = 0; i < 100; i += 1) assert.equal(off.attempt('Alice', '192.0.2.1'), undefined);
  }
});

test('no more keys are kept than allowed, the oldest windows go first, and ended ones are swept', () => {
  const { time, throttle } = timed([{ count: 1, seconds: 10 }], 100);
  for (let i = 0; i < 1000; i += 1) throttle.attempt(`User ${i}`, '192.0.2.1');
  assert.equal(throttle.size, 100);
  assert.equal(throttle.attempt('User 999', '192.0.2.1'), 10);
  assert.equal(throttle.attempt('User 0', '192.0.2.1'), undefined);
  time.now = 20_000;
  throttle.attempt('Alice', '192.0.2.1');
  assert.equal(throttle.size, 1);
});

test('a clock that is set back makes no window longer', () => {
  const { time, throttle } = timed([{ count: 1, seconds: 10 }]);
  time.now = 1_000_000;
  throttle.attempt('Alice', '192.0.2.1');
  time.now = 0;
  assert.equal(throttle.attempt('Alice', '192.0.2.1'), undefined);
  time.now = 10_000;
  assert.equal(throttle.attempt('Alice', '192.0.2.1'), undefined);
});

test('in any sequence a window lets through at most its count, and refuses only then', () => {
  const step = fc.record({ wait: fc.nat(200), name: fc.constantFrom('Alice', 'Bob'), clear: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const { time, throttle } = timed([{ count: 3, seconds: 1 }]);
      const model = new Map<string, { began: number; let: number }>();
      for (const { wait, name, clear } of steps) {
        time.now += wait;
        const known = model.get(name);
        const open = known && time.now < known.began + 1000 ? known : { began: time.now, let: 0 };
        model.set(name, open);
        const refused = throttle.attempt(name, '192.0.2.1');
        assert.equal(refused, open.let >= 3 ? 1 : undefined);
        if (refused === undefined) open.let += 1;
        if (clear && refused === undefined && wait % 7 === 0) {
          throttle.clear(name, '192.0.2.1');
          model.delete(name);
        }
      }
    }),
  );
});
