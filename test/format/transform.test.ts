import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { type Marks, marked, type Tree, type Value } from '../../src/api/result.ts';
import { toVersion1, toVersion2 } from '../../src/format/transform.ts';

interface Case {
  readonly what: string;
  readonly value: object;
  readonly marks?: Marks;
  readonly old: unknown;
  readonly now: unknown;
}

const CASES: readonly Case[] = [
  { what: 'a boolean', value: { yes: true, no: false }, old: { yes: '' }, now: { yes: true, no: false } },
  {
    what: 'a boolean that always was one',
    value: { yes: true, no: false },
    marks: { bools: ['yes', 'no'] },
    old: { yes: true, no: false },
    now: { yes: true, no: false },
  },
  { what: 'booleans in a list', value: [true, false, 1], old: ['', 1], now: [true, false, 1] },
  { what: 'what is not there', value: { a: undefined, b: null }, old: { b: null }, now: { b: null } },
  {
    what: 'content',
    value: { id: 4, name: 'Talk' },
    marks: { content: 'name' },
    old: { id: 4, '*': 'Talk' },
    now: { id: 4, name: 'Talk' },
  },
  { what: 'content that is not there', value: { id: 4 }, marks: { content: 'name' }, old: { id: 4 }, now: { id: 4 } },
  {
    what: 'a value that was an object',
    value: { export: '<x/>', none: null },
    marks: { oldSubelements: ['export', 'none'] },
    old: { export: { '*': '<x/>' }, none: null },
    now: { export: '<x/>', none: null },
  },
  {
    what: 'a list that was an object',
    value: { 7: 'c', b: 'd', '-1': 'a' },
    marks: { kind: 'oldObject' },
    old: { 7: 'c', b: 'd', '-1': 'a' },
    now: ['a', 'c', 'd'],
  },
  { what: 'a list that was an object, empty', value: {}, marks: { kind: 'oldObject' }, old: [], now: [] },
  {
    what: 'an object that was a list',
    value: [{ width: 1 }, { width: 2 }],
    marks: { kind: 'oldList' },
    old: [{ width: 1 }, { width: 2 }],
    now: { 0: { width: 1 }, 1: { width: 2 } },
  },
  {
    what: 'an object that was an empty list where all was false',
    value: { ISBN: false },
    marks: { kind: 'oldList' },
    old: [],
    now: { ISBN: false },
  },
  { what: 'a map', value: { en: 'x' }, marks: { kind: 'pairs', pairKey: 'code' }, old: { en: 'x' }, now: { en: 'x' } },
  {
    what: 'a map that was a list',
    value: { a: 'x', b: { c: 1 } },
    marks: { kind: 'oldPairs', pairKey: 'name' },
    old: [
      { name: 'a', '*': 'x' },
      { name: 'b', '*': { c: 1 } },
    ],
    now: { a: 'x', b: { c: 1 } },
  },
  {
    what: 'a map that was a list, the names inside',
    value: { a: 'x', b: { c: 1 } },
    marks: { kind: 'oldPairs', pairKey: 'name', pairMerge: true },
    old: [
      { name: 'a', '*': 'x' },
      { name: 'b', c: 1 },
    ],
    now: { a: 'x', b: { c: 1 } },
  },
];

suite('the versions of the format', () => {
  for (const { what, value, marks = {}, old, now } of CASES) {
    test(what, () => {
      const inside = { it: [marked(value, marks) as Value] } satisfies Tree;
      assert.deepEqual(toVersion1(inside), { it: [old] });
      assert.deepEqual(toVersion2(inside), { it: [now] });
    });
  }

  test('a copy keeps the marks', () => {
    assert.deepEqual(toVersion1({ more: 1, ...marked({ text: 'a' }, { content: 'text' }) }), { more: 1, '*': 'a' });
  });
});
