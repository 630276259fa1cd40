import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiError } from '../../../src/api/error.ts';
import { continued, continuedRaw, readPosition } from '../../../src/api/query/continuation.ts';

const users = { aufrom: 'B' };

test('a query of which all is told is complete', () => {
  assert.deepEqual(continued(new Map(), ['users'], new Set()), { batchcomplete: true });
  assert.deepEqual(continuedRaw(new Map()), {});
});

test('a list that goes on leaves the pages complete, and says which modules are done', () => {
  assert.deepEqual(continued(new Map([['allusers', users]]), ['users', 'allusers', 'tokens'], new Set()), {
    batchcomplete: true,
    continue: { aufrom: 'B', continue: '-||users|tokens' },
  });
  assert.deepEqual(continuedRaw(new Map([['allusers', users]])), { 'query-continue': { allusers: users } });
});

test('pages that go on are not complete', () => {
  const rests = new Map<string, { readonly [parameter: string]: string }>([
    ['revisions', { rvcontinue: '1' }],
    ['allusers', users],
  ]);
  assert.deepEqual(continued(rests, ['revisions', 'info', 'allusers'], new Set(['revisions', 'info'])), {
    continue: { rvcontinue: '1', aufrom: 'B', continue: '||info' },
  });
});

test('a position is read back; another text is refused', () => {
  assert.deepEqual(readPosition(''), { pagesDone: false, done: new Set() });
  assert.deepEqual(readPosition('-||users|tokens'), { pagesDone: true, done: new Set(['users', 'tokens']) });
  assert.deepEqual(readPosition('||info'), { pagesDone: false, done: new Set(['info']) });
  for (const text of ['bad', 'a||b||c', '-|']) {
    assert.throws(
      () => readPosition(text),
      (error: unknown) => error instanceof ApiError && error.problem.code === 'badcontinue' && error.module === 'main',
    );
  }
});
