import type { Message } from '../i18n/message.ts';
import type { AccountRow } from '../store/store.ts';
import { authenticate } from './authenticate.ts';
import { type BotLoginDeps, type BotPass, botLogin } from './bot-login.ts';
import type { Credentials, LoginDeps } from './step/step.ts';
import { Throttle } from './throttle.ts';

/** How a login ended, by bot password or main account. */
export type LoginResult =
  | { readonly kind: 'main'; readonly account: AccountRow }
  | ({ readonly kind: 'bot' } & BotPass)
  | { readonly kind: 'failed'; readonly fail: Message }
  | { readonly kind: 'interaction'; readonly interaction: Message };

/** The ways in. They share the counters of attempts. */
export interface Login {
  /** As `action=login` does: with a bot password if it looks like one and is right, else into the main account. */
  readonly either: (given: Credentials) => Promise<LoginResult>;
  /** Into the main account only. */
  readonly main: (given: Credentials) => ReturnType<typeof authenticate>;
  /** With a bot password only. */
  readonly bot: (given: Credentials) => ReturnType<typeof botLogin>;
}

/** Opens the ways in, with no attempts counted yet. */
export function createLogin(parts: Omit<LoginDeps & BotLoginDeps, 'throttle' | 'botThrottle'>): Login {
  const { passwordAttemptThrottle } = parts.settings;
  const deps = {
    ...parts,
    throttle: new Throttle(passwordAttemptThrottle, parts.clock),
    botThrottle: new Throttle(passwordAttemptThrottle, parts.clock),
  };
  const main: Login['main'] = (given) => authenticate(given, deps);
  const bot: Login['bot'] = (given) => botLogin(given, deps);
  return { either: (given) => either(given, main, bot), main, bot };
}

async function either(given: Credentials, main: Login['main'], bot: Login['bot']): Promise<LoginResult> {
  const byBot = await bot(given);
  if ('pass' in byBot) return { kind: 'bot', ...byBot.pass };
  if ('fail' in byBot) return { kind: 'failed', ...byBot };
  const byMain = await main(given);
  if ('pass' in byMain) return { kind: 'main', account: byMain.pass };
  return 'fail' in byMain ? { kind: 'failed', ...byMain } : { kind: 'interaction', ...byMain };
}
