import { message } from '../i18n/message.ts';
import type { AccountRow } from '../store/store.ts';
import { blocked } from './step/blocked.ts';
import { credentials } from './step/credentials.ts';
import { identify } from './step/identify.ts';
import { locked } from './step/locked.ts';
import { passwordReset } from './step/password-reset.ts';
import { rehash } from './step/rehash.ts';
import { secondFactor } from './step/second-factor.ts';
import type { Check, Credentials, LoginDeps, Stop } from './step/step.ts';
import { throttled } from './step/throttled.ts';

/** What is looked at once the password was right, in MediaWiki's order. */
const CHECKS: readonly Check[] = [locked, blocked, secondFactor, passwordReset];

/** Logs into a main account with name and password: identify, throttle, credentials, checks, and rehash at the end. */
export async function authenticate(given: Credentials, deps: LoginDeps): Promise<{ readonly pass: AccountRow } | Stop> {
  const attempt = identify(given);
  if (attempt === undefined) return { fail: message('authmanager-authn-no-primary') };

  const refused = throttled(attempt, deps.throttle);
  if (refused !== undefined) return { fail: refused };

  const found = await credentials(attempt, deps);
  if ('fail' in found) return found;

  for (const check of CHECKS) {
    const stop = check(found.account, attempt, deps);
    if (stop !== undefined) return stop;
  }

  deps.throttle.clear(attempt.name, attempt.ip);
  await rehash(found.account, attempt, deps);
  return { pass: found.account };
}
