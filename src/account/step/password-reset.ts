import { type Message, message } from '../../i18n/message.ts';
import { inEnglish } from '../../i18n/texts.ts';
import type { AccountRow } from '../../store/accounts.ts';
import { newAuthEvent } from '../../store/new-auth-event.ts';
import { HasherBusyError } from '../password/hasher.ts';
import { judgePassword } from '../password/policy.ts';
import type { LoginDeps, Question, Step } from './step.ts';

const GRACE = 7 * 24 * 60 * 60 * 1000;

/** An account whose password has to be changed, or should be, is asked for another. */
export const passwordReset: Step = {
  asks: 'new password',
  ask: (_account, { reset }) => reset ?? undefined,
  async judge({ newPassword, skip }, account, { reset, generation }, { accounts, hasher, settings, clock, from }) {
    if (reset === null || (skip && reset.skippable)) return { satisfied: account };
    if (newPassword === undefined) return reset;
    const again = (...said: readonly Message[]): Question => ({ ...reset, said });
    if (newPassword.first !== newPassword.again) return again(message('badretype'));
    const { faults } = judgePassword(newPassword.first, account, settings.passwordPolicy);
    if (faults.length > 0) return again(...faults);
    const hash = await hasher.hash(newPassword.first).catch((error: unknown) => {
      if (error instanceof HasherBusyError) return undefined;
      throw error;
    });
    if (hash === undefined) return again(message('actionthrottledtext'));
    const event = newAuthEvent({ action: 'password', by: account, of: account, from, now: clock() });
    const changed = await accounts.changePassword(account.id, hash, { generation, keep: null }, event);
    if (!changed) return { fail: message('authmanager-authn-not-in-progress') };
    // Of this generation and no later one: whatever ends the account's sessions from now on ends this login's too.
    return { satisfied: { ...account, password: hash, passwordExpires: null, generation: generation + 1 } };
  },
};

/** The question after a login with a temporary password. */
export const RESET_OF_TEMPORARY: Question = question(false, message('resetpass-temp-emailed'));

/** The question that an account's password raises, which is known only while it is given: expired, or below the policy. */
export function resetWanted(
  account: AccountRow,
  password: string,
  { settings, clock }: Pick<LoginDeps, 'settings' | 'clock'>,
): Question | null {
  const expired = clock() - (account.passwordExpires ?? Number.POSITIVE_INFINITY);
  if (expired > GRACE) return question(false, message('resetpass-expired'));
  if (expired > 0) return question(true, message('resetpass-expired-soft'));
  const { faults } = judgePassword(password, account, settings.passwordPolicy);
  if (faults.length === 0) return null;
  return question(true, message('resetpass-validity-soft', inOneText(faults)));
}

function question(skippable: boolean, said: Message): Question {
  return { asks: 'new password', skippable, said: [said] };
}

function inOneText(faults: readonly Message[]): string {
  const texts = faults.map(inEnglish);
  return texts.length === 1 ? texts.join('') : texts.map((text) => `* ${text}`).join('\n');
}
