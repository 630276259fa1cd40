import { systemClock } from '../lib/clock.ts';
import type { AuthAction, NewAuthEvent } from '../store/auth-event.ts';
import { newAuthEvent, SYSTEM } from '../store/new-auth-event.ts';

/** What the operator did to an account, for the log of sessions and credentials. */
export function operatorEvent(
  action: AuthAction,
  of: { readonly id: number | null; readonly name: string },
  about: { readonly session?: number; readonly params?: NewAuthEvent['params'] } = {},
): NewAuthEvent {
  return newAuthEvent({ action, by: SYSTEM, of, from: SYSTEM, now: systemClock(), ...about });
}
