import type { Message } from '../../i18n/message.ts';
import { isNumbered } from '../../lib/php-keys.ts';
import { SPECIAL } from '../../wiki/namespaces.ts';
import { makeTitle, readTitle, type Title } from '../../wiki/title.ts';
import { list, marked, type Tree, type Value } from '../result.ts';
import type { Page } from './pages.ts';
import { specialPageNamed } from './siteinfo/special-page-named.ts';

/** What a set of pages is made of. */
export interface PageSource {
  readonly siteName: string;
  readonly pages: readonly Page[];
  /** Titles that were not sent in Unicode's composed form, and what they were read as. */
  readonly composed: ReadonlyMap<string, string>;
  say(message: Message): Value;
}

/** The pages that a query is about, ready to be told: each under its id, and below zero for one that the wiki does not have. */
export interface PageSet {
  readonly pages: ReadonlyMap<number, Tree>;
  /** What else the answer says: `normalized`, `badrevids`. */
  readonly told: Tree;
}

/** The pages with these titles. A list of what titles were written otherwise than the wiki writes them is told with them. */
export function pagesByTitle(written: readonly string[], source: PageSource): PageSet {
  const { siteName } = source;
  const normalised = new Map<string, string>();
  const invalid = new Map<string, Message>();
  const special = new Map<string, Title>();
  const plain = new Map<number, Map<string, Title>>();
  for (const text of written) {
    const read = readTitle(text, siteName);
    if ('key' in read) {
      invalid.set(text, read);
      continue;
    }
    const title = read.namespace.id === SPECIAL ? withRealName(read, siteName) : read;
    if (text !== title.prefixed) normalised.set(text, title.prefixed);
    if (title.namespace.id < 0) special.set(title.prefixed, title);
    else if (title.text !== '') inNamespace(plain, title).set(title.text, title);
  }
  const numbered = new Map<number, Tree>();
  const add = (page: Tree) => numbered.set(-1 - numbered.size, page);
  for (const [title, reason] of invalid) add({ title, invalidreason: source.say(reason), invalid: true });
  for (const title of special.values())
    add({ ...told(title), special: true, ...(!isKnown(title) && { missing: true }) });
  const found: Page[] = [];
  for (const title of [...plain.values()].flatMap((titles) => [...titles.values()])) {
    const page = source.pages.find((one) => one.title.prefixed === title.prefixed);
    if (page) found.push(page);
    else add({ ...told(title), missing: true });
  }
  const from = [
    ...[...source.composed].map(([one, to]) => ({ fromencoded: true, from: percentEncoded(one), to })),
    ...[...normalised].map(([one, to]) => ({ fromencoded: false, from: one, to })),
  ];
  return {
    pages: inOrder([...numbered], found),
    told: from.length > 0 ? { normalized: list('n', from) } : {},
  };
}

/** The pages with these ids. */
export function pagesById(ids: readonly number[], { pages }: PageSource): PageSet {
  const missing = ids.filter((id) => !pages.some((page) => page.id === id));
  const found = pages.filter(({ id }) => ids.includes(id));
  return {
    pages: inOrder(
      missing.map((pageid) => [pageid, { pageid, missing: true }]),
      found,
    ),
    told: {},
  };
}

/** The pages of these revisions: as pages are, each has one and its id is the page's. */
export function pagesByRevision(ids: readonly number[], { pages }: PageSource): PageSet {
  const bad = ids.filter((id) => !pages.some((page) => page.id === id));
  const told = bad.map((revid) => ({ revid, missing: true }));
  // An array without a type in MediaWiki: a list where its keys, the ids, happen to count up.
  const badrevids = isNumbered(bad.map(String))
    ? told.toSorted((one, other) => one.revid - other.revid)
    : Object.fromEntries(told.map((one) => [one.revid, one]));
  return {
    pages: inOrder(
      [],
      pages.filter(({ id }) => ids.includes(id)),
    ),
    told: bad.length > 0 ? { badrevids: marked(badrevids, { element: 'rev' }) } : {},
  };
}

/** A set of pages as it stands in the answer. */
export function tellPages({ pages, told: more }: PageSet, withIds: boolean): Tree {
  if (pages.size === 0) return more;
  return {
    ...more,
    ...(withIds && { pageids: list('id', [...pages.keys()].map(String)) }),
    pages: marked(Object.fromEntries(pages), { element: 'page', kind: 'oldObject' }),
  };
}

/** Every byte but those of letters, digits and -._~ as two hexadecimal digits. */
function percentEncoded(text: string): string {
  const rest = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(text.toWellFormed()).replace(/[!'()*]/g, rest);
}

function inNamespace(plain: Map<number, Map<string, Title>>, { namespace }: Title): Map<string, Title> {
  const titles = plain.get(namespace.id) ?? new Map<string, Title>();
  plain.set(namespace.id, titles);
  return titles;
}

function withRealName(title: Title, siteName: string): Title {
  const [name = '', ...rest] = title.text.split('/');
  const known = specialPageNamed(name);
  return known === undefined ? title : makeTitle(title.namespace, [known, ...rest].join('/'), siteName);
}

function isKnown({ namespace, text }: Title): boolean {
  return namespace.id === SPECIAL && specialPageNamed(text.split('/')[0] ?? '') !== undefined;
}

function told({ namespace, prefixed }: Title): Tree {
  return { ns: namespace.id, title: prefixed };
}

/** Missing titles first, then what has no title to tell, then what was found, as MediaWiki has them. */
function inOrder(others: readonly (readonly [number, Tree])[], found: readonly Page[]): ReadonlyMap<number, Tree> {
  const missing = others.filter(([, page]) => page.missing === true && page.special !== true);
  const rest = others.filter((one) => !missing.includes(one));
  const good = found.map(({ id, title }): [number, Tree] => [id, { pageid: id, ...told(title) }]);
  return new Map([...missing, ...rest, ...good]);
}
