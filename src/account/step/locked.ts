import { message } from '../../i18n/message.ts';
import type { Check } from './step.ts';

/** A locked account cannot log in; only who knows its password is told so. */
export const locked: Check = (account) => (account.locked ? { fail: message('latchkey-account-locked') } : undefined);
