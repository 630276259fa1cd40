import type { Clock } from '../lib/clock.ts';
import { perRun } from '../lib/per-run.ts';
import type { Random } from '../lib/random.ts';
import type { AccountRow, BotPasswordRow } from '../store/accounts.ts';
import type { AuthAction, NewAuthEvent, Origin } from '../store/auth-event.ts';
import { newAuthEvent } from '../store/new-auth-event.ts';
import type { SessionRow } from '../store/sessions.ts';
import type { Store } from '../store/store.ts';
import { isHalfSpent } from './age.ts';
import { AnonymousSessions } from './anonymous.ts';
import { nextSecret, SECRET_SIZE, secretHash, type Ticket } from './cookie-value.ts';
import { type Credentials, NO_CREDENTIALS, sentMainCookies } from './credentials.ts';
import { risingHandles, untilFree } from './handles.ts';
import { newDevice, newSession } from './new-rows.ts';
import { type Found, type Revival, recognise } from './recognise.ts';
import { type Recognised, Session } from './session.ts';
import type { SessionSettings } from './settings.ts';
import { leave, sendCookies } from './tell-cookies.ts';
import { Verdicts } from './verdicts.ts';

/** What the session core is made of. */
export interface SessionParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly settings: SessionSettings;
}

/** How a login is to be kept. */
export interface LoginOptions {
  readonly remember: boolean;
  /** It was made in a page for people, whose browser keeps every cookie. */
  readonly inPage?: boolean;
}

const NOWHERE: Origin = { ip: '', agent: '' };
const NOBODY: Recognised = { kind: 'none' };

