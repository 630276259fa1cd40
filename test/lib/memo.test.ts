import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { memo } from '../../src/lib/memo.ts';

let worked: string[] = [];
const remember = () =>
  memo(8, 10, (text) => {
    worked.push(text);
    return { text };
  });
beforeEach(() => {
  worked = [];
});

test('what is asked for again and again is worked out once, however many others come by', () => {
  const remembered = remember();
  const first = remembered('often');
  for (let turn = 0; turn < 100; turn += 1) {
    remembered(`once ${turn}`);
    assert.equal(remembered('often'), first);
  }
  assert.equal(worked.filter((text) => text === 'often').length, 1);
});

test('no more than the most are remembered, and at least half of that', () => {
  const remembered = remember();
  const texts = Array.from({ length: 40 }, (_, index) => `once ${index}`);
  for (const text of texts) remembered(text);
  worked = [];
  // Backwards, so that none is forgotten for being asked now before it was.
  for (const text of texts.toReversed()) remembered(text);
  assert.ok(worked.length >= 32 && worked.length <= 36, `${40 - worked.length} of 40 were remembered.`);
});

test('a text that is too long is not remembered', () => {
  const remembered = remember();
  for (const text of ['0123456789', '0123456789', '0123456789a', '0123456789a']) remembered(text);
  assert.deepEqual(worked, ['0123456789', '0123456789a', '0123456789a']);
});
