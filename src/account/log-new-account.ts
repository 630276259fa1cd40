import type { LogStore } from '../store/store.ts';
import { logEntry } from './log-entry.ts';

/** How an account came to be: made by itself, by another account, or by another with a password sent by mail. */
export type Creation = 'create' | 'create2' | 'byemail';

/** Notes in the log that an account was made. */
export async function logNewAccount(
  log: Pick<LogStore, 'add'>,
  made: {
    readonly account: { readonly id: number; readonly name: string };
    /** Who made it; the account itself unless given. */
    readonly by?: { readonly id: number; readonly name: string };
    readonly how: Creation;
    readonly reason?: string;
    readonly now: number;
  },
): Promise<void> {
  const { account, by = account, how, reason = '', now } = made;
  const params = { userid: account.id };
  await log.add(logEntry({ type: 'newusers', action: how, by, of: account.name, comment: reason, params, now }));
}
