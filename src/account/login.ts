import { type Message, message } from '../i18n/message.ts';
import type { Random } from '../lib/random.ts';
import type { AccountRow } from '../store/accounts.ts';
import type { AuthLogStore, Origin } from '../store/auth-event.ts';
import type { LoginStore } from '../store/logins.ts';
import { authenticate, goOn, type Standing } from './authenticate.ts';
import { type BotLoginDeps, type BotPass, botLogin } from './bot-login.ts';
import { PendingLogins } from './pending-logins.ts';
import { Refusals } from './refusals.ts';
import type { Answer, Credentials, LoginDeps, Progress } from './step/step.ts';
import { Throttle } from './throttle.ts';

/** How a login ended, by bot password or main account. */
export type LoginResult =
  | { readonly kind: 'main'; readonly account: AccountRow }
  | ({ readonly kind: 'bot' } & BotPass)
  | { readonly kind: 'failed'; readonly fail: Message }
  | { readonly kind: 'interaction'; readonly waits: Progress };

/** The ways in. They share the counters of attempts. */
export interface Login {
  /** As `action=login` does: with a bot password if it looks like one and is right, else into the main account, to be remembered. */
  readonly either: (given: Credentials) => Promise<LoginResult>;
  /** Into the main account only. */
  readonly main: (given: Credentials & { readonly remember: boolean }) => Promise<Standing>;
  /** On with a login that has asked for something. */
  readonly goOn: (progress: Progress, answer: Answer, from: Origin) => Promise<Standing>;
  /** Where such logins wait from one request to the next. */
  readonly pending: PendingLogins;
  /** With a bot password only. */
  readonly bot: (given: Credentials) => ReturnType<typeof botLogin>;
  /** What was refused of all that. */
  readonly refusals: Refusals;
}

/** What the ways in are made of. */
export type LoginParts = Omit<LoginDeps & BotLoginDeps, 'throttle' | 'botThrottle' | 'codeThrottle'> & {
  readonly logins: LoginStore;
  readonly authLog: Pick<AuthLogStore, 'add'>;
  readonly random: Random;
};

/** How often a code may be guessed wrong, as OATHAuth sets it. */
const CODE_THROTTLE = [{ count: 10, seconds: 60 }];

/** Opens the ways in, with no attempts counted yet. */
export function createLogin(parts: LoginParts): Login {
  const { passwordAttemptThrottle } = parts.settings;
  const deps = {
    ...parts,
    throttle: new Throttle(passwordAttemptThrottle, parts.clock),
    botThrottle: new Throttle(passwordAttemptThrottle, parts.clock),
    codeThrottle: new Throttle(CODE_THROTTLE, parts.clock),
  };
  const main: Login['main'] = (given) => authenticate(given, deps);
  const bot: Login['bot'] = (given) => botLogin(given, deps);
  const refusals = new Refusals(parts);
  return {
    async either(given) {
      const outcome = await either(given, parts.settings.mainAccountLogin ? main : noWay, bot);
      if (outcome.kind === 'failed') refusals.count(given.name, fromOf(given), outcome.fail.key);
      return outcome;
    },
    async main(given) {
      const standing = await main(given);
      if ('fail' in standing) refusals.count(given.name, fromOf(given), standing.fail.key);
      return standing;
    },
    async goOn(progress, answer, from) {
      const standing = await goOn(progress, answer, from, deps);
      const why = 'fail' in standing ? standing.fail.key : 'waits' in standing ? wrongCode(standing.waits) : undefined;
      if (why !== undefined) refusals.count(progress.name, from, why);
      return standing;
    },
    refusals,
    pending: new PendingLogins(parts.logins, parts.clock, parts.random),
    bot,
  };
}

async function either(given: Credentials, main: Login['main'], bot: Login['bot']): Promise<LoginResult> {
  const byBot = await bot(given);
  if ('pass' in byBot) return { kind: 'bot', ...byBot.pass };
  if ('fail' in byBot) return { kind: 'failed', ...byBot };
  const byMain = await main({ ...given, remember: true });
  if ('pass' in byMain) return { kind: 'main', account: byMain.pass };
  return 'fail' in byMain ? { kind: 'failed', ...byMain } : { kind: 'interaction', ...byMain };
}

function fromOf({ ip, agent = '' }: Credentials): Origin {
  return { ip, agent };
}

/** Why a code was not taken, if that is why a login still waits. */
function wrongCode({ question }: Progress): string | undefined {
  const key = question?.asks === 'code' ? question.said[0]?.key : undefined;
  return key === 'oathauth-login-failed' || key === 'oathauth-throttled' ? key : undefined;
}

/** Where accounts log in with bot passwords only, their own password is as good as a wrong one. */
async function noWay(): Promise<Standing> {
  return { fail: message('wrongpassword') };
}
