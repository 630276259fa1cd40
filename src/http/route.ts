import type { Address } from '../api/wiki.ts';
import { ASSETS_PATH } from '../web/assets.ts';
import { ARTICLE_PATH, MAIN_PAGE, titleUrl } from '../web/title-url.ts';
import { unescapeBytes } from './fields.ts';

/** What stands at an address. */
export type Route =
  | { readonly kind: 'api'; readonly query: string }
  /** The title is null where the address leaves it to the query. */
  | { readonly kind: 'page'; readonly title: string | null; readonly query: string }
  | { readonly kind: 'asset'; readonly path: string }
  | { readonly kind: 'redirect'; readonly status: 301 | 302; readonly location: string }
  /** `isScript`: it is asked for as a script of MediaWiki. */
  | { readonly kind: 'nothing'; readonly isScript: boolean };

/** Finds out what a request's address means; one in absolute form, as it is sent to proxies, means the same (RFC 9112, 3.2.2). */
export function route(target: string, { scriptPath, apiUrl }: Pick<Address, 'scriptPath' | 'apiUrl'>): Route {
  const url = target.startsWith('/') ? target : target.replace(/^https?:\/\/[^/?]*/i, '');
  const mark = url.indexOf('?');
  const path = mark < 0 ? url : url.slice(0, mark);
  const query = mark < 0 ? '' : url.slice(mark + 1);
  const api = `${scriptPath}/api.php`;
  if (path === api) return { kind: 'api', query };
  if (path.startsWith(`${api}/`)) {
    return { kind: 'redirect', status: 301, location: query === '' ? apiUrl : `${apiUrl}?${query}` };
  }
  if (path === '/' || path === `${scriptPath}/`)
    return { kind: 'redirect', status: 302, location: `${titleUrl(MAIN_PAGE)}${mark < 0 ? '' : url.slice(mark)}` };
  if (path === `${scriptPath}/index.php`) return { kind: 'page', title: null, query };
  if (path.startsWith(ARTICLE_PATH)) return { kind: 'page', title: readPath(path.slice(ARTICLE_PATH.length)), query };
  if (path.startsWith(ASSETS_PATH)) return { kind: 'asset', path };
  return { kind: 'nothing', isScript: /\/(?:api|index)\.php$/.test(path) };
}

/** A title in a path: bytes that are no UTF-8 become marks that no title can have. */
function readPath(path: string): string {
  return Buffer.from(unescapeBytes(path.replaceAll('+', '%2B')), 'latin1').toString('utf8');
}
