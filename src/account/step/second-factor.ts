import { message } from '../../i18n/message.ts';
import { hashRecoveryCode } from '../second-factor/recovery-code.ts';
import { matchingPeriods } from '../second-factor/totp.ts';
import type { LoginDeps, Question, Step } from './step.ts';

/** An account with a second factor is asked for its code of now, or for one of its recovery codes; each is good once. */
export const secondFactor: Step = {
  asks: 'code',
  ask: ({ totp }) => (totp === null ? undefined : question('oathauth-auth-ui')),
  async judge({ code }, account, _progress, deps) {
    if (code === undefined) return question('oathauth-login-failed');
    const counted = String(account.id);
    // Every try counts before it is looked at, so that tries side by side cannot all slip through.
    if (deps.codeThrottle.attempt(counted, EVERYWHERE) !== undefined) return question('oathauth-throttled');
    if (!(await isGood(code.replace(/\s+/g, ''), account.id, account.totp ?? '', deps))) {
      return question('oathauth-login-failed');
    }
    deps.codeThrottle.clear(counted, EVERYWHERE);
    return { satisfied: account };
  },
};

/** Tries are counted together, wherever they come from. */
const EVERYWHERE = '';

async function isGood(
  code: string,
  user: number,
  totp: string,
  { accounts, clock, key }: Pick<LoginDeps, 'accounts' | 'clock' | 'key'>,
): Promise<boolean> {
  for (const period of matchingPeriods(totp, code, clock())) {
    if (await accounts.useTotpPeriod(user, period)) return true;
  }
  return accounts.useRecoveryCode(user, hashRecoveryCode(key, user, code));
}

function question(key: string): Question {
  return { asks: 'code', skippable: false, said: [message(key)] };
}
