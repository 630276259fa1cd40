import type { AuthAction, NewAuthEvent, Origin } from './auth-event.ts';
import { SYSTEM_NAME } from './system-name.ts';

/** Somebody that an event speaks of. */
interface Named {
  readonly id: number | null;
  readonly name: string;
}

/** Who does what no account does: the operator, or the wiki by itself. */
export const SYSTEM: Named & Origin = { id: null, name: SYSTEM_NAME, ip: '', agent: '' };

/** An event for the log of sessions and credentials: done by somebody to an account, from somewhere. */
export function newAuthEvent(about: {
  readonly action: AuthAction;
  readonly by: Named;
  readonly of: Named;
  readonly from: Origin;
  readonly now: number;
  /** Handle of the session that it speaks of. */
  readonly session?: number;
  readonly params?: NewAuthEvent['params'];
  readonly count?: number;
}): NewAuthEvent {
  const { action, by, of, from, now, session = null, params = {}, count } = about;
  const who = { actor: by.id, actorName: by.name, user: of.id, userName: of.name, ip: from.ip, agent: from.agent };
  // In whole seconds: what is told of an event is enough to go on from it.
  return {
    action,
    timestamp: Math.floor(now / 1000) * 1000,
    ...who,
    session,
    params,
    ...(count !== undefined && { count }),
  };
}
