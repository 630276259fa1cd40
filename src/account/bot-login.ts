import { type Message, message } from '../i18n/message.ts';
import type { Clock } from '../lib/clock.ts';
import { inRange } from '../lib/ip.ts';
import type { AccountRow, AccountStore, BotPasswordRow } from '../store/accounts.ts';
import { isBotSecret, readBotCredentials } from './bot-password.ts';
import { canonicalName } from './name.ts';
import type { AccountSettings } from './settings.ts';
import type { Credentials } from './step/step.ts';
import { throttled } from './step/throttled.ts';
import type { Throttle } from './throttle.ts';

/** What a login with a bot password works with. */
export interface BotLoginDeps {
  readonly accounts: Pick<AccountStore, 'byName' | 'botPassword'>;
  /** Bot passwords have counters of their own, per account over all apps. */
  readonly botThrottle: Throttle;
  readonly settings: AccountSettings;
  readonly clock: Clock;
  /** The wiki's key. */
  readonly key: Buffer;
}

/** A login with a bot password that was right. */
export interface BotPass {
  readonly account: AccountRow;
  readonly bot: BotPasswordRow;
}

/**
 * Logs in with a bot password. What is no bot login, or a wrong one, falls through to the main account, so that
 * nothing tells an unknown name, an unknown app, a forbidden address and a wrong secret apart.
 */
export async function botLogin(
  { name, password, ip }: Credentials,
  { accounts, botThrottle, settings, clock, key }: BotLoginDeps,
): Promise<{ readonly pass: BotPass } | { readonly fail: Message } | { readonly fallThrough: true }> {
  const given = settings.enableBotPasswords ? readBotCredentials(name, password) : undefined;
  const user = given && canonicalName(given.user);
  if (given === undefined || user === undefined) return { fallThrough: true };

  // MediaWiki counts only accounts that exist, which tells them from others.
  const refused = throttled({ name: user, ip }, botThrottle);
  if (refused !== undefined) return { fail: refused };

  const account = await accounts.byName(user);
  const bot = account && (await accounts.botPassword(account.id, given.app));
  if (account === undefined || bot === undefined) return { fallThrough: true };
  if (!inRange(ip, bot.restrictions.IPAddresses)) return { fallThrough: true };
  if (bot.hash === '') return { fail: message('botpasswords-needs-reset', account.name, bot.app) };
  if (!isBotSecret(key, bot, given.secret)) return { fallThrough: true };
  if (bot.expires !== null && bot.expires <= clock()) return { fail: message('latchkey-botpassword-expired') };
  if (account.locked) return { fail: message('botpasswords-locked') };

  botThrottle.clear(user, ip);
  return { pass: { account, bot } };
}
