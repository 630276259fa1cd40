import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isExpired } from '../../src/session/age.ts';
import { withDefaults } from '../../src/settings.ts';
import { botSession, session } from '../store/rows.ts';

const settings = { ...withDefaults({}), sessionMaxAgeDays: 30, botSessionMaxAgeDays: 20 };
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

test('S02 a session is over at the millisecond that its idle time or its age is, each kind at its own', () => {
  for (const [row, days] of [
    [session(1), 30],
    [botSession(2, 'app'), 20],
  ] as const) {
    const { created } = row;
    const at = (now: number, seen: number) => isExpired({ ...row, seen }, now, settings);
    assert.deepEqual([at(created + HOUR - 1, created), at(created + HOUR, created)], [false, true]);
    const end = created + days * DAY;
    assert.deepEqual([at(end - 1, end - 1), at(end, end)], [false, true]);
    assert.equal(at(created - DAY, created), false, 'a clock that is set back ends nothing');
  }
});
