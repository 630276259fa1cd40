import { type Ticket, writeSessionCookie, writeTokenCookie } from './cookie-value.ts';
import { type CookieName, sentMainCookies } from './credentials.ts';
import type { Session } from './session.ts';
import type { SessionSettings } from './settings.ts';

/** Tells the client's cookies of the request's session; `token`: of a new secret of its device, too. */
export function sendCookies(session: Session, token: Ticket | null, settings: SessionSettings): void {
  const { is, sent } = session;
  if (is.kind === 'bot') session.change({ name: '_BPsession', value: writeSessionCookie(is.ticket), days: null });
  if (is.kind !== 'main') return;
  const days = is.row.device === null ? settings.cookieExpirationDays : settings.extendedLoginCookieExpirationDays;
  session.change({ name: '_session', value: writeSessionCookie(is.ticket), days: null });
  session.change({ name: 'UserID', value: String(is.account.id), days });
  session.change({ name: 'UserName', value: is.account.name, days });
  const asSent = is.row.device === null || is.staleToken ? undefined : sent.token;
  const value = token ? writeTokenCookie(token) : asSent;
  if (value !== undefined) session.change({ name: 'Token', value, days });
}

/** The request's session has ended: its cookies are told. */
export function leave(session: Session): void {
  const names: readonly CookieName[] = session.is.kind === 'bot' ? ['_BPsession'] : sentMainCookies(session.sent);
  for (const name of names) session.change({ name, value: null });
  session.become({ kind: 'none' });
}
