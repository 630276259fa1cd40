import type { Clock } from '../lib/clock.ts';
import type { Random } from '../lib/random.ts';
import type { AccountRow, BotPasswordRow, DeviceRow, SessionRow, Store } from '../store/store.ts';
import { isHalfSpent } from './age.ts';
import { AnonymousSessions } from './anonymous.ts';
import { SECRET_SIZE, secretHash, type Ticket, writeSessionCookie, writeTokenCookie } from './cookie-value.ts';
import { type CookieName, type Credentials, NO_CREDENTIALS, sentMainCookies } from './credentials.ts';
import { risingHandles } from './handles.ts';
import { type Found, recognise } from './recognise.ts';
import { type Recognised, Session } from './session.ts';
import { DAY, type SessionSettings } from './settings.ts';
import { Verdicts } from './verdicts.ts';

/** What the session core is made of. */
export interface SessionParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly settings: SessionSettings;
}

/** The session core: who is asking, and how that begins and ends. */
export class Sessions {
  readonly #parts: SessionParts;
  readonly #anonymous: AnonymousSessions;
  readonly #handle: () => number;
  readonly #verdicts: Verdicts;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    this.#anonymous = new AnonymousSessions(parts.store.key, parts.random);
    this.#handle = risingHandles(parts.clock, parts.random);
    this.#verdicts = new Verdicts(parts.settings);
  }

  /** Recognises who sent these cookies, from an address, and opens the session of the request. */
  open(sent: Credentials, ip: string): Session | Promise<Session> {
    const { store, clock } = this.#parts;
    const now = clock();
    const version = store.version();
    const known = this.#verdicts.find(sent, ip, version, now);
    return known ? this.#session(sent, now, known) : this.#judge(sent, ip, now, version);
  }

  async #judge(sent: Credentials, ip: string, now: number, version: number): Promise<Session> {
    const { store, settings } = this.#parts;
    const found = await recognise(sent, { store, settings, now, ip, anonymous: this.#anonymous });
    const session = this.#session(sent, now, found.is ?? { kind: 'none' });
    for (const name of found.drop) session.change({ name, value: null });
    if (found.replace) session.persist();
    if (found.revive) await this.#revive(session, found.revive);
    if ('row' in session.is && isHalfSpent(session.is.row, now, settings)) this.#sendCookies(session, null);
    else if (found.is && 'row' in found.is && found.drop.length === 0) {
      this.#verdicts.keep(sent, ip, version, found.is);
    }
    return session;
  }

  /** The session of a request that came with nothing. */
  none(): Session {
    return this.#session(NO_CREDENTIALS, this.#parts.clock(), { kind: 'none' });
  }

  /** Begins a session of an account, in place of the one that the request came with. Durable when it returns. */
  async begin(session: Session, account: AccountRow, options: { readonly remember: boolean }): Promise<void> {
    const ticket = this.#ticket();
    const token = options.remember ? this.#ticket() : null;
    const device = token && this.#device(token, account, session.now);
    const row = this.#row(ticket, account, session.now, { device: device?.id ?? null, authenticated: session.now });
    await this.#parts.store.sessions.begin(row, device, session.is.kind === 'main' ? session.is.row.id : null);
    if (session.is.kind === 'anonymous') {
      const { session: spent } = session.is;
      this.#anonymous.spend(spent, session.now, spent.born + this.#parts.settings.sessionExpirySeconds * 1000);
    }
    session.become({ kind: 'main', row, ticket, account });
    this.#sendCookies(session, token);
    if (token === null && session.sent.token !== undefined) session.change({ name: 'Token', value: null });
  }

  /** Begins a bot password's session, beside whatever the client has. Durable when it returns. */
  async beginBot(session: Session, account: AccountRow, bot: BotPasswordRow): Promise<void> {
    const ticket = this.#ticket();
    const row = this.#row(ticket, account, session.now, { bot, authenticated: session.now });
    await this.#parts.store.sessions.begin(row, null, null);
    session.become({ kind: 'bot', row, ticket, account, bot });
    this.#sendCookies(session, null);
  }

  /** Goes on with the session of an account whose password it has just changed: all others have ended with that. */
  keepAfterChange(session: Session, account: AccountRow): void {
    const { is } = session;
    if (is.kind !== 'main') return;
    session.become({ ...is, account, row: { ...is.row, accountGeneration: account.generation } });
  }

  /** Ends the request's session and all that could bring it back. Durable when it returns; if it throws, nothing was told to the client. */
  async end(session: Session): Promise<void> {
    const { is, sent } = session;
    if (!('row' in is)) return;
    await this.#parts.store.sessions.end(is.row.id);
    const names: readonly CookieName[] = is.kind === 'bot' ? ['_BPsession'] : sentMainCookies(sent);
    for (const name of names) session.change({ name, value: null });
    session.become({ kind: 'none' });
  }

  /** Writes what this request changed of its session: at most one write, and only if the session still lives. */
  async save(session: Session): Promise<void> {
    const { is, begun } = session;
    if (begun) {
      session.change({ name: '_session', value: this.#anonymous.write(begun.session, begun.bornFor), days: null });
    }
    if (!('row' in is)) return;
    const halfSpent = isHalfSpent(is.row, session.now, this.#parts.settings);
    if (!halfSpent && !session.firstLoginToken) return;
    const lives = await this.#parts.store.sessions.touch(is.row.id, {
      ...(halfSpent && { seen: session.now }),
      ...(session.firstLoginToken && { loginTokenIssued: true }),
    });
    if (!lives) session.forgetChanges();
  }

  async #revive(session: Session, found: NonNullable<Found['revive']>): Promise<void> {
    const ticket = this.#ticket();
    const row = this.#row(ticket, found.account, session.now, { device: found.token.id });
    const revived = await this.#parts.store.sessions.revive({ ...row, device: found.token.id });
    if (revived) {
      session.become({ kind: 'main', row, ticket, account: found.account });
      this.#sendCookies(session, found.token);
    } else {
      for (const name of sentMainCookies(session.sent)) session.change({ name, value: null });
    }
  }

  #sendCookies(session: Session, token: Ticket | null): void {
    const { is, sent } = session;
    if (is.kind === 'bot') session.change({ name: '_BPsession', value: writeSessionCookie(is.ticket), days: null });
    if (is.kind !== 'main') return;
    const { settings } = this.#parts;
    const days = is.row.device === null ? settings.cookieExpirationDays : settings.extendedLoginCookieExpirationDays;
    session.change({ name: '_session', value: writeSessionCookie(is.ticket), days: null });
    session.change({ name: 'UserID', value: String(is.account.id), days });
    session.change({ name: 'UserName', value: is.account.name, days });
    const value = token ? writeTokenCookie(token) : is.row.device === null ? undefined : sent.token;
    if (value !== undefined) session.change({ name: 'Token', value, days });
  }

  #session(sent: Credentials, now: number, is: Recognised): Session {
    return new Session(sent, now, is, () => this.#anonymous.make(now));
  }

  #ticket(): Ticket {
    return { id: this.#handle(), secret: Buffer.from(this.#parts.random(SECRET_SIZE)) };
  }

  #device(token: Ticket, account: AccountRow, now: number): DeviceRow {
    return {
      id: token.id,
      user: account.id,
      accountGeneration: account.generation,
      secretHash: secretHash(token.secret),
      created: now,
    };
  }

  #row(
    ticket: Ticket,
    account: AccountRow,
    now: number,
    of: { readonly device?: number | null; readonly bot?: BotPasswordRow; readonly authenticated?: number },
  ): SessionRow {
    return {
      id: ticket.id,
      user: account.id,
      accountGeneration: account.generation,
      kind: of.bot ? 'bot' : 'main',
      secretHash: secretHash(ticket.secret),
      device: of.device ?? null,
      app: of.bot?.app ?? null,
      appGeneration: of.bot?.generation ?? null,
      created: now,
      authenticated: of.authenticated ?? null,
      seen: now,
      loginTokenIssued: false,
    };
  }
}

/** When a store may forget rows: those that no request could be recognised by any more. */
export function sweepBefore(
  settings: SessionSettings,
  now: number,
): { seen: number; created: number; remembered: number } {
  return {
    seen: now - settings.sessionExpirySeconds * 1000,
    created: now - settings.sessionMaxAgeDays * DAY,
    remembered: now - settings.extendedLoginCookieExpirationDays * DAY,
  };
}
