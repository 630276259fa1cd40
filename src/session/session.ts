import { createHmac } from 'node:crypto';
import type { AccountRow, BotPasswordRow } from '../store/accounts.ts';
import type { Origin } from '../store/auth-event.ts';
import type { SessionRow } from '../store/sessions.ts';
import type { AnonymousSession, BirthToken } from './anonymous.ts';
import type { Ticket } from './cookie-value.ts';
import type { CookieChange, Credentials } from './credentials.ts';
import { isBirthToken, isToken, makeToken, TOKEN_SUFFIX, type TokenType } from './token.ts';

/** What a request was recognised as. */
export type Recognised =
  | { readonly kind: 'none' }
  | { readonly kind: 'anonymous'; readonly session: AnonymousSession }
  | {
      readonly kind: 'main';
      readonly row: SessionRow;
      readonly ticket: Ticket;
      readonly account: AccountRow;
      /** The Token cookie that was sent has just been replaced: it must not be told to the client again. */
      readonly staleToken?: boolean;
    }
  | {
      readonly kind: 'bot';
      readonly row: SessionRow;
      readonly ticket: Ticket;
      readonly account: AccountRow;
      readonly bot: BotPasswordRow;
    };

const NO_TOKENS: readonly BirthToken[] = [];
const NO_CHANGES: readonly CookieChange[] = [];

/** The session of one request: who asks, its tokens, and what is to be told to the client's cookies. */
export class Session {
  /** Cookies as the client sent them. */
  readonly sent: Credentials;
  /** Where the request comes from. */
  readonly client: Origin;
  readonly now: number;
  readonly #makeAnonymous: () => AnonymousSession;
  #is: Recognised;
  #begun: AnonymousSession | null = null;
  #bornFor: readonly BirthToken[] = NO_TOKENS;
  #loginTokenWanted = false;
  #cookies: readonly CookieChange[] = NO_CHANGES;

  constructor(sent: Credentials, client: Origin, now: number, is: Recognised, makeAnonymous: () => AnonymousSession) {
    this.sent = sent;
    this.client = client;
    this.now = now;
    this.#is = is;
    this.#makeAnonymous = makeAnonymous;
  }

  get is(): Recognised {
    return this.#is;
  }

  get account(): AccountRow | null {
    return 'account' in this.#is ? this.#is.account : null;
  }

  /** The anonymous session that this request began, if any, and what it was born for. */
  get begun(): { readonly session: AnonymousSession; readonly bornFor: readonly BirthToken[] } | null {
    return this.#begun && { session: this.#begun, bornFor: this.#bornFor };
  }

  /** Whether this request is the first in which a session of an account gives out a login token. */
  get firstLoginToken(): boolean {
    return this.#loginTokenWanted && 'row' in this.#is && !this.#is.row.loginTokenIssued;
  }

  /** Whether a login token was ever given out, before this request: else a token sent comes from a lost session. */
  get knowsLoginTokens(): boolean {
    if (this.#is.kind === 'anonymous') return this.#is.session.bornFor.has('login');
    return 'row' in this.#is && this.#is.row.loginTokenIssued;
  }

  /** Changes to the client's cookies; of two changes of one cookie, the later. */
  get cookies(): readonly CookieChange[] {
    return this.#cookies;
  }

  /** Whether the answer will set or delete a cookie. */
  get setsCookies(): boolean {
    return this.#cookies.length > 0 || this.#begun !== null;
  }

  /** A token of this session. For an anonymous visitor those of login and account creation are real and begin a session. */
  token(type: TokenType, salt?: string): string {
    const secret = this.#secret(type);
    if (secret === null) return TOKEN_SUFFIX;
    if (type === 'login') this.#loginTokenWanted = true;
    if (isBirthToken(type)) this.#bornFor = [...this.#bornFor, type];
    return makeToken(secret, type, this.now, salt);
  }

  /** Whether a token is one that this session gave out for this type. */
  isToken(token: string, type: TokenType, salt?: string): boolean {
    const secret = this.#secret(type);
    return secret === null ? token === TOKEN_SUFFIX : isToken(token, secret, type, salt);
  }

  /** What only the client's session cookie gives, for a purpose; null: it has not sent one. */
  secretFor(purpose: string): Buffer | null {
    const secret = 'ticket' in this.#is ? this.#is.ticket.secret : 'session' in this.#is ? this.#is.session.id : null;
    return secret && createHmac('sha256', secret).update(purpose).digest();
  }

  /** Makes sure that the client has a session, if only an anonymous one. */
  persist(): void {
    if (this.#is.kind === 'none') this.#begun ??= this.#makeAnonymous();
  }

  /** From now on this request's session is another one. */
  become(is: Recognised): void {
    this.#is = is;
    this.#begun = null;
    this.#bornFor = NO_TOKENS;
    this.#loginTokenWanted = false;
  }

  change(change: CookieChange): void {
    const before = this.#cookies.findIndex(({ name }) => name === change.name);
    this.#cookies = before < 0 ? [...this.#cookies, change] : this.#cookies.with(before, change);
  }

  /** Forgets the changes to cookies: what they speak of is no more. */
  forgetChanges(): void {
    this.#cookies = NO_CHANGES;
  }

  #secret(type: TokenType): Buffer | null {
    if ('ticket' in this.#is) return this.#is.ticket.secret;
    if (!isBirthToken(type)) return null;
    if (this.#is.kind === 'anonymous') return this.#is.session.id;
    this.persist();
    return this.#begun?.id ?? null;
  }
}
