import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { integer } from '../../../src/api/param/integer.ts';
import { limit } from '../../../src/api/param/limit.ts';
import { codes, readOne } from './read-one.ts';
import { anyText } from './texts.ts';

const MOST = 2n ** 63n;

test('a whole number of 64 bits comes back as what it is, with any sign and leading zeros; others are badinteger', () => {
  const spelled = fc.tuple(
    fc.bigInt({ min: -2n * MOST, max: 2n * MOST }),
    fc.constantFrom('', '0', '00000000000000000000'),
  );
  fc.assert(
    fc.property(spelled, fc.boolean(), ([number, zeros], plus) => {
      const sign = number < 0n ? '-' : plus ? '+' : '';
      const read = readOne(integer({}), sign + zeros + String(number < 0n ? -number : number));
      if (number >= -MOST && number < MOST) assert.equal(read.value, Number(number));
      else assert.equal(read.refused, 'badinteger');
      assert.deepEqual(codes(read), []);
    }),
  );
});

test('what MediaWiki answers to odd spellings of numbers', () => {
  const good = [
    '0',
    '-0',
    '+0',
    '007',
    '-007',
    '+5',
    '9223372036854775807',
    '-9223372036854775808',
    '00000000000000000000000000000000001',
  ];
  const bad = [
    ' 5',
    '5 ',
    '1e3',
    '0x10',
    '1.0',
    '',
    '-',
    '+',
    '--1',
    '９',
    '9223372036854775808',
    '-9223372036854775809',
    '\n5',
    '5\n',
    '1_000',
    '1|2',
    'max',
  ];
  for (const text of good) assert.equal(readOne(integer({}), text).refused, undefined, text);
  for (const text of bad) assert.equal(readOne(integer({}), text).refused, 'badinteger', text);
  assert.equal(readOne(integer({}), '\u001f5').refused, 'badvalue');
  assert.ok(Object.is(readOne(integer({}), '-0').value, 0), 'there is but one zero');
});

test('whatever is sent for a number, a number or badinteger comes of it', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { value, refused } = readOne(integer({}), text);
      if (refused === undefined) assert.ok(Number.isInteger(value));
      else assert.equal(refused, text.startsWith('\u001f') ? 'badvalue' : 'badinteger');
    }),
  );
});

test('a number out of its range is moved to the edge, with a warning that names the range', () => {
  const ranges = fc
    .tuple(fc.integer(), fc.nat(), fc.nat())
    .map(([min, size, more]) => ({ min, max: min + size, highMax: min + size + more }));
  fc.assert(
    fc.property(ranges, fc.integer(), fc.boolean(), (range, number, highLimits) => {
      const most = highLimits ? range.highMax : range.max;
      const read = readOne(integer(range), String(number), { highLimits });
      assert.equal(read.value, Math.min(Math.max(number, range.min), most));
      assert.deepEqual(codes(read), read.value === number ? [] : ['outofrange']);
      if (read.value !== number) {
        assert.deepEqual(read.warned[0]?.data, {
          min: range.min,
          curmax: most,
          max: range.max,
          highmax: range.highMax,
        });
      }
    }),
  );
  assert.equal(readOne(integer({ min: 0 }), '-9223372036854775808').value, 0);
  assert.equal(readOne(integer({ max: 5 }), '9223372036854775807').value, 5);
});

test('a number that is not given is its default, or nothing, or missing', () => {
  assert.deepEqual(readOne(integer({}), undefined), { value: undefined, warned: [] });
  assert.deepEqual(readOne(integer({ default: 7 }), undefined), { value: 7, warned: [] });
  assert.deepEqual(readOne(integer({ required: true }), undefined), { refused: 'missingparam', warned: [] });
});

test('a limit is from 1 to 500, for some to 5000, and max is the most that the asker may have', () => {
  const declared = limit({ default: 10 });
  fc.assert(
    fc.property(fc.integer({ min: -10, max: 6000 }), fc.boolean(), (number, highLimits) => {
      const most = highLimits ? 5000 : 500;
      const read = readOne(declared, String(number), { highLimits });
      assert.deepEqual(read.value, { count: Math.min(Math.max(number, 1), most), asked: 'number' });
      assert.deepEqual(codes(read), number < 1 || number > most ? ['outofrange'] : []);
      assert.deepEqual(readOne(declared, 'max', { highLimits }), { value: { count: most, asked: 'max' }, warned: [] });
    }),
  );
  assert.deepEqual(readOne(declared, undefined).value, { count: 10, asked: 'number' });
  for (const text of ['Max', 'max ', '', 'all', '*', '9223372036854775808'])
    assert.equal(readOne(declared, text).refused, 'badinteger');
  fc.assert(
    fc.property(anyText, (text) => {
      const { value, refused } = readOne(declared, text);
      if (refused === undefined) assert.ok(value && value.count >= 1 && value.count <= 500);
      else assert.ok(['badinteger', 'badvalue'].includes(refused));
    }),
  );
});
