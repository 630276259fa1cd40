import { type Message, message } from '../i18n/message.ts';
import type { Settings } from '../settings.ts';
import { type ApiRequest, field } from './request.ts';

/** What is told to a browser whose page is of another site. */
export interface Cors {
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Why the request is refused altogether. */
  readonly refused?: { readonly status: number; readonly said: Message };
}

type CorsSettings = Pick<Settings, 'crossSiteAjaxDomains' | 'crossSiteAjaxDomainExceptions'>;

const EXPOSED = 'MediaWiki-API-Error, Retry-After, X-Database-Lag, MediaWiki-Login-Suppressed';

const ALLOWED_HEADERS = new Set([
  ...[
    'accept',
    'accept-language',
    'content-language',
    'content-type',
    'accept-encoding',
    'dnt',
    'origin',
    'user-agent',
  ],
  ...['api-user-agent', 'access-control-max-age', 'authorization'],
]);

const MISMATCH: Cors = {
  headers: [],
  refused: { status: 403, said: message('latchkey-http-origin') },
};

/** MediaWiki cannot read such a header either, and answers so. */
const SEVERAL: Cors = {
  headers: [['MediaWiki-API-Error', 'internal_api_error_MediaWiki\\Rest\\HeaderParser\\HeaderParserError']],
  refused: { status: 500, said: message('latchkey-http-origins') },
};

/** Judges the parameter `origin`: without it, nothing is told, whatever the Origin header says. */
export function corsOf(request: ApiRequest, settings: CorsSettings): Cors {
  const asked = field(request, 'origin');
  if (asked === undefined) return { headers: [] };
  const header = request.headers.origin?.trim();
  if (asked !== '*') {
    const origins = header?.split(/\s+/) ?? [];
    if (!origins.includes(asked)) return MISMATCH;
    if (origins.length > 1) return SEVERAL;
    if (!isAllowedOrigin(asked, settings)) return { headers: [['MediaWiki-CORS-Rejection', 'Origin mismatch']] };
  }
  const allowed: [string, string][] = [
    ['Access-Control-Allow-Origin', asked === '*' ? '*' : (header ?? '')],
    ['Access-Control-Allow-Credentials', String(asked !== '*')],
  ];
  if (asked !== '*') allowed.push(['Timing-Allow-Origin', header ?? '']);
  const preflight = request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined;
  if (!preflight) return { headers: [...allowed, ['Access-Control-Expose-Headers', EXPOSED]] };
  return preflightOf(request, allowed);
}

function preflightOf(request: ApiRequest, allowed: readonly [string, string][]): Cors {
  const wanted = request.headers['access-control-request-headers'];
  const names = (wanted ?? '').split(',').map((name) => name.trim().toLowerCase());
  const unknown = names.some((name) => name !== '' && !ALLOWED_HEADERS.has(name));
  if (unknown) return { headers: [['MediaWiki-CORS-Rejection', 'Unsupported header requested in preflight']] };
  const echoed: [string, string][] = wanted === undefined ? [] : [['Access-Control-Allow-Headers', wanted]];
  return { headers: [...echoed, ['Access-Control-Allow-Methods', 'POST, GET, HEAD'], ...allowed] };
}

/** Whether pages of an origin may ask with credentials. */
export function isAllowedOrigin(
  origin: string,
  { crossSiteAjaxDomains, crossSiteAjaxDomainExceptions }: CorsSettings,
): boolean {
  const fits = (patterns: readonly string[]) => patterns.some((pattern) => originPattern(pattern).test(origin));
  return fits(crossSiteAjaxDomains) && !fits(crossSiteAjaxDomainExceptions);
}

/** `*` stands for any run of characters, `?` for one; the scheme may be either. */
function originPattern(pattern: string): RegExp {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*?')
    .replaceAll('?', '.');
  return new RegExp(`^https?://${source}$`);
}
