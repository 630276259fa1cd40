import { reduceToGrants } from '../../account/grants.ts';
import { rightsOf } from '../../account/rights.ts';
import type { Session } from '../../session/session.ts';
import type { Settings } from '../../settings.ts';
import type { AccountRow } from '../../store/accounts.ts';
import { list, type Value } from '../result.ts';

/** The rights of an account as a session is told them: a bot password's sees of anybody's only those that its grants let through. */
export function rightsTold(account: AccountRow, { is, now }: Session, settings: Settings): Value {
  const rights = rightsOf({ account, settings, now });
  return list('r', is.kind === 'bot' ? reduceToGrants(rights, is.bot.grants) : rights);
}
