import { EXPLICIT_GROUPS } from './account/groups.ts';
import type { RateLimits } from './account/rate-limiter.ts';
import { type AccountSettings, LATCHKEY_RIGHTS } from './account/settings.ts';
import { flag, type Kind, listOf, mapOf, oneOf, record, text, tuple, whole } from './lib/kind.ts';
import type { SessionSettings } from './session/settings.ts';

/** What a wiki is set to. The names are those of `fixtures.json`; `SETTINGS` says what each means. */
export interface Settings extends AccountSettings, SessionSettings {
  readonly siteName: string;
  readonly pages: { readonly [title: string]: string };
  readonly contentLanguage: string;
  readonly cookiePrefix: string;
  readonly cookieSameSite: 'Lax' | 'Strict' | 'None' | null;
  readonly secureCookies: 'always' | 'on https only';
  readonly clearSiteDataOnLogout: readonly ClearedData[];
  readonly showHostnames: boolean;
  readonly rateLimits: RateLimits;
  readonly crossSiteAjaxDomains: readonly string[];
  readonly crossSiteAjaxDomainExceptions: readonly string[];
  readonly authLogDays: number;
  readonly authLogEvents: number;
  readonly reauthenticateTimeSeconds: { readonly [operation: string]: number };
}

/** What a browser can be told to forget of the site (https://www.w3.org/TR/clear-site-data/). */
export type ClearedData = 'cache' | 'clientHints' | 'cookies' | 'executionContexts' | 'storage' | '*';

interface Declared<T> {
  readonly default: T;
  /** MediaWiki's name for it, if it has one. */
  readonly mediawiki: string | null;
  /** What it can be set to. */
  readonly takes: Kind;
  /** One sentence for the operator. */
  readonly about: string;
}

/** No time is longer than this: 100 years. */
const DAYS = 36_500;
const SECONDS = DAYS * 86_400;
const MANY = 1_000_000_000;
const ORIGIN_PATTERN = /^[\w.*?:[\]-]+$/;

const latchkeyRights: Kind = {
  words: `an object with ${LATCHKEY_RIGHTS.join(' and ')}, each a list of ${EXPLICIT_GROUPS.join(', ')}`,
  fits: (value) =>
    mapOf(listOf(oneOf(...EXPLICIT_GROUPS))).fits(value) &&
    Object.keys(value as object).every((name) => oneOf(...LATCHKEY_RIGHTS).fits(name)),
};