/** The session core: who is asking, and how that begins and ends. */
export class Sessions {
  readonly #parts: SessionParts;
  readonly #anonymous: AnonymousSessions;
  readonly #handle: () => number;
  readonly #verdicts: Verdicts;
  readonly #version: () => number;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    this.#anonymous = new AnonymousSessions(parts.store.key, parts.random);
    this.#handle = risingHandles(parts.clock, parts.random);
    this.#verdicts = new Verdicts(parts.settings);
    this.#version = perRun(() => parts.store.version());
  }

  /** Recognises who sent these cookies, from where, and opens the session of the request. */
  open(sent: Credentials, client: Origin): Session | Promise<Session> {
    const now = this.#parts.clock();
    if (sent === NO_CREDENTIALS) return this.#session(sent, client, now, NOBODY);
    // Without either of these nobody is logged in: there is no verdict to find or to keep.
    const version = sent.bot === undefined && sent.userId === undefined ? null : this.#version();
    const known = version === null ? undefined : this.#verdicts.find(sent, client.ip, version, now);
    const session = this.#session(sent, client, now, known ?? NOBODY);
    return known ? session : this.#judge(session, version);
  }

  async #judge(session: Session, version: number | null): Promise<Session> {
    const { sent, client, now } = session;
    let found = await this.#recognise(session);
    // If the device cannot be revived with this secret any more, a request beside this one has replaced it, or the device has ended.
    if (found.revive && !(await this.#revive(session, found.revive))) {
      found = await this.#recognise(session);
      if (found.revive && !(await this.#revive(session, found.revive))) found = { drop: sentMainCookies(sent) };
    }
    for (const name of found.drop) session.change({ name, value: null });
    if (found.replace) session.persist();
    if (found.is) session.become(found.is);
    if (found.reused) await this.#endReused(session, found.reused);
    if ('row' in session.is && isHalfSpent(session.is.row, now, this.#parts.settings))
      sendCookies(session, null, this.#parts.settings);
    else if (version !== null && found.is && 'row' in found.is && found.drop.length === 0) {
      this.#verdicts.keep(sent, client.ip, version, found.is);
    }
    return session;
  }

  /** The session of a request that came with nothing. */
  none(): Session {
    return this.#session(NO_CREDENTIALS, NOWHERE, this.#parts.clock(), NOBODY);
  }

  /** Begins a session of an account, in place of the one that the request came with. Durable when it returns. */
  begin(session: Session, account: AccountRow, options: LoginOptions): Promise<void> {
    return untilFree(() => this.#begin(session, account, options));
  }

  async #begin(session: Session, account: AccountRow, options: LoginOptions): Promise<void> {
    const { is, now } = session;
    const ticket = this.#ticket();
    const token = options.remember ? this.#ticket() : null;
    const device = token && newDevice(token, account, now, this.#rotates(options));
    const row = newSession(ticket, account, now, { device: device?.id ?? null, authenticated: now });
    const replaced = is.kind === 'main' ? is : null;
    const event = eventOf('begin', account, session, {
      session: row.id,
      params: { kind: 'main', ...(device && { remembered: true }) },
    });
    const ending =
      replaced && eventOf('end', replaced.account, session, { session: replaced.row.id, params: { why: 'replaced' } });
    await this.#parts.store.sessions.begin(row, device, replaced?.row.id ?? null, event, ending ?? undefined);
    if (session.is.kind === 'anonymous') {
      const { session: spent } = session.is;
      this.#anonymous.spend(spent, session.now, spent.born + this.#parts.settings.sessionExpirySeconds * 1000);
    }
    session.become({ kind: 'main', row, ticket, account });
    sendCookies(session, token, this.#parts.settings);
    if (token === null && session.sent.token !== undefined) session.change({ name: 'Token', value: null });
  }

  /** Begins a bot password's session, beside whatever the client has. Durable when it returns. */
  beginBot(session: Session, account: AccountRow, bot: BotPasswordRow): Promise<void> {
    return untilFree(() => this.#beginBot(session, account, bot));
  }

  async #beginBot(session: Session, account: AccountRow, bot: BotPasswordRow): Promise<void> {
    const ticket = this.#ticket();
    const row = newSession(ticket, account, session.now, { bot, authenticated: session.now });
    const event = eventOf('begin', account, session, { session: row.id, params: { kind: 'bot', app: bot.app } });
    await this.#parts.store.sessions.begin(row, null, null, event);
    session.become({ kind: 'bot', row, ticket, account, bot });
    sendCookies(session, null, this.#parts.settings);
  }

  /** Goes on with the session of an account whose password it has just changed: all others have ended with that. */
  keepAfterChange(session: Session, account: AccountRow): void {
    const { is } = session;
    if (is.kind !== 'main') return;
    session.become({ ...is, account, row: { ...is.row, accountGeneration: account.generation } });
  }

  /** Ends the request's session and all that could bring it back. Durable when it returns; if it throws, nothing was told to the client. */
  async end(session: Session): Promise<void> {
    const { is } = session;
    if (!('row' in is)) return;
    const event = eventOf('end', is.account, session, { session: is.row.id, params: { why: 'logout' } });
    await this.#parts.store.sessions.end(is.row.id, event, { alone: is.row.device === null });
    leave(session);
  }

  /** Ends a session of an account, or a remembered device, by its handle, with all that belongs to that device; says whether there was one. Durable when it returns. */
  async endOne(session: Session, id: number, of: Pick<AccountRow, 'id' | 'name'>): Promise<boolean> {
    const event = eventOf('end', of, session, { by: session.account ?? of, session: id, params: { why: 'ended' } });
    const { sessions } = this.#parts.store;
    let ended = await sessions.end(id, event, { user: of.id });
    if (!ended && (await sessions.device(id))?.user === of.id) ended = await sessions.endDevice(id, event);
    const { is } = session;
    // It may have been this one, or one of the same device.
    if (ended && 'row' in is && !(await sessions.get(is.row.id))) leave(session);
    return ended;
  }

  /** Ends every session of the request's account but this one, and gives how many; undefined: this one is gone. Durable when it returns. */
  async endOthers(session: Session): Promise<number | undefined> {
    const { is } = session;
    if (!('row' in is)) return undefined;
    const { account, row } = is;
    const event = eventOf('end', account, session, { params: { why: 'others' } });
    const ended = await this.#parts.store.sessions.endOthers(account.id, row.id, event);
    const accountGeneration = account.generation + 1;
    const kept = { ...is, account: { ...account, generation: accountGeneration }, row: { ...row, accountGeneration } };
    if (ended !== undefined) session.become(kept);
    return ended;
  }

  /** Ends every session of an account, and gives how many. Durable when it returns. */
  async endAll(session: Session, of: Pick<AccountRow, 'id' | 'name'>): Promise<number> {
    const event = eventOf('end', of, session, { by: session.account ?? of, params: { why: 'all' } });
    const ended = await this.#parts.store.sessions.endAll(of.id, event);
    if (session.account?.id === of.id) leave(session);
    return ended;
  }

  /** Writes what this request changed of its session, if anything: at most one write, and only if the session still lives. */
  save(session: Session): Promise<void> | undefined {
    const { is, begun } = session;
    if (begun) {
      session.change({ name: '_session', value: this.#anonymous.write(begun.session, begun.bornFor), days: null });
    }
    if (!('row' in is)) return undefined;
    const halfSpent = isHalfSpent(is.row, session.now, this.#parts.settings);
    return halfSpent || session.firstLoginToken ? this.#touch(session, is.row, halfSpent) : undefined;
  }

  async #touch(session: Session, row: SessionRow, halfSpent: boolean): Promise<void> {
    const lives = await this.#parts.store.sessions.touch(row.id, {
      ...(halfSpent && { seen: session.now, from: session.client }),
      ...(session.firstLoginToken && { loginTokenIssued: true }),
    });
    if (!lives) session.forgetChanges();
  }

  #recognise({ sent, client: { ip }, now }: Session): Promise<Found> {
    const { store, settings } = this.#parts;
    return recognise(sent, { store, settings, now, ip, anonymous: this.#anonymous });
  }

  /** Begins a session of a remembered device; says whether it could. */
  #revive(session: Session, revival: Revival): Promise<boolean> {
    return untilFree(() => this.#reviveOnce(session, revival));
  }

  async #reviveOnce(session: Session, { token, account, rotates, stale }: Revival): Promise<boolean> {
    const { store, random } = this.#parts;
    const { now } = session;
    const ticket = this.#ticket();
    const next = rotates ? { id: token.id, secret: nextSecret(token.secret, random) } : token;
    const rotation = rotates ? { from: secretHash(token.secret), to: secretHash(next.secret), at: now } : null;
    const row = { ...newSession(ticket, account, now, { device: token.id }), device: token.id };
    const event = eventOf('revive', account, session, { session: row.id });
    if (!(await store.sessions.revive(row, rotation, event))) return false;
    session.become({ kind: 'main', row, ticket, account, staleToken: stale });
    sendCookies(session, stale ? null : next, this.#parts.settings);
    return true;
  }

  /** Two parties have the secret of a device, and nobody can tell who is the owner: both have to log in. */
  async #endReused(session: Session, { device, account }: NonNullable<Found['reused']>): Promise<void> {
    const nobody = { id: null, name: session.client.ip };
    const event = newAuthEvent({ action: 'reuse', by: nobody, of: account, from: session.client, now: session.now });
    await this.#parts.store.sessions.endDevice(device, event);
  }

  #session(sent: Credentials, client: Origin, now: number, is: Recognised): Session {
    return new Session(sent, client, now, is, () => this.#anonymous.make(now));
  }

  #rotates({ inPage = false }: LoginOptions): boolean {
    const { rotateTokenCookie } = this.#parts.settings;
    return rotateTokenCookie === 'always' || (inPage && rotateTokenCookie !== 'never');
  }

  #ticket(): Ticket {
    return { id: this.#handle(), secret: Buffer.from(this.#parts.random(SECRET_SIZE)) };
  }
}

/** What a request did to a session of an account: by that account unless said. */
function eventOf(
  action: AuthAction,
  of: Pick<AccountRow, 'id' | 'name'>,
  session: Session,
  about: {
    readonly by?: Pick<AccountRow, 'id' | 'name'>;
    readonly session?: number;
    readonly params?: NewAuthEvent['params'];
  },
): NewAuthEvent {
  return newAuthEvent({ action, by: of, of, from: session.client, now: session.now, ...about });
}
