import { message } from '../../i18n/message.ts';
import type { Check } from './step.ts';

/** An account with a second factor is asked for its code. */
export const secondFactor: Check = (account) =>
  account.totp === null ? undefined : { interaction: message('oathauth-auth-ui') };
