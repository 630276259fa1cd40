import type { Session } from '../session/session.ts';
import type { Settings } from '../settings.ts';
import type { CacheMode } from './module.ts';
import type { Params, Values } from './param/param.ts';

/** What caches take a greater number of seconds for (RFC 9111, 1.2.2). */
const MOST_SECONDS = 2 ** 31;

/** How an answer asks to be kept. */
interface Kept {
  readonly asked: CacheMode;
  /** It depends on the cookies, however it may be kept. */
  readonly varyCookie: boolean;
  /** null: it must not be kept at all: an error, or a write. */
  readonly main: Values<Params> | null;
}

/** The headers that say how an answer may be kept. Nothing that sets a cookie is ever public. */
export function cacheHeaders(
  { asked, varyCookie, main }: Kept,
  session: Session,
  { anonymousMayRead }: Pick<Settings, 'anonymousMayRead'>,
): [string, string][] {
  const ofUser = varyCookie || main?.uselang === 'user';
  const byUser = asked === 'public' && ofUser ? 'anon-public-user-private' : asked;
  const mode = anonymousMayRead ? byUser : 'private';
  const maxAge = Math.min(MOST_SECONDS, (main?.maxage as number | undefined) ?? 0);
  const sharedMaxAge = Math.min(MOST_SECONDS, (main?.smaxage as number | undefined) ?? 0);
  const toOne: [string, string] = ['Cache-Control', `private, must-revalidate, max-age=${maxAge}`];
  if (mode === 'private') return varyCookie ? [['Vary', 'Cookie'], toOne] : [toOne];
  const isOfOrigin = main?.origin !== undefined && main.origin !== '*';
  const vary: [string, string] = ['Vary', `${isOfOrigin ? 'Origin, ' : ''}Treat-as-Untrusted, Cookie`];
  const isOnes = mode === 'anon-public-user-private' && session.is.kind !== 'none';
  if (isOnes || session.setsCookies || (maxAge === 0 && sharedMaxAge === 0)) return [vary, toOne];
  const age = Math.min(maxAge, sharedMaxAge);
  const expires = age === 0 ? 1000 : session.now + age * 1000;
  return [
    vary,
    ['Expires', new Date(expires).toUTCString()],
    ['Cache-Control', `max-age=${maxAge}, public, s-maxage=${sharedMaxAge}`],
  ];
}