/** Every setting: its default, its name in MediaWiki, and what it means. */
export const SETTINGS: { readonly [K in keyof Settings]: Declared<Settings[K]> } = {
  siteName: {
    default: 'Latchkey wiki',
    mediawiki: '$wgSitename',
    takes: text('a text that is not empty', /\S/),
    about: 'Name of the wiki.',
  },
  pages: {
    default: {},
    mediawiki: null,
    takes: mapOf(text()),
    about: 'Pages that the wiki has from the start: title → text.',
  },
  contentLanguage: {
    default: 'en',
    mediawiki: '$wgLanguageCode',
    takes: text('a language code', /^[a-z]{2,12}(?:-[a-z0-9]+)*$/i),
    about: 'Language that the wiki is written in.',
  },
  anonymousMayRead: {
    default: true,
    mediawiki: "$wgGroupPermissions['*']['read']",
    takes: flag,
    about: 'Whether visitors who are not logged in may read.',
  },
  anonymousMayEdit: {
    default: true,
    mediawiki: "$wgGroupPermissions['*']['edit']",
    takes: flag,
    about: 'Whether visitors who are not logged in may edit.',
  },
  anonymousMayCreateAccounts: {
    default: true,
    mediawiki: "$wgGroupPermissions['*']['createaccount']",
    takes: flag,
    about: 'Whether visitors may make themselves accounts.',
  },
  enableBotPasswords: {
    default: true,
    mediawiki: '$wgEnableBotPasswords',
    takes: flag,
    about: 'Whether bot passwords open sessions.',
  },
  latchkeyRights: {
    default: {},
    mediawiki: '$wgGroupPermissions',
    takes: latchkeyRights,
    about:
      "Rights of Latchkey's own → the groups that have them: latchkey-sessions to see and end the sessions of others, latchkey-authlog to see what was done to sessions and credentials.",
  },
  mainAccountLogin: {
    default: true,
    mediawiki: null,
    takes: flag,
    about: 'Whether action=login takes the password of the account itself, with a deprecation warning.',
  },
  passwordAttemptThrottle: {
    default: [
      { count: 5, seconds: 300 },
      { count: 150, seconds: 172_800 },
    ],
    mediawiki: '$wgPasswordAttemptThrottle',
    takes: listOf(record({ count: whole(0, MANY), seconds: whole(1, SECONDS) })),
    about: 'How many logins may be tried per account and address in a time; an empty list sets no limit.',
  },
  accountCreationThrottle: {
    default: 0,
    mediawiki: '$wgAccountCreationThrottle',
    takes: whole(0, MANY),
    about: 'Accounts that one address may make in a day; 0 sets no limit.',
  },
  rateLimits: {
    default: {
      edit: { ip: [8, 60], newbie: [8, 60], user: [90, 60] },
      move: { newbie: [2, 120], user: [8, 60] },
      rollback: { user: [10, 60], newbie: [5, 120] },
      upload: { ip: [8, 60], newbie: [8, 60] },
      sendemail: { ip: [5, 86_400], newbie: [5, 86_400], user: [20, 86_400] },
      mailpassword: { ip: [5, 3600] },
      changeemail: { 'ip-all': [10, 3600], user: [4, 86_400] },
      confirmemail: { 'ip-all': [10, 3600], user: [4, 86_400] },
      changetags: { ip: [8, 60], newbie: [8, 60] },
      purge: { ip: [30, 60], user: [30, 60] },
      linkpurge: { ip: [30, 60], user: [30, 60] },
    },
    mediawiki: '$wgRateLimits',
    takes: mapOf(mapOf(tuple(whole(0, MANY), whole(1, SECONDS)))),
    about: 'Actions → who → how many in how many seconds.',
  },
  autoConfirmAge: {
    default: 0,
    mediawiki: '$wgAutoConfirmAge',
    takes: whole(0, SECONDS),
    about: 'Seconds that an account must be old to be autoconfirmed.',
  },
  autoConfirmCount: {
    default: 0,
    mediawiki: '$wgAutoConfirmCount',
    takes: whole(0, MANY),
    about: 'Edits that an account must have made to be autoconfirmed.',
  },
  blockDisablesLogin: {
    default: false,
    mediawiki: '$wgBlockDisablesLogin',
    takes: flag,
    about: 'Whether a sitewide block keeps an account from logging in.',
  },
  passwordPolicy: {
    default: {
      minimalLength: 8,
      privilegedGroups: ['sysop', 'bureaucrat', 'interface-admin', 'bot'],
      privilegedMinimalLength: 10,
    },
    mediawiki: '$wgPasswordPolicy',
    takes: record({
      minimalLength: whole(1, 4096),
      privilegedGroups: listOf(text()),
      privilegedMinimalLength: whole(1, 4096),
    }),
    about: 'Bytes that a password must have at least; more in the privileged groups.',
  },
  sessionExpirySeconds: {
    default: 3600,
    mediawiki: '$wgObjectCacheSessionExpiry',
    takes: whole(1, SECONDS),
    about: 'A session that is not used for so long ends.',
  },
  sessionMaxAgeDays: {
    default: 30,
    mediawiki: null,
    takes: whole(1, DAYS),
    about: 'A session ends so long after its login, used or not.',
  },
  botSessionMaxAgeDays: {
    default: 30,
    mediawiki: null,
    takes: whole(1, DAYS),
    about: 'The same of a session that a bot password opened.',
  },
  rotateTokenCookie: {
    default: 'of logins in pages',
    mediawiki: null,
    takes: oneOf('of logins in pages', 'always', 'never'),
    about:
      'Of which logins to be remembered the Token cookie is replaced each time that it is used; one that was replaced ends the login if it comes again: of logins in pages, always or never.',
  },
  cookieExpirationDays: {
    default: 30,
    mediawiki: '$wgCookieExpiration',
    takes: whole(1, 400),
    about: 'Life of the UserID and UserName cookies.',
  },
  extendedLoginCookieExpirationDays: {
    default: 180,
    mediawiki: '$wgExtendedLoginCookieExpiration',
    takes: whole(1, 400),
    about: 'The same of a login to be remembered, and life of the remembered device.',
  },
  cookiePrefix: {
    default: 'wiki',
    mediawiki: '$wgCookiePrefix',
    takes: text('letters, digits and the signs that the name of a cookie may have', /^[\w!#$%&'*+.^`|~-]*$/),
    about:
      'Stands before the name of each cookie. With __Host- or __Secure- at its beginning browsers take the cookies over https only, and nobody else can set them.',
  },
  cookieSameSite: {
    default: 'Lax',
    mediawiki: '$wgCookieSameSite',
    takes: oneOf('Lax', 'Strict', 'None', null),
    about: 'SameSite attribute of the cookies; null leaves it out.',
  },
  secureCookies: {
    default: 'on https only',
    mediawiki: '$wgCookieSecure',
    takes: oneOf('always', 'on https only'),
    about: 'Whether cookies are always marked Secure, or only when the request came over https.',
  },
  clearSiteDataOnLogout: {
    default: [],
    mediawiki: null,
    takes: listOf(oneOf('cache', 'clientHints', 'cookies', 'executionContexts', 'storage', '*')),
    about:
      'What browsers are told to forget at a logout over https: cache, cookies, storage, executionContexts, clientHints or *. It is gone for other programs of the domain too.',
  },
  showHostnames: {
    default: false,
    mediawiki: '$wgShowHostnames',
    takes: flag,
    about: 'Whether answers tell which machine made them.',
  },
  crossSiteAjaxDomains: {
    default: [],
    mediawiki: '$wgCrossSiteAJAXdomains',
    takes: listOf(text('a domain, in which * and ? stand for others', ORIGIN_PATTERN)),
    about: 'Patterns of the sites whose pages may ask with credentials.',
  },
  crossSiteAjaxDomainExceptions: {
    default: [],
    mediawiki: '$wgCrossSiteAJAXdomainExceptions',
    takes: listOf(text('a domain, in which * and ? stand for others', ORIGIN_PATTERN)),
    about: 'Patterns of sites that may not, though the list above has them.',
  },
  authLogDays: {
    default: 90,
    mediawiki: null,
    takes: whole(1, DAYS),
    about: 'Days for which it is kept what was done to sessions and credentials, by whom and from where.',
  },
  authLogEvents: {
    default: 1_000_000,
    mediawiki: null,
    takes: whole(1000, MANY),
    about: 'How much of that is kept at most: the newest.',
  },
  reauthenticateTimeSeconds: {
    default: { default: 3600 },
    mediawiki: '$wgReauthenticateTime',
    takes: mapOf(whole(-1, SECONDS)),
    about: 'How long after a password login sensitive operations are open, by operation.',
  },
};

/** What each setting can be set to. */
export const SETTING_KINDS: { readonly [name: string]: Kind } = Object.fromEntries(
  Object.entries(SETTINGS).map(([name, { takes }]) => [name, takes]),
);

/** The settings that are given, and the defaults of the others. */
export function withDefaults(given: Partial<Settings>): Settings {
  const defaults: { [name: string]: unknown } = Object.fromEntries(
    Object.entries(SETTINGS).map(([name, declared]) => [name, declared.default]),
  );
  const set = Object.entries(given).filter(([, value]) => value !== undefined);
  return { ...defaults, ...Object.fromEntries(set) } as unknown as Settings;
}
