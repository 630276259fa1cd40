import type { Session } from '../session/session.ts';
import type { Settings } from '../settings.ts';
import type { Asker } from './asker.ts';
import { refusal } from './error.ts';

/** Operations that need a login of not long ago, as MediaWiki names them. */
export type SensitiveOperation =
  | 'BotPasswords'
  | 'ChangeCredentials'
  | 'EndSessions'
  | 'RemoveCredentials'
  | 'LinkAccounts'
  | 'UnlinkAccount';

/**
 * Whether an operation is open: `reauth` asks for a login first, `fail` says that this session cannot give one. A bot
 * password's session cannot be logged in again; that it cannot change credentials is a matter of its rights.
 */
export function operationStatus(
  operation: string,
  asker: Asker,
  { is, now }: Session,
  { reauthenticateTimeSeconds: times }: Settings,
): 'ok' | 'reauth' | 'fail' {
  if (asker.id === 0) return is.kind === 'bot' ? 'fail' : 'reauth';
  if (is.kind !== 'main') return 'ok';
  const most = (Object.hasOwn(times, operation) ? times[operation] : times.default) ?? 0;
  return most < 0 || secondsSince(is.row.authenticated, now) <= most ? 'ok' : 'reauth';
}

/** Refuses an operation that is not open. */
export function requireFresh(
  operation: SensitiveOperation,
  ...[asker, session, settings]: readonly [Asker, Session, Settings]
): void {
  const status = operationStatus(operation, asker, session, settings);
  if (status !== 'ok') throw refusal(status === 'reauth' ? 'reauthenticate' : 'cannotreauthenticate');
}

function secondsSince(time: number | null, now: number): number {
  if (time === null) return Number.POSITIVE_INFINITY;
  return Math.max(0, Math.floor(now / 1000) - Math.floor(time / 1000));
}
