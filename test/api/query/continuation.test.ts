import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiError } from '../../../src/api/error.ts';
import { continued, continuedRaw, readPosition } from '../../../src/api/query/continuation.ts';

type Rests = Parameters<typeof continued>[0];

const users = { aufrom: 'B' };
const none = new Map();
const asked = (names: readonly string[], props: readonly string[] = [], generatedWith = {}) => ({
  names,
  props,
  generatedWith: () => generatedWith,
});
const ofModules = (modules: { readonly [name: string]: { readonly [parameter: string]: string } }): Rests => ({
  modules: new Map(Object.entries(modules)),
  generator: none,
});

test('a query of which all is told is complete', () => {
  assert.deepEqual(continued(ofModules({}), asked(['users'])), { batchcomplete: true });
  assert.deepEqual(continuedRaw(ofModules({}), new Map()), {});
});

test('a list that goes on leaves the pages complete, and says which modules are done', () => {
  const rests = ofModules({ allusers: users });
  assert.deepEqual(continued(rests, asked(['users', 'allusers', 'tokens'])), {
    batchcomplete: true,
    continue: { aufrom: 'B', continue: '-||users|tokens' },
  });
  assert.deepEqual(continuedRaw(rests, new Map()), { 'query-continue': { allusers: users } });
});

test('pages that go on are not complete', () => {
  const rests = ofModules({ revisions: { rvcontinue: '1' }, allusers: users });
  assert.deepEqual(continued(rests, asked(['revisions', 'info', 'allusers'], ['revisions', 'info'])), {
    continue: { rvcontinue: '1', aufrom: 'B', continue: '||info' },
  });
});

test('a generator goes on when all of its pages were told, and with the same pages until then', () => {
  const generator = new Map([['allpages', { gapcontinue: 'C' }]]);
  const query = asked(['info', 'links', 'users'], ['info', 'links'], { gapcontinue: 'B' });
  const links = new Map([['links', { plcontinue: '7' }]]);
  assert.deepEqual(continued({ modules: links, generator }, query), {
    continue: { gapcontinue: 'B', plcontinue: '7', continue: 'gapcontinue||info|users' },
  });
  assert.deepEqual(continued({ modules: none, generator }, query), {
    batchcomplete: true,
    continue: { gapcontinue: 'C', continue: 'gapcontinue||users' },
  });
  assert.deepEqual(continuedRaw({ modules: links, generator }, new Map()), {
    'query-continue': { links: { plcontinue: '7' }, allpages: { gapcontinue: 'C' } },
  });
});

test('a position is read back; another text is refused', () => {
  assert.deepEqual(readPosition(''), { pagesDone: false, generatedWith: [], done: new Set() });
  assert.deepEqual(readPosition('-||users|tokens'), {
    pagesDone: true,
    generatedWith: ['-'],
    done: new Set(['users', 'tokens']),
  });
  assert.deepEqual(readPosition('||info'), { pagesDone: false, generatedWith: [''], done: new Set(['info']) });
  for (const text of ['bad', 'a||b||c', '-|']) {
    assert.throws(
      () => readPosition(text),
      (error: unknown) => error instanceof ApiError && error.problem.code === 'badcontinue' && error.module === 'main',
    );
  }
});
