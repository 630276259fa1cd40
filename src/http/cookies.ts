import { memo } from '../lib/memo.ts';
import { type CookieChange, type CookieName, type Credentials, NO_CREDENTIALS } from '../session/credentials.ts';
import type { Settings } from '../settings.ts';
import { unescapeBytes } from './fields.ts';

type CookieSettings = Pick<Settings, 'cookiePrefix' | 'cookieSameSite' | 'secureCookies'>;

/** Browsers take a cookie of such a name only with the attribute Secure (RFC 6265bis, 4.1.3). */
const SECURE_PREFIX = /^__(?:Host|Secure)-/i;
const DELETED = 'Thu, 01 Jan 1970 00:00:01 GMT';

/** Most Cookie headers that are remembered, and the longest. */
const MOST_HEADERS = 8192;
const LONGEST_HEADER = 1024;

const FIELDS: { readonly [name in CookieName]: keyof Credentials } = {
  _session: 'session',
  UserID: 'userId',
  UserName: 'userName',
  Token: 'token',
  _BPsession: 'bot',
};

/** Reads the session cookies that a request carries; the same header sent again is read into the same object. */
export function credentialReader({ cookiePrefix }: CookieSettings): (header: string | undefined) => Credentials {
  const fields = new Map(Object.entries(FIELDS).map(([name, field]) => [cookiePrefix + name, field]));
  const read = memo(MOST_HEADERS, LONGEST_HEADER, (header): Credentials => {
    const found: { -readonly [field in keyof Credentials]: string | undefined } = { ...NO_CREDENTIALS };
    for (const pair of header.split(';')) {
      const equals = pair.indexOf('=');
      const field = equals < 0 ? undefined : fields.get(pair.slice(0, equals).trim());
      // Of two of one name, the first counts.
      if (field !== undefined) found[field] ??= decode(pair.slice(equals + 1).trim());
    }
    return found;
  });
  return (header) => (header === undefined ? NO_CREDENTIALS : read(header));
}

/** A Set-Cookie header. A deletion has the same name and attributes as the setting had, or browsers would not match it. */
export function writeCookie(change: CookieChange, settings: CookieSettings, secure: boolean, now: number): string {
  const { cookiePrefix, cookieSameSite, secureCookies } = settings;
  const parts = [
    `${cookiePrefix}${change.name}=${change.value === null ? 'deleted' : encodeURIComponent(change.value)}`,
  ];
  if (change.value === null) parts.push(`Expires=${DELETED}`, 'Max-Age=0');
  else if (change.days !== null) {
    const seconds = change.days * 86_400;
    parts.push(`Expires=${new Date(now + seconds * 1000).toUTCString()}`, `Max-Age=${seconds}`);
  }
  parts.push('Path=/');
  if (secure || secureCookies === 'always' || SECURE_PREFIX.test(cookiePrefix)) parts.push('Secure');
  parts.push('HttpOnly');
  // The cookie of a bot password's session never has it in MediaWiki; a browser then takes it to be Lax.
  if (cookieSameSite !== null && change.name !== '_BPsession') parts.push(`SameSite=${cookieSameSite}`);
  return parts.join('; ');
}

function decode(value: string): string {
  return /[%+]|[^ -~]/.test(value) ? Buffer.from(unescapeBytes(value), 'latin1').toString('utf8') : value;
}
