import type { Told } from './client.ts';

/** Headers that must be the same, or be there or not be there alike. */
const HEADERS = [
  'mediawiki-api-error',
  'mediawiki-login-suppressed',
  'cache-control',
  'content-disposition',
  'content-type',
  'retry-after',
  'vary',
];

/** Those of an answer that is no answer of the API: a sentence for people. */
const ERROR_HEADERS = HEADERS.filter((name) => !name.startsWith('content-'));

/** Values that are facts and must be equal; of all others only the kind is compared. */
const FACTS =
  /(?:^|\.)(?:code|module|result|status|anon|missing|invalid|batchcomplete|messagecode|errorclass|name|path|prefix|type|key|feature|values|parameter|lowlimit|highlimit)(?:\.#)?$/;

/** What is told of pages and their changes, but for numbers of rows, times and sentences. */
const OF_PAGES =
  /^\.(?:query\.(?:pages|recentchanges|usercontribs|watchlist|watchlistraw|logevents|allpages)|edit|move|delete|undelete|protect|rollback|watch|patrol|purge)\b.*\.(?:ns|title|from|to|talkfrom|talkto|size|oldlen|newlen|sizediff|sha1|slotsize|slotsha1|content|contentmodel|contentformat|tags\.#|user|level|action|logtype|logaction|nochange|new|revisions|fileversions)$/;

/** What paraminfo tells of a parameter that chooses modules: those there are, and a MediaWiki has more. */
const OF_MODULES = ['type', 'submodules', 'description', 'internalvalues', 'deprecatedvalues'];

/** How two answers differ: a line each, empty if they do not. */
export function differences(theirs: Told, ours: Told): string[] {
  const found: string[] = [];
  const differ = (what: string, one: unknown, other: unknown) => {
    if (JSON.stringify(one) !== JSON.stringify(other)) found.push(`${what}: ${show(one)} there, ${show(other)} here`);
  };
  differ('status', theirs.status, ours.status);
  const page = theirs.headers['content-disposition'] === undefined;
  for (const name of page ? ERROR_HEADERS : HEADERS) differ(`header ${name}`, header(theirs, name), header(ours, name));
  differ('cookies', theirs.cookies, ours.cookies);
  const [one, other] = [structure(theirs), structure(ours)];
  for (const path of new Set([...one.keys(), ...other.keys()])) differ(path, one.get(path), other.get(path));
  return found;
}

function header({ headers }: Told, name: string): string | undefined {
  const value = headers[name];
  if (name === 'vary')
    return (
      value
        ?.toLowerCase()
        .split(/,\s*/)
        .filter((part) => part !== 'accept-encoding')
        .sort()
        .join() || undefined
    );
  if (name === 'cache-control') return value?.split(/,\s*/).sort().join();
  return value?.toLowerCase();
}

/** Path → what stands there: the fact, or the kind of value. Items of a list share a path. */
function structure({ headers, body }: Told): Map<string, string> {
  const found = new Map<string, Set<string>>();
  const note = (path: string, what: string) => found.set(path, (found.get(path) ?? new Set()).add(what));
  const walk = (value: unknown, path: string) => {
    if (Array.isArray(value)) {
      note(path, value.length === 0 ? '[]' : /\.params$/.test(path) ? `list of ${value.length}` : 'list');
      for (const item of value) walk(item, `${path}.#`);
    } else if (value !== null && typeof value === 'object' && path.endsWith('.params.#')) {
      note(path, Object.keys(value).join(' '));
    } else if (value !== null && typeof value === 'object') {
      note(path, Object.keys(value).length === 0 ? '{}' : 'object');
      const skipped = 'submodules' in value ? OF_MODULES : [];
      for (const [key, inner] of Object.entries(value)) if (!skipped.includes(key)) walk(inner, `${path}.${key}`);
    } else
      note(
        path,
        FACTS.test(path) || OF_PAGES.test(path) || typeof value === 'boolean' ? JSON.stringify(value) : typeof value,
      );
  };
  const type = headers['content-type'] ?? '';
  if (body === '') note('body', 'empty');
  else if (type.startsWith('application/json')) walk(JSON.parse(body), '');
  else if (type.startsWith('text/xml'))
    for (const tag of body.match(/<[^?\s>]+(?:\s[\w:]+=)*/g) ?? []) note('xml', tag.split(/[\s=]/)[0] ?? '');
  else note('body', 'text');
  return new Map([...found].map(([path, whats]) => [path, [...whats].sort().join(' ')]));
}

function show(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}
