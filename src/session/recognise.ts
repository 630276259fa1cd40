import { sameSecret } from '../lib/constant-time.ts';
import { inRange } from '../lib/ip.ts';
import type { AccountRow } from '../store/accounts.ts';
import type { DeviceRow, KnownSession, OwnedSession, SessionRow } from '../store/sessions.ts';
import type { Store } from '../store/store.ts';
import { isExpired, isOver } from './age.ts';
import type { AnonymousSession, AnonymousSessions } from './anonymous.ts';
import { readSessionCookie, readTokenCookie, secretHash, type Ticket } from './cookie-value.ts';
import { type CookieName, type Credentials, present, sentMainCookies } from './credentials.ts';
import { judgeUse } from './device-use.ts';
import type { Recognised } from './session.ts';
import { DAY, type SessionSettings } from './settings.ts';

/** A remembered device that is to be given a new session. */
export interface Revival {
  readonly token: Ticket;
  readonly account: AccountRow;
  /** Whether its secret is to be replaced with that. */
  readonly rotates: boolean;
  /** Its secret has just been replaced, for a request beside this one. */
  readonly stale: boolean;
}

/** What cookies were found to mean. */
export interface Found {
  readonly is?: Recognised;
  /** A remembered device without a live session: to be given a new one. */
  readonly revive?: Revival;
  /** A secret of a device came that was replaced long ago: the device is to be ended. */
  readonly reused?: { readonly device: number; readonly account: AccountRow };
  /** Cookies that mean nothing and are to be deleted. */
  readonly drop: readonly CookieName[];
  /** A session id that is not ours was sent: a new one takes its place at once. */
  readonly replace?: true;
}

interface Judge {
  readonly store: Store;
  readonly settings: SessionSettings;
  readonly now: number;
  readonly ip: string;
  readonly anonymous: AnonymousSessions;
}

/** Finds out what a client's cookies mean; a bot password's session wins, and a dead one does not hide a main session. */
export async function recognise(sent: Credentials, judge: Judge): Promise<Found> {
  const cookie = present(sent.bot);
  if (cookie === undefined || !isSessionId(cookie)) return recogniseMain(sent, judge);
  const bot = await recogniseBot(cookie, judge);
  if (bot) return { is: bot, drop: [] };
  const main = await recogniseMain(sent, judge);
  return { ...main, drop: [...main.drop, '_BPsession'] };
}

async function recogniseBot(cookie: string, judge: Judge): Promise<Recognised | undefined> {
  const live = await liveSession(cookie, judge);
  if (live?.row.kind !== 'bot' || live.row.app === null) return undefined;
  const { row, ticket, account, bot } = live;
  if (!isOf(account, row) || !bot || bot.generation !== row.appGeneration) return undefined;
  if (!inRange(judge.ip, bot.restrictions.IPAddresses)) return undefined;
  if (isOver(bot.expires, judge.now)) return undefined;
  return { kind: 'bot', row, ticket, account, bot };
}

async function recogniseMain(sent: Credentials, judge: Judge): Promise<Found> {
  const id = present(sent.session);
  const cookie = id !== undefined && isSessionId(id) ? id : undefined;
  const userId = present(sent.userId);
  const refused = { drop: sentMainCookies(sent) };
  if (userId === undefined) return cookie === undefined ? refused : recogniseNobody(cookie, sent, judge);

  const live = cookie === undefined ? undefined : await liveSession(cookie, judge);
  const user = /^\d{1,15}$/.test(userId) ? Number(userId) : 0;
  const account = live?.account.id === user ? live.account : await judge.store.accounts.byId(user);
  const userName = present(sent.userName);
  if (!account || isShutOut(account, judge) || (userName !== undefined && userName !== account.name)) return refused;

  if (live && (live.row.kind !== 'main' || !isOf(account, live.row))) return refused;
  const is = live && { kind: 'main' as const, row: live.row, ticket: live.ticket, account };
  const tokenText = present(sent.token);
  if (tokenText === undefined) return is ? { is, drop: [] } : refused;

  const token = readTokenCookie(tokenText);
  if (token === undefined || (live && live.row.device !== token.id)) return refused;
  if (is && isSecretOf(is.row, token)) return { is, drop: [] };

  const device = await liveDevice(token, account, judge);
  const use = device ? judgeUse(device, token.secret, judge.now) : 'wrong';
  if (device === undefined || use === 'wrong') return refused;
  if (use === 'reused') return { ...refused, reused: { device: device.id, account } };
  const stale = use === 'just replaced';
  if (is) return { is: { ...is, staleToken: stale }, drop: [] };
  if (cookie !== undefined && liveAnonymous(cookie, judge)) return refused;
  return { revive: { token, account, rotates: device.rotates && !stale, stale }, drop: [] };
}

/** A session id without a UserID cookie: it must be anonymous. */
async function recogniseNobody(cookie: string, sent: Credentials, judge: Judge): Promise<Found> {
  const session = liveAnonymous(cookie, judge);
  if (session) return { is: { kind: 'anonymous', session }, drop: [] };
  if (await liveSession(cookie, judge)) return { drop: sentMainCookies(sent) };
  return { drop: sent.token === undefined ? [] : ['Token'], replace: true };
}

async function liveSession(cookie: string, judge: Judge): Promise<(OwnedSession & { ticket: Ticket }) | undefined> {
  const ticket = readSessionCookie(cookie);
  const owned = ticket && (await judge.store.sessions.owned(ticket.id));
  if (!owned || !sameSecret(owned.row.secretHash, secretHash(ticket.secret))) return undefined;
  return isExpired(owned.row, judge.now, judge.settings) ? undefined : { ...owned, ticket };
}

async function liveDevice(token: Ticket, account: AccountRow, judge: Judge): Promise<DeviceRow | undefined> {
  const device = await judge.store.sessions.device(token.id);
  if (!device || !isOf(account, device)) return undefined;
  const old = judge.now - device.created >= judge.settings.extendedLoginCookieExpirationDays * DAY;
  return old ? undefined : device;
}

/** Whether a row is an account's, and not of a time before all its sessions were ended. */
function isOf(account: AccountRow | undefined, row: SessionRow | DeviceRow): account is AccountRow {
  return account?.id === row.user && account.generation === row.accountGeneration && !account.locked;
}

/** Whether an account can have no session of its own: it is locked, or under a sitewide block where that disables logins. */
function isShutOut({ locked, block }: AccountRow, { settings, now }: Judge): boolean {
  if (locked || !settings.blockDisablesLogin || block === null || block.partial) return locked;
  return !isOver(block.expires, now);
}

/** Whether a Token cookie is the one of the device that a session belongs to. */
function isSecretOf(row: KnownSession, { secret }: Ticket): boolean {
  return row.deviceSecretHash !== null && sameSecret(row.deviceSecretHash, secretHash(secret));
}

function liveAnonymous(cookie: string, judge: Judge): AnonymousSession | undefined {
  const session = judge.anonymous.read(cookie);
  const live = session && judge.now - session.born < judge.settings.sessionExpirySeconds * 1000;
  return live && !judge.anonymous.isSpent(session) ? session : undefined;
}

/** Whether a cookie's value has the form of a session id, ours or another's. */
function isSessionId(value: string): boolean {
  return /^[a-zA-Z0-9_-]{32,}$/.test(value);
}
