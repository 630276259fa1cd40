import type { Past, SessionRow } from '../store/sessions.ts';
import { DAY, type SessionSettings } from './settings.ts';

/** Whether a session has ended by its age, or by not being used. */
export function isExpired(
  row: Pick<SessionRow, 'kind' | 'seen' | 'created'>,
  now: number,
  settings: SessionSettings,
): boolean {
  const { sessionExpirySeconds, sessionMaxAgeDays, botSessionMaxAgeDays } = settings;
  const mostDays = row.kind === 'bot' ? botSessionMaxAgeDays : sessionMaxAgeDays;
  return now - row.seen >= sessionExpirySeconds * 1000 || now - row.created >= mostDays * DAY;
}

/** Whether a session has not been used for half of its idle time: its use is to be noted, and its cookies sent again. */
export function isHalfSpent(row: SessionRow, now: number, { sessionExpirySeconds }: SessionSettings): boolean {
  return now - row.seen > sessionExpirySeconds * 500;
}

/** Whether the time that something ends at has come; null: it never ends. */
export function isOver(expires: number | null, now: number): boolean {
  return expires !== null && expires <= now;
}

/** What is over at a time, to be swept: by age or for want of use, and with a device that is over whatever it brought back. */
export function pastAt(settings: SessionSettings, now: number): Past {
  return {
    seen: now - settings.sessionExpirySeconds * 1000,
    created: now - settings.sessionMaxAgeDays * DAY,
    botCreated: now - settings.botSessionMaxAgeDays * DAY,
    remembered: now - settings.extendedLoginCookieExpirationDays * DAY,
  };
}
