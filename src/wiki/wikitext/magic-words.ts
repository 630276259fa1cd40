import { escapeHtml } from '../../lib/escape.ts';
import { upperFirst } from '../../lib/first-letter.ts';
import { FILE, MEDIA, NAMESPACES, namespaceName, namespaceNamed, namespaceNumbered } from '../namespaces.ts';
import { makeTitle, readTitle, type Title } from '../title.ts';
import type { Tag } from './preprocess.ts';
import { aroundMarks, dropMarks } from './strip-marks.ts';
import { tagOf } from './tag-of.ts';
import { type FactContext, factWord } from './word-facts.ts';
import { filling, formattedNumber, genderForm, headingAnchor, pluralForm, urlEncoded } from './word-text.ts';
import { timeWord } from './word-times.ts';
import { titleWord } from './word-titles.ts';

/** What words stand for depends on. */
export interface MagicContext extends FactContext {
  /** Scheme, host and port; empty where nobody asks. */
  readonly server: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The revision that is shown; 0: none. */
  readonly revision: number;
  /** What the text says of the page. */
  readonly properties: Map<string, string>;
  /** Path of a page, or of what a query asks of it. */
  url(title: Title, query: { readonly [name: string]: string } | string): string;
  /** What a tag becomes whose content is no wikitext. */
  extension(tag: Tag): string;
}

/**
 * undefined: it stands for nothing with this behind it. It is found out before `more` is asked for, which puts templates in:
 * were it done again for what the braces are then, each pair of them in others would double the work.
 */
type Word = (of: MagicContext, text: string, more: () => readonly string[]) => string | undefined;
type Words = { readonly [name: string]: Word };

/** Words that stand alone. */
const VARIABLES: Words = {
  '!': () => '|',
  '=': () => '=',
  SITENAME: ({ siteName }) => siteName,
  SERVER: ({ server }) => server,
  SERVERNAME: ({ server }) => server && new URL(server).hostname,
  ARTICLEPATH: () => '/wiki/$1',
  REVISIONID: ({ revision }) => (revision === 0 ? '' : String(revision)),
  NUMBEROFFILES: () => '0',
};

/** Words that change the letters of what stands after their colon, and nothing that was taken out of it. */
const LETTERS: { readonly [name: string]: (text: string) => string } = {
  lc: (text) => aroundMarks(text, (part) => part.toLowerCase()),
  uc: (text) => aroundMarks(text, (part) => part.toUpperCase()),
  lcfirst: (text) => {
    const first = String.fromCodePoint(text.codePointAt(0) ?? 0);
    return text && first.toLowerCase() + text.slice(first.length);
  },
  ucfirst: (text) => upperFirst(text),
};

/** Words that take something after a colon, whatever their case. */
const FUNCTIONS: Words = {
  padleft: (_, text, more) => padding(text, more()) + text,
  padright: (_, text, more) => text + padding(text, more()),
  urlencode: (_, text, more) => urlEncoded(text, more()[0]),
  anchorencode: (_, text) => headingAnchor(text),
  ns: ({ siteName }, text) => namespaceAsked(text, siteName),
  nse: ({ siteName }, text) => namespaceAsked(text, siteName)?.replaceAll(' ', '_'),
  int: (_, text) => (text === '' ? undefined : `⧼${text}⧽`),
  plural: (_, text, more) => pluralForm(text, more()),
  gender: (_, _name, more) => genderForm(more()),
  grammar: (_, _case, more) => more()[0] ?? '',
  formatnum: (_, text, more) => formattedNumber(text, more()[0]),
  filepath: () => '',
  localurl: (of, text, more) => urlAsked(of, text, more),
  localurle: (of, text, more) => escaped(urlAsked(of, text, more)),
  fullurl: (of, text, more) => withServer(urlAsked(of, text, more), of),
  fullurle: (of, text, more) => escaped(withServer(urlAsked(of, text, more), of)),
  canonicalurl: (of, text, more) => withServer(urlAsked(of, text, more), of),
  canonicalurle: (of, text, more) => escaped(withServer(urlAsked(of, text, more), of)),
};

/** The same, only in capital letters. */
const IN_CAPITALS: Words = {
  DEFAULTSORT: (of, text, more) => sortedBy(of, text, more),
  DEFAULTSORTKEY: (of, text, more) => sortedBy(of, text, more),
  DEFAULTCATEGORYSORT: (of, text, more) => sortedBy(of, text, more),
  DISPLAYTITLE: (of, text) => shownAs(of, text),
  NUMBEROFFILES: () => '0',
};

/** What a word in double braces stands for, with so many parts behind it; undefined: it is none, but a template. */
export function magicWord(
  name: string,
  parts: number,
  more: () => readonly string[],
  of: MagicContext,
): string | undefined {
  const word = name.trim();
  const colon = word.indexOf(':');
  if (parts === 0 && colon < 0) {
    const variable = own(VARIABLES, word);
    if (variable) return variable(of, '', more);
    const time = timeWord(word, of.now) ?? titleWord(word, of.title, undefined, of.siteName);
    return time ?? factWord(word, undefined, more, of);
  }
  if (colon < 0) return undefined;
  const [key, whole] = [word.slice(0, colon), word.slice(colon + 1).trim()];
  const small = key.toLowerCase();
  const letters = own(LETTERS, small);
  if (letters) return letters(whole);
  if (small === '#tag') return tagOf(whole, more(), of);
  const text = dropMarks(whole);
  const found = own(FUNCTIONS, small) ?? own(IN_CAPITALS, key);
  if (!found) return titleWord(key, of.title, text, of.siteName) ?? factWord(key, text, more, of);
  return found(of, text, () => more().map((one) => dropMarks(one.trim())));
}

function own<Value>(words: { readonly [name: string]: Value }, name: string): Value | undefined {
  return Object.hasOwn(words, name) ? words[name] : undefined;
}

/** The first sort key that may not be replaced stays. */
function sortedBy({ properties }: MagicContext, text: string, more: () => readonly string[]): string {
  const stays = more().includes('noreplace') && properties.has('defaultsort');
  if (text !== '' && !stays) properties.set('defaultsort', text);
  return '';
}

/** A page is shown only as what it is called. */
function shownAs({ title, siteName, properties }: MagicContext, text: string): string {
  const read = readTitle(text, siteName);
  if (!('key' in read) && read.prefixed === title.prefixed && read.fragment === '')
    properties.set('displaytitle', text);
  return '';
}

function namespaceAsked(asked: string, siteName: string): string | undefined {
  const number = asked === '' ? 0 : /^-?\d{1,9}$/.test(asked) ? Number(asked) : undefined;
  const found =
    number === undefined
      ? namespaceNamed(asked.replaceAll('_', ' '), siteName)
      : NAMESPACES.find(({ id }) => id === number);
  if (!found) return number === undefined ? undefined : '';
  return namespaceName(found, siteName);
}

function padding(text: string, [length, fill]: readonly string[]): string {
  return filling(text, length, fill);
}

function urlAsked(of: MagicContext, text: string, more: () => readonly string[]): string | undefined {
  const title = readTitle(text, of.siteName);
  if ('key' in title) return undefined;
  const [query = ''] = more();
  const isFile = title.namespace.id === MEDIA;
  return of.url(isFile ? makeTitle(namespaceNumbered(FILE), title.text, of.siteName) : title, query);
}

function withServer(path: string | undefined, { server }: MagicContext): string | undefined {
  return path === undefined ? undefined : server + path;
}

function escaped(path: string | undefined): string | undefined {
  return path === undefined ? undefined : escapeHtml(path);
}
