import type { Told } from './client.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Numbers of rows, by the key that they stand under: which row it is counts, not its number. */
const KINDS: { readonly [key: string]: string } = {
  ...{
    pageid: 'page',
    talkid: 'page',
    subjectid: 'page',
    fromid: 'page',
    toid: 'page',
    pageids: 'page',
    logpage: 'page',
  },
  ...{ revid: 'rev', parentid: 'rev', old_revid: 'rev', lastrevid: 'rev', newrevid: 'rev', oldrevid: 'rev' },
  ...{
    fromrevid: 'rev',
    torevid: 'rev',
    prev: 'rev',
    next: 'rev',
    revids: 'rev',
    last_revid: 'rev',
    from_revid: 'rev',
  },
  ...{ rcid: 'rc', logid: 'log', userid: 'user', id: 'row', curid: 'rev', previd: 'rev', undidRevId: 'rev' },
};

/** Sentences for people and what is rendered: another test's business. */
const OF_PEOPLE =
  'text html info snippet titlesnippet docref invalidreason body displayname description comment parsedcomment reason summary parsedsummary fromcomment tocomment fromparsedcomment toparsedcomment'.split(
    ' ',
  );

/** What has its sentences under `*` in formatversion 1. */
const STARRED = [
  '',
  'text',
  'error',
  'errors',
  'comment',
  'summary',
  'body',
  'displaytitle',
  'compare',
  'invalidreason',
  'parsedsummary',
];

/** What is told in the order in which a database, or a cache beside it, gives it. */
const IN_NO_ORDER = ['parse.links', 'watch', 'purge'];

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/** How two answers differ, in all that is told but numbers of rows, times and sentences: a line each, lists in their order. */
export function unlike(theirs: Told, ours: Told): string[] {
  const found: string[] = [];
  const [one, other] = [told(theirs), told(ours)];
  const differ = (path: string, there: unknown, here: unknown) =>
    found.push(`${path}: ${shown(there)} there, ${shown(here)} here`);
  const walk = (path: string, there: Json | undefined, here: Json | undefined) => {
    if (JSON.stringify(there) === JSON.stringify(here)) return;
    if (Array.isArray(there) && Array.isArray(here)) {
      if (there.length !== here.length) differ(`${path}.length`, without(there, here), without(here, there));
      else for (const [index, item] of there.entries()) walk(`${path}.#`, item, here[index]);
    } else if (isObject(there) && isObject(here)) {
      for (const key of new Set([...Object.keys(there), ...Object.keys(here)]))
        walk(`${path}.${key}`, there[key], here[key]);
    } else differ(path, there, here);
  };
  walk('', one, other);
  return found;
}

type Position = { readonly [name: string]: string | number };

/** Where an answer goes on: what to ask the same with. */
export function goesOn({ body }: Told): { readonly [name: string]: string } | undefined {
  const { 'query-continue': raw, continue: next } = JSON.parse(body || '{}') as {
    readonly continue?: Position;
    readonly 'query-continue'?: { readonly [module: string]: Position };
  };
  const position: Position | undefined = next ?? (raw && Object.assign({}, ...Object.values(raw)));
  return position && Object.fromEntries(Object.entries(position).map(([name, value]) => [name, String(value)]));
}

function told({ status, headers, body }: Told): Json {
  const rows = new Map<string, string>();
  const row = (kind: string, id: number | string): string => {
    if (Number(id) <= 0) return String(id);
    const key = `${kind} ${id}`;
    if (!rows.has(key)) rows.set(key, `${kind}#${rows.size}`);
    return rows.get(key) as string;
  };
  const read = (value: Json, key: string): Json => {
    if (key === 'warnings' && Array.isArray(value)) return value.map(warned).sort();
    if (Array.isArray(value)) {
      const items = value.map((item) => read(item, key));
      return IN_NO_ORDER.includes(key) ? items.sort(byTitle) : items;
    }
    if (isObject(value)) {
      const entries = Object.entries(value);
      if (key === 'pages' && entries.every(([id]) => /^-?\d+$/.test(id)))
        return entries.map(([, page]) => read(page, 'page')).sort(byTitle);
      if (['continue', 'query-continue', 'query-noncontinue', 'warnings'].includes(key))
        return entries.map(([name]) => name).sort();
      const keyOf = (name: string) =>
        name === '*' && (STARRED.includes(key) || 'code' in value)
          ? 'text'
          : key === 'parse' && name === 'links'
            ? 'parse.links'
            : name;
      return Object.fromEntries(
        entries.map(([name, inner]) => [/^\d{2,}$/.test(name) ? 'number' : name, read(inner, keyOf(name))]),
      );
    }
    const kind = KINDS[key];
    if (kind !== undefined && (typeof value === 'number' || /^\d+$/.test(String(value))))
      return row(kind, value as number);
    if (typeof value !== 'string') return value;
    if (OF_PEOPLE.includes(key)) return 'sentence';
    if (TIME.test(value)) return 'time';
    return value.replace(/http:\/\/127\.0\.0\.1:\d+/g, '').replace(/\b\d{14}\b|\d\d:\d\d, \d+ \w+ \d{4}/g, 'time');
  };
  const isJson = headers['content-type']?.startsWith('application/json') === true;
  const { docref: _, ...answer } = (isJson ? read(JSON.parse(body) as Json, '') : {}) as {
    readonly [key: string]: Json;
  };
  return { status, 'header mediawiki-api-error': headers['mediawiki-api-error'] ?? '', ...answer };
}

/** In formatversion 1 pages stand under their numbers, and so in their order, which JSON does not keep. */
function byTitle(one: Json, other: Json): number {
  const title = (page: Json) => String(isObject(page) ? (page.title ?? page['*'] ?? '') : '');
  return title(one) < title(other) ? -1 : 1;
}

function warned(warning: Json): string {
  return isObject(warning) ? `${warning.module} ${warning.code}` : '';
}

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What of a list another has not; all of it if only how often differs. */
function without(list: readonly Json[], other: readonly Json[]): readonly Json[] {
  const there = new Set(other.map((one) => JSON.stringify(one)));
  const rest = list.filter((one) => !there.has(JSON.stringify(one)));
  return rest.length > 0 ? rest : list.slice(0, 20);
}

function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 400 ? `${text.slice(0, 400)}…` : text;
}
