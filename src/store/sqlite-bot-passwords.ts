import type { NewBotPassword } from './accounts.ts';
import type { NewAuthEvent } from './auth-event.ts';
import { noteAuthOfSessions } from './sqlite-auth-log.ts';
import { endAppSessions, LIVE_OF, LIVES } from './sqlite-end-sessions.ts';
import type { Statement } from './sqlite-operation.ts';

const OF_APP = `${LIVE_OF} AND app = ?`;
/** Changes nothing: says whether an account is of a generation and has a session. */
const STILL_OWNS = `UPDATE account SET bot_generation = bot_generation
  WHERE id = ?1 AND generation = ?2 AND EXISTS (SELECT 1 FROM session WHERE session.id = ?3 AND user = ?1 AND ${LIVES})`;
const NEXT_GENERATION = 'UPDATE account SET bot_generation = bot_generation + 1 WHERE id = ?';
const SAVE_BOT = `INSERT OR REPLACE INTO bot_password (user, app, hash, grants, restrictions, expires, generation)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, (SELECT bot_generation FROM account WHERE id = ?1))`;
const DELETE_BOT = 'DELETE FROM bot_password WHERE user = ? AND app = ?';

/** One count for all bot passwords of an account, so that one made anew never gets the generation of one deleted. */
export function nextBotGeneration(user: number): Statement {
  return { sql: NEXT_GENERATION, params: [user] };
}

/** Makes a bot password or makes it anew, and ends the sessions of the one before; with `only`, if the account still is as it says. */
export function saveBotPassword(
  { user, app, hash, grants, restrictions, expires }: NewBotPassword,
  event: NewAuthEvent | undefined,
  only: { readonly generation: number; readonly session: number } | undefined,
): readonly Statement[] {
  const allowed = [JSON.stringify(grants), JSON.stringify(restrictions), expires];
  const condition = only && { sql: STILL_OWNS, params: [user, only.generation, only.session], gate: true as const };
  return [
    ...(condition ? [condition] : []),
    ...noteAuthOfSessions(event, OF_APP, [user, app], { evenNone: true }),
    ...endAppSessions(user, app),
    nextBotGeneration(user),
    { sql: SAVE_BOT, params: [user, app, hash, ...allowed] },
  ];
}

/** Deletes a bot password and ends its sessions. */
export function deleteBotPassword(user: number, app: string, event: NewAuthEvent | undefined): readonly Statement[] {
  const there = 'HAVING EXISTS (SELECT 1 FROM bot_password AS b WHERE b.user = ? AND b.app = ?)';
  return [
    ...noteAuthOfSessions(event, `${OF_APP} ${there}`, [user, app, user, app], { evenNone: true }),
    ...endAppSessions(user, app),
    { sql: DELETE_BOT, params: [user, app] },
  ];
}
