import type { Session } from '../session/session.ts';
import type { Settings } from '../settings.ts';
import type { CacheMode } from './module.ts';
import type { Params, Values } from './param/param.ts';

/**
 * The headers that say how an answer may be kept. `main` is null for what must not be kept at all: errors and writes.
 * Nothing that sets a cookie is ever public.
 */
export function cacheHeaders(
  asked: CacheMode,
  main: Values<Params> | null,
  session: Session,
  { anonymousMayRead }: Pick<Settings, 'anonymousMayRead'>,
): [string, string][] {
  const mode = !anonymousMayRead
    ? 'private'
    : asked === 'public' && main?.uselang === 'user'
      ? 'anon-public-user-private'
      : asked;
  const maxAge = (main?.maxage as number | undefined) ?? 0;
  const sharedMaxAge = (main?.smaxage as number | undefined) ?? 0;
  const kept: [string, string] = ['Cache-Control', `private, must-revalidate, max-age=${maxAge}`];
  if (mode === 'private') return [kept];
  const vary: [string, string] = ['Vary', 'Treat-as-Untrusted, Cookie'];
  const toOne = mode === 'anon-public-user-private' && session.is.kind !== 'none';
  if (toOne || session.setsCookies || (maxAge === 0 && sharedMaxAge === 0)) return [vary, kept];
  const age = Math.min(maxAge, sharedMaxAge);
  const expires = age === 0 ? 1000 : session.now + age * 1000;
  return [
    vary,
    ['Expires', new Date(expires).toUTCString()],
    ['Cache-Control', `max-age=${maxAge}, public, s-maxage=${sharedMaxAge}`],
  ];
}
