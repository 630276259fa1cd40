import type { Address } from '../api/wiki.ts';

/** What stands at an address. */
export type Route =
  | { readonly kind: 'api'; readonly query: string }
  | { readonly kind: 'redirect'; readonly status: 301 | 302; readonly location: string }
  | { readonly kind: 'nothing' };

/** Finds out what a request's address means; one in absolute form, as it is sent to proxies, means the same (RFC 9112, 3.2.2). */
export function route(target: string, { scriptPath, apiUrl }: Pick<Address, 'scriptPath' | 'apiUrl'>): Route {
  const url = target.replace(/^https?:\/\/[^/?]*/i, '');
  const mark = url.indexOf('?');
  const path = mark < 0 ? url : url.slice(0, mark);
  const query = mark < 0 ? '' : url.slice(mark + 1);
  const api = `${scriptPath}/api.php`;
  if (path === api) return { kind: 'api', query };
  if (path.startsWith(`${api}/`)) {
    return { kind: 'redirect', status: 301, location: query === '' ? apiUrl : `${apiUrl}?${query}` };
  }
  if (path === '/' || path === `${scriptPath}/`) return { kind: 'redirect', status: 302, location: apiUrl };
  return { kind: 'nothing' };
}
