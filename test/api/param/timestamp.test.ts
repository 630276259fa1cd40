import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatTimestamp, timestamp } from '../../../src/api/param/timestamp.ts';
import { codes, NOW, readOne } from './read-one.ts';
import { anyText } from './texts.ts';

const FIRST = Date.UTC(1970, 0) - 62_167_219_200_000;
const LAST = Date.UTC(9999, 11, 31, 23, 59, 59);
const seconds = fc.integer({ min: FIRST / 1000, max: LAST / 1000 });

/** One moment in all its spellings. */
function spellings(time: number): readonly string[] {
  const iso = formatTimestamp(time);
  const digits = iso.replace(/\D/g, '');
  const plain = iso.slice(0, -1);
  return [
    ...[iso, plain, `${plain}.123Z`, `${plain}.999999`, `${plain},5Z`, `${plain}+00`, `${plain}+00:00`],
    ...[plain.replace('T', ' '), `${plain.replace('T', ' ')}+00`],
    ...[digits, `${digits.slice(0, 8)}T${digits.slice(8)}Z`, `${digits.slice(0, 8)}T${digits.slice(8)}`],
    ...(time === 0 ? [] : [String(time / 1000), `${time / 1000}.${time < 0 ? 0 : 5}`]),
    ...(time >= Date.UTC(1000, 0) ? [new Date(time).toUTCString()] : []),
  ];
}

test('every spelling of a moment is that moment, and what is written is read again', () => {
  fc.assert(
    fc.property(seconds, (second) => {
      const time = second * 1000;
      for (const text of spellings(time))
        assert.deepEqual(readOne(timestamp({}), text), { value: time, warned: [] }, text);
    }),
  );
});

test('whatever is sent for a moment, one that can be written or badtimestamp comes of it', () => {
  const digits = fc.stringMatching(/^-?[0-9]{0,16}(?:\.\d{0,7})?$/);
  const iso = fc.stringMatching(/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\dZ?$/);
  fc.assert(
    fc.property(fc.oneof(anyText, digits, iso), (text) => {
      const { value, refused } = readOne(timestamp({}), text);
      if (refused === undefined)
        assert.match(formatTimestamp(value ?? Number.NaN), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      else assert.equal(refused, text.startsWith('\u001f') ? 'badvalue' : 'badtimestamp');
    }),
    { numRuns: 1000 },
  );
});

test('what MediaWiki answers to the edges of time', () => {
  const good = [
    '1',
    '-1',
    '00',
    '-62167219200',
    '253402300799',
    '0000-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
    '00000101000000',
  ];
  // A day or hour that there is not is the one so much later.
  const late = ['2010-13-01T00:00:00Z', '2010-02-30T00:00:00Z', '2010-01-01T25:00:00Z', '20101301000000'];
  const bad = [
    ...['-62167219201', '253402300800', '9999999999999', '-9999999999999', '1262304000123', '12623040001234567'],
    ...['00000000000000', '99999999999999', '0000-00-00T00:00:00Z', '9999-12-31T24:00:00Z', '10000-01-01T00:00:00Z'],
    ...['2010-01-01', '2010-01-01T00:00Z', '2010-01-01t00:00:00z', ' 2010-01-01T00:00:00Z', '2010-01-01T00:00:00Z '],
    ...['2010-01-01T00:00:00.1234567Z', '1262304000.', 'tomorrow', 'Now', '-', '+1'],
  ];
  for (const text of [...good, ...late]) assert.equal(readOne(timestamp({}), text).refused, undefined, text);
  for (const text of bad) assert.equal(readOne(timestamp({}), text).refused, 'badtimestamp', text);
  assert.equal(readOne(timestamp({}), '0001-02-03T04:05:06Z').value, Date.parse('0001-02-03T04:05:06Z'));
  assert.equal(readOne(timestamp({}), '2010-02-30T00:00:00Z').value, Date.UTC(2010, 2, 2));
});

test('now is now; nothing and 0 are too, with a warning', () => {
  assert.deepEqual(readOne(timestamp({}), 'now'), { value: NOW, warned: [] });
  for (const text of ['', '0']) {
    const read = readOne(timestamp({}), text);
    assert.equal(read.value, NOW);
    assert.deepEqual(codes(read), ['unclearnowtimestamp']);
  }
});
