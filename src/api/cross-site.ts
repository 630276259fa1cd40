import { isAllowedOrigin } from './cors.ts';
import type { ApiRequest } from './request.ts';
import { lacksSameOrigin } from './same-origin.ts';
import type { Wiki } from './wiki.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a browser sends a request that may change something from a page of another site, without a site's leave: it is
 * refused whatever token it carries. What asks as nobody, or comes from an origin of the settings, may pass, and so does
 * what is no browser.
 */
export function isForeign(request: ApiRequest, wiki: Pick<Wiki, 'settings' | 'address'>): boolean {
  return isForeignForm(request, wiki) && !lacksSameOrigin(request);
}

/** The same of a form of a page, where nothing makes the one who asks nobody. */
export function isForeignForm(request: ApiRequest, { settings, address }: Pick<Wiki, 'settings' | 'address'>): boolean {
  if (SAFE_METHODS.has(request.method)) return false;
  const { origin, referer, host } = request.headers;
  if (origin !== undefined && isAllowedOrigin(origin, settings)) return false;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const from = origin ?? referer;
  if (from === undefined) return false;
  // Behind a proxy the Host header may be the proxy's own.
  const url = URL.parse(from);
  return url === null || (url.host !== host?.toLowerCase() && url.origin !== address.server);
}
