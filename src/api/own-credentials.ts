import { message } from '../i18n/message.ts';
import type { AccountRow } from '../store/accounts.ts';
import { requireRight } from './asker.ts';
import { refusal } from './error.ts';
import type { Call } from './module.ts';
import type { Params } from './param/param.ts';
import { requireFresh, type SensitiveOperation } from './sensitive-operation.ts';

/**
 * The account that asks, if it may do something to its own credentials now: it is logged in, has the right to, and proved
 * not long ago who it is. No grant lets the right through, so a bot password's session never gets past here.
 */
export function requireOwner(
  { asker, session, settings }: Pick<Call<Params>, 'asker' | 'session' | 'settings'>,
  operation: SensitiveOperation,
  loginFirst: string,
): AccountRow {
  if (asker.account === null) throw refusal('notloggedin', message(loginFirst));
  requireRight(asker, 'editmyprivateinfo');
  requireFresh(operation, asker, session, settings);
  return asker.account;
}
