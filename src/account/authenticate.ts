import { type Message, message } from '../i18n/message.ts';
import type { AccountRow } from '../store/accounts.ts';
import type { Origin } from '../store/auth-event.ts';
import { blocked } from './step/blocked.ts';
import { credentials } from './step/credentials.ts';
import { identify } from './step/identify.ts';
import { locked } from './step/locked.ts';
import { passwordReset, RESET_OF_TEMPORARY, resetWanted } from './step/password-reset.ts';
import { rehash } from './step/rehash.ts';
import { secondFactor } from './step/second-factor.ts';
import type { Answer, Check, Credentials, LoginDeps, Progress, Step } from './step/step.ts';
import { throttled } from './step/throttled.ts';

/** What is looked at once the password was right, and again with every answer, in MediaWiki's order. */
const CHECKS: readonly Check[] = [locked, blocked];

/** What may be asked for then, in MediaWiki's order. */
const STEPS: readonly Step[] = [secondFactor, passwordReset];

/** How a login stands: it is good, or has failed, or waits for an answer. */
export type Standing =
  | { readonly pass: AccountRow; readonly remember: boolean }
  | { readonly fail: Message }
  | { readonly waits: Progress };

/** Logs into a main account with name and password: identify, throttle, credentials, rehash, and what comes then. */
export async function authenticate(
  given: Credentials & { readonly remember: boolean },
  deps: LoginDeps,
): Promise<Standing> {
  const attempt = identify(given);
  if (attempt === undefined) return { fail: message('authmanager-authn-no-primary') };

  const refused = throttled(attempt, deps.throttle);
  if (refused !== undefined) return { fail: refused };

  const found = await credentials(attempt, deps);
  if ('fail' in found) return found;
  const { account, temporary } = found;

  const { id: user, name, generation } = account;
  const reset = temporary ? RESET_OF_TEMPORARY : resetWanted(account, attempt.password, deps);
  const begun = { user, name, generation, remember: given.remember, reset, answered: [], question: null };
  const from = { ip: given.ip, agent: given.agent ?? '' };
  const standing = await advance(begun, account, null, from, deps);
  if (!('fail' in standing) && !temporary) await rehash(account, attempt, deps);
  return standing;
}

/** Goes on with a login that waits, by an answer from somewhere. Whatever has ended the account's sessions has ended it. */
export async function goOn(progress: Progress, answer: Answer, from: Origin, deps: LoginDeps): Promise<Standing> {
  const account = await deps.accounts.byId(progress.user);
  if (account?.generation !== progress.generation) return { fail: message('authmanager-authn-not-in-progress') };
  return advance(progress, account, answer, from, deps);
}

async function advance(
  before: Progress,
  known: AccountRow,
  answer: Answer | null,
  from: Origin,
  deps: LoginDeps,
): Promise<Standing> {
  let account = known;
  let progress = before;
  for (const check of CHECKS) {
    const stop = check(account, deps);
    if (stop !== undefined) return stop;
  }
  for (const step of STEPS) {
    const question = progress.answered.includes(step.asks) ? undefined : step.ask(account, progress);
    if (question === undefined) continue;
    if (answer === null || progress.question?.asks !== step.asks) return { waits: { ...progress, question } };
    const judged = await step.judge(answer, account, progress, { ...deps, from });
    if ('fail' in judged) return judged;
    if ('asks' in judged) return { waits: { ...progress, question: judged } };
    account = judged.satisfied;
    progress = { ...progress, answered: [...progress.answered, step.asks], question: null };
  }
  deps.throttle.clear(account.name, from.ip);
  return { pass: account, remember: progress.remember };
}
