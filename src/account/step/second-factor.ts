import { message } from '../../i18n/message.ts';
import type { AccountRow } from '../../store/accounts.ts';
import type { Origin } from '../../store/auth-event.ts';
import { newAuthEvent } from '../../store/new-auth-event.ts';
import { hashRecoveryCode } from '../second-factor/recovery-code.ts';
import { matchingPeriods } from '../second-factor/totp.ts';
import type { LoginDeps, Question, Step } from './step.ts';

/** An account with a second factor is asked for its code of now, or for one of its recovery codes; each is good once. */
export const secondFactor: Step = {
  asks: 'code',
  ask: ({ totp }) => (totp === null ? undefined : question('oathauth-auth-ui')),
  async judge({ code }, account, _progress, deps) {
    if (code === undefined) return question('oathauth-login-failed');
    const counted = `#${account.id}`;
    // In the place of the address: tries count together, wherever they come from, and apart from those of others.
    // Each counts before it is looked at, so that tries side by side cannot all slip through.
    if (deps.codeThrottle.attempt('', counted) !== undefined) return question('oathauth-throttled');
    if (!(await isGood(code.replace(/\s+/g, ''), account, deps))) {
      return question('oathauth-login-failed');
    }
    deps.codeThrottle.clear('', counted);
    return { satisfied: account };
  },
};

async function isGood(
  code: string,
  account: AccountRow,
  { accounts, clock, key, from }: Pick<LoginDeps, 'accounts' | 'clock' | 'key'> & { readonly from: Origin },
): Promise<boolean> {
  const { id, totp } = account;
  for (const period of matchingPeriods(totp ?? '', code, clock())) {
    if (await accounts.useTotpPeriod(id, period)) return true;
  }
  const event = newAuthEvent({ action: 'recoverycode', by: account, of: account, from, now: clock() });
  return accounts.useRecoveryCode(id, hashRecoveryCode(key, id, code), event);
}

function question(key: string): Question {
  return { asks: 'code', skippable: false, said: [message(key)] };
}
