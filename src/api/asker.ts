import { effectiveGroups, type Member } from '../account/groups.ts';
import { rightsWithin } from '../account/rights.ts';
import { type Message, message } from '../i18n/message.ts';
import { spelledAddress } from '../lib/ip.ts';
import type { Session } from '../session/session.ts';
import { isBirthToken, TOKEN_SUFFIX, type TokenType } from '../session/token.ts';
import type { Settings } from '../settings.ts';
import type { AccountRow } from '../store/accounts.ts';
import { refusal } from './error.ts';

/** Who asks: an account, or somebody at an address. */
export interface Asker {
  /** null: not logged in. */
  readonly account: AccountRow | null;
  /** 0: not logged in. */
  readonly id: number;
  /** The account's name, or the address. */
  readonly name: string;
  /** Treated as nobody although the session may be an account's: another site could read the answer. */
  readonly suppressed: boolean;
  /** All groups, those that nobody is put into last. */
  readonly groups: readonly string[];
  /** What may be done; in a bot password's session, of that what its grants let through. */
  readonly rights: ReadonlySet<string>;
  /** What may be done but for the grants of a bot password. */
  readonly ownRights: ReadonlySet<string>;
  /** The only pages that a bot password is for, as somebody wrote them; empty: all. */
  readonly onlyPages: readonly string[];
}

/** Who asks in a session from an address. */
export function askerOf(session: Session, ip: string, suppressed: boolean, settings: Settings): Asker {
  return new SessionAsker(session, ip, suppressed, settings);
}

const ALL_PAGES: readonly string[] = [];

/** An asker whose groups and rights are worked out when first asked for. */
class SessionAsker implements Asker {
  readonly account: AccountRow | null;
  readonly id: number;
  readonly name: string;
  readonly suppressed: boolean;
  readonly onlyPages: readonly string[];
  readonly #grants: readonly string[] | null;
  readonly #settings: Settings;
  readonly #now: number;
  #groups: readonly string[] | undefined;
  #rights: ReadonlySet<string> | undefined;

  constructor({ account, is, now }: Session, ip: string, suppressed: boolean, settings: Settings) {
    this.account = suppressed ? null : account;
    this.id = this.account?.id ?? 0;
    this.name = this.account?.name ?? spelledAddress(ip);
    this.suppressed = suppressed;
    this.#grants = this.account && is.kind === 'bot' ? is.bot.grants : null;
    this.onlyPages = is.kind === 'bot' ? (is.bot.restrictions.Pages ?? ALL_PAGES) : ALL_PAGES;
    this.#settings = settings;
    this.#now = now;
  }

  get groups(): readonly string[] {
    this.#groups ??= effectiveGroups(this.#member);
    return this.#groups;
  }

  get rights(): ReadonlySet<string> {
    this.#rights ??= rightsWithin(this.#member, this.#grants);
    return this.#rights;
  }

  get ownRights(): ReadonlySet<string> {
    return this.#grants === null ? this.rights : rightsWithin(this.#member, null);
  }

  get #member(): Member {
    return { account: this.account, settings: this.#settings, now: this.#now };
  }
}

/** The asker's token of a type: that of the session, but nobody's csrf token and its like are a constant. */
export function tokenOf(asker: Asker, session: Session, type: TokenType): string {
  return asker.id === 0 && !isBirthToken(type) ? TOKEN_SUFFIX : session.token(type);
}

/** Whether a token is the asker's. */
export function isTokenOf(asker: Asker, session: Session, type: TokenType, token: string, salt?: string): boolean {
  return asker.id === 0 && !isBirthToken(type) ? token === TOKEN_SUFFIX : session.isToken(token, type, salt);
}

/** What some rights allow, within a sentence. */
const ALLOWED = {
  block: message('action-block'),
  changetags: message('action-changetags'),
  deletechangetags: message('action-managechangetags'),
  editmyoptions: message('action-editmyoptions'),
  editmywatchlist: message('action-editmywatchlist'),
  editmyprivateinfo: message('action-editmyprivateinfo'),
  managechangetags: message('action-managechangetags'),
  'latchkey-authlog': message('action-latchkey-authlog'),
  'latchkey-sessions': message('action-latchkey-sessions'),
  sendemail: message('action-sendemail'),
  viewmyprivateinfo: message('action-viewmyprivateinfo'),
  viewmywatchlist: message('action-viewmywatchlist'),
};

/** Told where the account may do what its bot password may not. */
export const NOT_GRANTED = message('latchkey-not-granted');

/** Refuses the request of one who may not do what a right allows, with a text of its own if it has one. */
export function requireRight(asker: Asker, right: keyof typeof ALLOWED, instead?: Message): void {
  if (asker.rights.has(right)) return;
  const why = asker.ownRights.has(right) ? { why: NOT_GRANTED } : {};
  throw refusal('permissiondenied', instead ?? [ALLOWED[right]], why);
}
