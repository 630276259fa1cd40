import type { Message } from '../../i18n/message.ts';
import { isNumbered } from '../../lib/php-keys.ts';
import { SPECIAL } from '../../wiki/namespaces.ts';
import type { Title } from '../../wiki/title.ts';
import { list, marked, type Tree, type Value } from '../result.ts';
import { tellRedirect } from '../tell-redirect.ts';
import type { PageSet } from './page-set.ts';
import { specialPageNamed } from './siteinfo/special-page-named.ts';

const NOTHING: Tree = {};

/** What the answer says around the pages: how titles were read, where redirects lead, what is not there. */
export function tellAround(pages: PageSet, composed: ReadonlyMap<string, string>): Tree {
  if (pages.isEmpty && composed.size === 0) return NOTHING;
  const normalized = [
    ...[...composed].map(([one, to]) => ({ fromencoded: true, from: percentEncoded(one), to })),
    ...[...pages.normalized].map(([one, to]) => ({ fromencoded: false, from: one, to })),
  ];
  const redirects = [...pages.redirects].map(([from, to]) => ({ ...pages.data.get(from), ...tellRedirect(from, to) }));
  return {
    ...(normalized.length > 0 && { normalized: list('n', normalized) }),
    ...(redirects.length > 0 && { redirects: list('r', redirects) }),
    ...badRevisions([...pages.missingRevisions]),
  };
}

/** Each page with its number, in the order of the answer: missing ones first, then what is no page, then those that are there. */
export function tellPages(pages: PageSet, say: (message: Message) => Value): Map<number, Tree> {
  const told = new Map<number, Tree>();
  if (pages.isEmpty) return told;
  for (const [number, title] of pages.missing) told.set(number, { ...named(title), missing: true });
  for (const [number, { title, reason }] of pages.invalid) {
    told.set(number, { title, invalidreason: say(reason), invalid: true });
  }
  for (const pageid of pages.missingIds) told.set(pageid, { pageid, missing: true });
  for (const [number, title] of pages.special) {
    told.set(number, { ...named(title), special: true, ...(!isThere(title) && { missing: true }) });
  }
  for (const [pageid, { title }] of pages.known) told.set(pageid, { pageid, ...named(title) });
  for (const [number, page] of told) {
    const data = pages.data.get(String(page.title));
    if (data) told.set(number, { ...page, ...data });
  }
  addPlaces(told, pages);
  return told;
}

/** A page that redirects lead to has the first place that a generator gave it or one of them. */
function addPlaces(told: Map<number, Tree>, pages: PageSet): void {
  const numbers = new Map([...pages.known].map(([pageid, { title }]) => [title.prefixed, pageid]));
  for (const from of pages.redirects.keys()) {
    const index = pages.data.get(from)?.index;
    const number = numbers.get(endOf(from, pages.redirects));
    if (index === undefined || number === undefined) continue;
    const page = told.get(number);
    told.set(number, { ...page, index: Math.min(Number(index), Number(page?.index ?? Infinity)) });
  }
}

/** Where redirects lead to in the end, from a title on; those that lead round in a circle to themselves. */
function endOf(from: string, redirects: PageSet['redirects']): string {
  const seen = new Set<string>();
  let title = from;
  for (let next = redirects.get(title); next && !seen.has(title); next = redirects.get(title)) {
    seen.add(title);
    title = next.prefixed;
  }
  return title;
}

function named({ namespace, prefixed }: Title): Tree {
  return { ns: namespace.id, title: prefixed };
}

function isThere({ namespace, text }: Title): boolean {
  return namespace.id === SPECIAL && specialPageNamed(text.split('/')[0] ?? '') !== undefined;
}

function badRevisions(ids: readonly number[]): Tree {
  if (ids.length === 0) return {};
  const told = ids.map((revid) => ({ revid, missing: true }));
  // An array without a type in MediaWiki: a list where its keys, the ids, happen to count up.
  const badrevids = isNumbered(ids.map(String))
    ? told.toSorted((one, other) => one.revid - other.revid)
    : Object.fromEntries(told.map((one) => [one.revid, one]));
  return { badrevids: marked(badrevids, { element: 'rev' }) };
}

/** Every byte but those of letters, digits and -._~ as two hexadecimal digits. */
function percentEncoded(text: string): string {
  const rest = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(text.toWellFormed()).replace(/[!'()*]/g, rest);
}
