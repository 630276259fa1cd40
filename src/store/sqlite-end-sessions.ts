import type { NewAuthEvent } from './auth-event.ts';
import { noteAuthOfSessions } from './sqlite-auth-log.ts';
import type { Operation, Statement } from './sqlite-operation.ts';

// All sessions and devices of an account end at once when its generation rises: rows of an older one are as if they were not
// there. They are removed later, a few at a time (`removeEnded`), because that takes the longer the more there are.

const GENERATION = (of: string) => `(SELECT generation FROM account WHERE account.id = ${of}.user)`;
/** A row that has not ended. */
export const LIVES = `account_generation = ${GENERATION('session')}`;
export const DEVICE_LIVES = `account_generation = ${GENERATION('device')}`;
/** Of an account, and alive. */
export const LIVE_OF = `user = ? AND ${LIVES}`;
/** Of an account, and alive until its generation has just risen. */
export const JUST_ENDED = `user = ? AND account_generation = ${GENERATION('session')} - 1`;

/** A session, and those that end with it. */
const WITH_SIBLINGS = `(id = ? OR device = (SELECT device FROM session WHERE id = ? AND ${LIVES}))
  AND user = ifnull(?, user) AND ${LIVES}`;
const ONE = `id = ? AND user = ifnull(?, user) AND ${LIVES}`;
/** How many there were comes back with it. */
const RAISE = `UPDATE account SET generation = generation + 1 WHERE id = ? RETURNING
  (SELECT count(*) FROM session WHERE user = account.id AND account_generation = account.generation - 1) AS ended`;

/** How many sessions live: all but those that have ended, which are looked for where there are some. */
export const LIVE_ROWS = `SELECT (SELECT count(*) FROM session) - (SELECT count(*) FROM leftover
  CROSS JOIN account ON account.id = leftover.user
  CROSS JOIN session AS ended ON ended.user = account.id AND ended.account_generation < account.generation)`;
/** Rows that are removed in one transaction: a few milliseconds, even where each is on a page of its own. */
const SLICE = 200;
/** Accounts that are looked at meanwhile. */
const SOME = 'SELECT user FROM leftover ORDER BY user LIMIT 100';
const REMOVE = (table: string) => `DELETE FROM ${table} WHERE id IN (
  SELECT ended.id FROM (${SOME}) AS some CROSS JOIN account ON account.id = some.user
    CROSS JOIN ${table} AS ended ON ended.user = account.id AND ended.account_generation < account.generation LIMIT ${SLICE})`;
const NONE_LEFT = (table: string) => `NOT EXISTS (SELECT 1 FROM account CROSS JOIN ${table} AS ended
  ON ended.user = account.id AND ended.account_generation < account.generation WHERE account.id = leftover.user)`;
const DONE = `DELETE FROM leftover WHERE user IN (${SOME}) AND ${NONE_LEFT('session')} AND ${NONE_LEFT('device')}`;

/** Ends every session and device of an account, and all of its generation, as part of an operation; `ended` in its row: how many sessions. */
export function endAllSessions(user: number): Operation {
  return [{ sql: RAISE, params: [user] }];
}

/** Takes a session and its device along into the generation that their account has just risen to, as part of an operation. */
export function keepSession(id: number | null): Operation {
  const next = (table: string) => `UPDATE ${table} SET account_generation = account_generation + 1 WHERE id =`;
  return [
    { sql: `${next('device')} (SELECT device FROM session WHERE session.id = ?)`, params: [id] },
    { sql: `${next('session')} ?`, params: [id] },
  ];
}

/**
 * Ends every session of an account that no bot password opened, and every device, if a sitewide block is on it, as part of an
 * operation. The sessions of bot passwords go along into the next generation.
 */
export function endMainSessions(user: number, event: NewAuthEvent): Operation {
  const blocked = (of: string) => `EXISTS (SELECT 1 FROM block WHERE block.user = ${of} AND NOT partial)`;
  const mine = (kind: string) => `${LIVE_OF} AND kind = '${kind}' AND ${blocked('session.user')}`;
  const along = `UPDATE session SET account_generation = account_generation + 1 WHERE ${mine('bot')}`;
  return [
    ...noteAuthOfSessions(event, mine('main'), [user]),
    { sql: along, params: [user] },
    { sql: `UPDATE account SET generation = generation + 1 WHERE id = ? AND ${blocked('account.id')}`, params: [user] },
  ];
}

/** Ends the sessions that a bot password opened, as part of an operation. */
export function endAppSessions(user: number, app: string): Operation {
  return [{ sql: 'DELETE FROM session WHERE user = ? AND app = ?', params: [user, app] }];
}

/** Ends a session (only of account `user`, if given), its device and every other session of that device, as part of an operation. */
export function endSession(id: number, user: number | null, event: NewAuthEvent | undefined): Operation {
  return [
    ...noteAuthOfSessions(event, WITH_SIBLINGS, [id, id, user]),
    { sql: `DELETE FROM device WHERE id = (SELECT device FROM session WHERE ${ONE})`, params: [id, user] },
    { sql: `DELETE FROM session WHERE ${ONE}`, params: [id, user] },
  ];
}

/** Ends a session (only of account `user`, if given) if it has no device: one statement where `endSession` takes three. */
export function endAlone(id: number, user: number | null): Statement {
  return { sql: `DELETE FROM session WHERE ${ONE} AND device IS NULL`, params: [id, user] };
}

/** Removes a few rows of what has ended because its account's generation rose; changes nothing if there are none left. */
export function removeEnded(): Operation {
  return [REMOVE('session'), REMOVE('device'), DONE].map((sql) => ({ sql, params: [] }));
}
