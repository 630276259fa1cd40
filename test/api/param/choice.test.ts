import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { choice } from '../../../src/api/param/choice.ts';
import { string } from '../../../src/api/param/string.ts';
import { codes, type Outcome, readOne } from './read-one.ts';
import { anyText } from './texts.ts';

const VALUES = ['csrf', 'login', 'watch', 'Csrf', 'c s'] as const;
const one = choice(VALUES, {});
const many = choice(VALUES, { multi: { all: true } });

/** The unknown values that were warned of. */
function unknownOf({ warned }: Outcome<unknown>): readonly unknown[] {
  return [...((warned[0]?.data?.values ?? []) as string[])];
}

test('of few values one is itself, to the letter, and all else is badvalue', () => {
  for (const value of VALUES) assert.deepEqual(readOne(one, value), { value, warned: [] });
  fc.assert(
    fc.property(anyText, (text) => {
      assert.equal(readOne(one, text).refused, 'badvalue');
    }),
  );
  for (const text of ['CSRF', 'csrf ', 'csrf|login', '\u001fcsrf', '*', '', 'toString'])
    assert.equal(readOne(one, text).refused, 'badvalue', text);
});

test('a list is read in its order without repetitions, what is unknown in it told once, with either separator', () => {
  const item = fc.oneof(fc.constantFrom<string>(...VALUES), fc.constantFrom('x', 'y', 'ü', ''));
  fc.assert(
    fc.property(fc.array(item, { minLength: 1, maxLength: 50 }), fc.boolean(), (items, byControl) => {
      const text = byControl ? `\u001f${items.join('\u001f')}` : items.join('|');
      const read = readOne(many, text);
      const known = items.filter((value) => VALUES.some((name) => name === value));
      const unknown = text === '' || text === '\u001f' ? [] : items.filter((value) => !known.includes(value));
      assert.deepEqual(read.value, [...new Set(known)]);
      assert.deepEqual(codes(read), unknown.length > 0 ? ['unrecognizedvalues'] : []);
      if (unknown.length > 0) assert.deepEqual(unknownOf(read), unknown);
    }),
  );
});

test('whatever is sent for a list, values of it or a refusal comes of it', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { value, refused } = readOne(many, text);
      if (refused === undefined) for (const each of value ?? []) assert.ok(VALUES.includes(each));
      else assert.equal(refused, 'toomanyvalues');
    }),
  );
});

test('* alone is every value, with anything beside it an unknown one', () => {
  for (const text of ['*', '\u001f*']) assert.deepEqual(readOne(many, text), { value: VALUES, warned: [] });
  const beside = readOne(many, '*|csrf');
  assert.deepEqual(beside.value, ['csrf']);
  assert.deepEqual(codes(beside), ['unrecognizedvalues']);
  assert.deepEqual(readOne(choice(VALUES, { multi: true }), '*').value, []);
});

test('a list is empty where nothing is in it, and a bar alone is two empty values', () => {
  for (const text of ['', '\u001f']) assert.deepEqual(readOne(many, text), { value: [], warned: [] });
  assert.deepEqual(unknownOf(readOne(many, '|')), ['', '']);
  assert.deepEqual(readOne(string({ multi: true }), '|').value, ['']);
  assert.deepEqual(readOne(string({ multi: { duplicates: true } }), 'a|a|').value, ['a', 'a', '']);
});

test('a list has at most 50 values, 500 for some, counted with repetitions', () => {
  const declared = string({ multi: { duplicates: true } });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 600 }), fc.boolean(), fc.boolean(), (count, highLimits, same) => {
      const items = Array.from({ length: count }, (_, index) => (same ? 'a' : `a${index}`));
      const read = readOne(declared, items.join('|'), { highLimits });
      if (count <= (highLimits ? 500 : 50)) assert.deepEqual(read.value, items);
      else assert.equal(read.refused, 'toomanyvalues');
    }),
  );
  assert.equal(readOne(many, '|'.repeat(50)).refused, 'toomanyvalues');
  assert.equal(readOne(many, '|'.repeat(49)).refused, undefined);
  assert.equal(readOne(string({ multi: { limit: 2, highLimit: 3 } }), 'a|b|c').refused, 'toomanyvalues');
  assert.deepEqual(readOne(string({ multi: { limit: 2, highLimit: 3 } }), 'a|b|c', { highLimits: true }).value, [
    'a',
    'b',
    'c',
  ]);
  assert.deepEqual(readOne(string({ multi: { limit: 600 } }), Array(600).fill('a').join('|')).value, ['a']);
});
