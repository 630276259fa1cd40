import type { ChangeNoted, NewLogEntry } from '../store/log.ts';
import { logEntry } from './log-entry.ts';

/** How an account came to be: made by itself, by another account, or by another with a password sent by mail. */
export type Creation = 'create' | 'create2' | 'byemail';

/** Under this name the log tells what was done on the command line: nobody can log in with it. */
export const MAINTENANCE = { id: null, name: 'Maintenance script' } as const;

/** The event that an account is made; its id is not known yet. */
export function newAccountEntry(made: {
  readonly name: string;
  /** Who makes it; absent: the account itself. */
  readonly by?: { readonly id: number | null; readonly name: string } | undefined;
  readonly how: Creation;
  readonly reason?: string;
  readonly now: number;
  readonly change?: ChangeNoted;
}): NewLogEntry {
  const { name, by = { id: null, name }, how, reason = '', ...more } = made;
  return logEntry({ ...more, type: 'newusers', action: how, by, of: name, comment: reason, params: { userid: 0 } });
}
