import { reduceToGrants } from '../account/grants.ts';
import { effectiveGroups } from '../account/groups.ts';
import { rightsOf } from '../account/rights.ts';
import { type Message, message } from '../i18n/message.ts';
import { spelledAddress } from '../lib/ip.ts';
import type { Session } from '../session/session.ts';
import { isBirthToken, TOKEN_SUFFIX, type TokenType } from '../session/token.ts';
import type { Settings } from '../settings.ts';
import type { AccountRow } from '../store/store.ts';
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
}

/** Who asks in a session from an address. */
export function askerOf(session: Session, ip: string, suppressed: boolean, settings: Settings): Asker {
  const account = suppressed ? null : session.account;
  const member = { account, settings, now: session.now };
  const rights = rightsOf(member);
  const { is } = session;
  return {
    account,
    id: account?.id ?? 0,
    name: account?.name ?? spelledAddress(ip),
    suppressed,
    groups: effectiveGroups(member),
    rights: new Set(account && is.kind === 'bot' ? reduceToGrants(rights, is.bot.grants) : rights),
  };
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
  editmyoptions: message('action-editmyoptions'),
  editmyprivateinfo: message('action-editmyprivateinfo'),
};

/** Refuses the request of one who may not do what a right allows, with a text of its own if it has one. */
export function requireRight(asker: Asker, right: keyof typeof ALLOWED, instead?: Message): void {
  if (!asker.rights.has(right)) throw refusal('permissiondenied', instead ?? [ALLOWED[right]]);
}
