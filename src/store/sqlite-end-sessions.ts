import type { NewAuthEvent } from './auth-event.ts';
import { noteAuthOfSessions } from './sqlite-auth-log.ts';
import type { Operation } from './sqlite-operation.ts';

/** Of an account, but not of its generation. */
export const OLDER = 'user = ? AND account_generation < (SELECT generation FROM account WHERE account.id = user)';
/** A session, and those that end with it. */
const WITH_SIBLINGS = '(id = ? OR device = (SELECT device FROM session WHERE id = ?)) AND user = ifnull(?, user)';
const DELETE_DEVICE_OF =
  'DELETE FROM device WHERE id = (SELECT device FROM session WHERE id = ? AND user = ifnull(?, user))';
const DELETE = 'DELETE FROM session WHERE id = ? AND user = ifnull(?, user)';
/** Not those of an older generation: they have ended. */
const TAKE_ALL_ALONG = `UPDATE session SET account_generation = account_generation + 1
  WHERE user = ? AND account_generation = (SELECT generation FROM account WHERE account.id = user)`;

/** Ends every session, then every device of an account, and all of its generation, as part of an operation. */
export function endAllSessions(user: number): Operation {
  return [
    { sql: 'DELETE FROM session WHERE user = ?', params: [user] },
    { sql: 'DELETE FROM device WHERE user = ?', params: [user] },
    { sql: 'UPDATE account SET generation = generation + 1 WHERE id = ?', params: [user] },
  ];
}

/** Ends every session and device of an account that is not of its generation, as part of an operation. */
export function endOlderSessions(user: number): Operation {
  return ['session', 'device'].map((table) => ({ sql: `DELETE FROM ${table} WHERE ${OLDER}`, params: [user] }));
}

/**
 * Ends every session of an account that no bot password opened, and every device, if a sitewide block is on it, as part of an
 * operation. The account's generation rises, for the logins that are under way; the sessions of bot passwords go along.
 */
export function endMainSessions(user: number, event: NewAuthEvent): Operation {
  const blocked = (of: string) => `EXISTS (SELECT 1 FROM block WHERE block.user = ${of} AND NOT partial)`;
  const sessions = `user = ? AND kind = 'main' AND ${blocked('session.user')}`;
  return [
    ...noteAuthOfSessions(event, sessions, [user]),
    { sql: `DELETE FROM session WHERE ${sessions}`, params: [user] },
    { sql: `DELETE FROM device WHERE user = ? AND ${blocked('device.user')}`, params: [user] },
    { sql: `${TAKE_ALL_ALONG} AND ${blocked('session.user')}`, params: [user] },
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
    { sql: DELETE_DEVICE_OF, params: [id, user] },
    { sql: DELETE, params: [id, user] },
  ];
}
