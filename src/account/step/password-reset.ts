import { message } from '../../i18n/message.ts';
import type { AccountRow } from '../../store/store.ts';
import type { PasswordPolicy } from '../settings.ts';
import type { Check } from './step.ts';

const GRACE = 7 * 24 * 60 * 60 * 1000;

/** An expired password has to be changed, one expired for less than a week or too short by now should be. */
export const passwordReset: Check = (account, { password }, { settings, clock }) => {
  const expired = clock() - (account.passwordExpires ?? Number.POSITIVE_INFINITY);
  if (expired > GRACE) return { interaction: message('resetpass-expired') };
  if (expired > 0) return { interaction: message('resetpass-expired-soft') };
  const least = leastLength(account, settings.passwordPolicy);
  return Buffer.byteLength(password) < least ? { interaction: message('resetpass-validity-soft', least) } : undefined;
};

function leastLength({ groups }: AccountRow, policy: PasswordPolicy): number {
  const privileged = groups.some((group) => policy.privilegedGroups.includes(group));
  return privileged ? Math.max(policy.minimalLength, policy.privilegedMinimalLength) : policy.minimalLength;
}
