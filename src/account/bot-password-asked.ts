import { type Message, message } from '../i18n/message.ts';
import { isRange } from '../lib/ip.ts';
import type { NewBotPassword } from '../store/accounts.ts';
import { isAppId, MOST_APP_BYTES } from './bot-password.ts';
import { GRANT_RIGHTS } from './grants.ts';

/** Every address. */
export const ANYWHERE: readonly string[] = ['0.0.0.0/0', '::/0'];

/** Most ranges and most pages that one bot password can be for. */
const MOST = 50;

/** A bot password as its owner asks for it. */
export interface BotPasswordAsked {
  readonly app: string;
  readonly grants: readonly string[];
  readonly addresses: readonly string[];
  /** Titles; none: every page. */
  readonly pages: readonly string[];
  /** The last day on which it is good, in UTC: `2026-12-31`; empty: it does not expire. */
  readonly lastDay: string;
}

/** What a bot password is to be made of, or what is wrong with what was asked. As in MediaWiki, `basic` is always part of it. */
export function readBotPasswordAsked(
  { app, grants, addresses, pages, lastDay }: BotPasswordAsked,
  now: number,
  isTitle: (text: string) => boolean,
): { readonly faults: readonly Message[] } | { readonly bot: Omit<NewBotPassword, 'user' | 'hash'> } {
  const expires = lastDay === '' ? null : endOf(lastDay);
  const badAddress = addresses.find((range) => !isRange(range));
  const badPage = pages.find((title) => !isTitle(title));
  const faults = [
    ...(isAppId(app) ? [] : [message('latchkey-botpassword-bad-app', { num: MOST_APP_BYTES })]),
    ...(badAddress === undefined ? [] : [message('latchkey-botpassword-bad-address', badAddress)]),
    ...(badPage === undefined ? [] : [message('latchkey-botpassword-bad-page', badPage)]),
    ...(addresses.length > MOST || pages.length > MOST
      ? [message('latchkey-botpassword-too-many', { num: MOST })]
      : []),
    ...(expires === undefined ? [message('latchkey-botpassword-bad-day', lastDay)] : []),
    ...(expires && expires <= now ? [message('latchkey-botpassword-past-day', lastDay)] : []),
  ];
  if (faults.length > 0 || expires === undefined) return { faults };
  const restrictions = {
    IPAddresses: addresses.length === 0 ? ANYWHERE : addresses,
    ...(pages.length > 0 && { Pages: pages }),
  };
  const known = grants.filter((grant) => GRANT_RIGHTS.has(grant));
  return { bot: { app, grants: [...new Set(['basic', ...known])], restrictions, expires } };
}

const DAY = 86_400_000;

function endOf(day: string): number | undefined {
  const begin = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(begin) ? undefined : begin + DAY;
}
