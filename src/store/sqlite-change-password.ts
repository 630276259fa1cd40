import type { NewAuthEvent } from './auth-event.ts';
import { noteAuthOfSessions } from './sqlite-auth-log.ts';
import { JUST_ENDED, keepSession, LIVES } from './sqlite-end-sessions.ts';
import type { Operation } from './sqlite-operation.ts';

const CHANGE = `UPDATE account SET password = ?1, password_expires = NULL, generation = generation + 1,
    bot_generation = bot_generation + 1
  WHERE id = ?2 AND generation = ?3 AND (?4 IS NULL OR EXISTS (SELECT 1 FROM session WHERE session.id = ?4 AND user = ?2 AND ${LIVES}))`;
const INVALIDATE_BOTS = `UPDATE bot_password
  SET hash = '', generation = (SELECT bot_generation FROM account WHERE id = user) WHERE user = ?`;
const DROP_TEMPORARY = 'DELETE FROM temporary_password WHERE user = ?';

/** Sets a password that the owner of an account chose, only if its first statement changes something: see `AccountStore.changePassword`. */
export function changePassword(
  id: number,
  hash: string,
  { generation, keep }: { readonly generation: number; readonly keep: number | null },
  event: NewAuthEvent | undefined,
): Operation {
  return [
    { sql: CHANGE, params: [hash, id, generation, keep], gate: true },
    ...keepSession(keep),
    ...voidOtherPasswords(id),
    ...noteAuthOfSessions(event, JUST_ENDED, [id], { evenNone: true }),
  ];
}

/** Takes away the temporary password of an account and makes its bot passwords void, as part of an operation that raised their generation. */
export function voidOtherPasswords(id: number): Operation {
  return [
    { sql: INVALIDATE_BOTS, params: [id] },
    { sql: DROP_TEMPORARY, params: [id] },
  ];
}
