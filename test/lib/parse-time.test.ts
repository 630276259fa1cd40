import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseTime } from '../../src/lib/parse-time.ts';

const NOW = Date.UTC(2026, 0, 2, 3, 4, 5, 678);

/** What a MediaWiki takes an expiry for, on the second of January 2026, a Friday, at 03:04:05. */
const READ: readonly (readonly [text: string, time: string])[] = [
  ['now', '2026-01-02T03:04:05Z'],
  ['today', '2026-01-02T00:00:00Z'],
  ['midnight', '2026-01-02T00:00:00Z'],
  ['noon', '2026-01-02T12:00:00Z'],
  ['tomorrow', '2026-01-03T00:00:00Z'],
  ['tomorrow noon', '2026-01-03T12:00:00Z'],
  ['noon tomorrow', '2026-01-03T00:00:00Z'],
  ['yesterday 14:00', '2026-01-01T14:00:00Z'],
  ['3 days', '2026-01-05T03:04:05Z'],
  ['+1 week 2 days 4 hours 2 seconds', '2026-01-11T07:04:07Z'],
  ['1 month, 2 weeks', '2026-02-16T03:04:05Z'],
  ['1day2hours', '2026-01-03T05:04:05Z'],
  ['-1 day', '2026-01-01T03:04:05Z'],
  ['--1 day', '2026-01-03T03:04:05Z'],
  ['2 days ago', '2025-12-31T03:04:05Z'],
  ['1 month ago 2 days', '2025-12-04T03:04:05Z'],
  ['next year', '2027-01-02T03:04:05Z'],
  ['third day', '2026-01-05T03:04:05Z'],
  ['this month', '2026-01-02T03:04:05Z'],
  ['1 fortnight', '2026-01-16T03:04:05Z'],
  ['2 mins', '2026-01-02T03:06:05Z'],
  ['monday', '2026-01-05T00:00:00Z'],
  ['friday', '2026-01-02T00:00:00Z'],
  ['next friday', '2026-01-09T00:00:00Z'],
  ['last friday', '2025-12-26T00:00:00Z'],
  ['this sat 10:00', '2026-01-03T10:00:00Z'],
  ['monday next week', '2026-01-05T00:00:00Z'],
  ['first day of next month', '2026-02-01T03:04:05Z'],
  ['last day of february', '2026-02-28T00:00:00Z'],
  ['last day of next month', '2026-02-28T03:04:05Z'],
  ['2030-01-05', '2030-01-05T00:00:00Z'],
  ['2030-1-5 12:30', '2030-01-05T12:30:00Z'],
  ['2030-01-05T12:30Z', '2030-01-05T12:30:00Z'],
  ['2030-01-05T12:30:40.5+02:00', '2030-01-05T10:30:40Z'],
  ['2030-01-05 12:30 -0330', '2030-01-05T16:00:00Z'],
  ['2030/01/05 5pm', '2030-01-05T17:00:00Z'],
  ['1/5/2030 12:05 a.m.', '2030-01-05T00:05:00Z'],
  ['5.1.2030', '2030-01-05T00:00:00Z'],
  ['20300105', '2030-01-05T00:00:00Z'],
  ['20300105123040', '2030-01-05T12:30:40Z'],
  ['20300105T123040', '2030-01-05T12:30:40Z'],
  ['2030:01:05 12:30:40', '2030-01-05T12:30:40Z'],
  ['5 January 2030', '2030-01-05T00:00:00Z'],
  ['5th Jan', '2026-01-05T00:00:00Z'],
  ['January 5th, 2030', '2030-01-05T00:00:00Z'],
  ['Sept 3, 2030 12:30', '2030-09-03T12:30:00Z'],
  ['March 2030', '2030-03-01T00:00:00Z'],
  ['Sat, 05 Jan 2030 10:00:00 GMT', '2030-01-05T10:00:00Z'],
  ['2030-02-31', '2030-03-03T00:00:00Z'],
  ['2030-01-05 + 1 month', '2030-02-05T00:00:00Z'],
  ['@1893456000', '2030-01-01T00:00:00Z'],
  ['@-1', '1969-12-31T23:59:59Z'],
];

const REFUSED = [
  '1893456000',
  '0',
  '5',
  '1.5 days',
  'three days',
  'an hour',
  '3 days and 2 hours',
  'in 2 days',
  '2030-13-01',
  '12:30 13:30',
  '2030-01-05 2030-01-06',
  'infinit',
  '1 day 1',
  '',
  ' ',
  '9999999 years',
  '1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day 1 day ',
];

test('a time is read as people write it, as MediaWiki reads it', () => {
  for (const [text, time] of READ) assert.equal(parseTime(text, NOW), Date.parse(time), text);
  for (const text of REFUSED) assert.equal(parseTime(text, NOW), undefined, text);
});

test('whatever is written, it is a whole second of a year of four digits, or no time', () => {
  const word = fc.constantFrom(...READ.map(([text]) => text), '', '+', '-', '99999', '@', 'x', '\u0000');
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(word, { maxLength: 6 }).map((words) => words.join(' ')),
      ),
      (text) => {
        const time = parseTime(text, NOW);
        if (time !== undefined) assert.match(new Date(time).toISOString(), /^\d{4}-.*:\d\d\.000Z$/);
      },
    ),
    { numRuns: 1000 },
  );
});
