import { message } from '../../i18n/message.ts';
import { blockInForce } from '../block.ts';
import type { Check } from './step.ts';

/** Where blocks disable logins, an account under a sitewide block cannot log in. */
export const blocked: Check = (account, { settings, clock }) => {
  const block = settings.blockDisablesLogin ? blockInForce(account, clock()) : undefined;
  return block === undefined || block.partial ? undefined : { fail: message('login-userblocked', account.name) };
};
