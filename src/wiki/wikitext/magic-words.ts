import { upperFirst } from '../../lib/first-letter.ts';
import { NAMESPACES, namespaceName, namespaceNamed, namespaceNumbered } from '../namespaces.ts';
import { readTitle, subjectOf, type Title, talkOf } from '../title.ts';
import { anchorOf } from './anchors.ts';
import { aroundMarks, dropMarks } from './strip-marks.ts';

/** What words stand for depends on. */
export interface MagicContext {
  readonly title: Title;
  readonly siteName: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The revision that is shown; 0: none. */
  readonly revision: number;
  /** What the text says of the page. */
  readonly properties: Map<string, string>;
  url(title: Title, query: { readonly [name: string]: string }): string;
}

type Words = { readonly [name: string]: (of: MagicContext, text: string, more: readonly string[]) => string };

const two = (value: number) => String(value).padStart(2, '0');
const at = ({ now }: MagicContext) => new Date(now);
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August'];
MONTHS.push('September', 'October', 'November', 'December');
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** Words that stand alone. */
const VARIABLES: Words = {
  '!': () => '|',
  '=': () => '=',
  SITENAME: ({ siteName }) => siteName,
  CURRENTYEAR: (of) => String(at(of).getUTCFullYear()),
  CURRENTMONTH: (of) => two(at(of).getUTCMonth() + 1),
  CURRENTMONTH1: (of) => String(at(of).getUTCMonth() + 1),
  CURRENTMONTHNAME: (of) => MONTHS[at(of).getUTCMonth()] ?? '',
  CURRENTDAY: (of) => String(at(of).getUTCDate()),
  CURRENTDAY2: (of) => two(at(of).getUTCDate()),
  CURRENTDOW: (of) => String(at(of).getUTCDay()),
  CURRENTDAYNAME: (of) => DAYS[at(of).getUTCDay()] ?? '',
  CURRENTTIME: (of) => at(of).toISOString().slice(11, 16),
  CURRENTHOUR: (of) => two(at(of).getUTCHours()),
  CURRENTTIMESTAMP: (of) => at(of).toISOString().slice(0, 19).replace(/\D/g, ''),
  REVISIONID: ({ revision }) => (revision === 0 ? '' : String(revision)),
};

/** Words about a title: that of the page, unless one is given. */
const OF_TITLES: { readonly [name: string]: (title: Title, siteName: string) => string } = {
  PAGENAME: ({ text }) => text,
  FULLPAGENAME: ({ prefixed }) => prefixed,
  BASEPAGENAME: ({ text, namespace }) => (namespace.subpages ? text.replace(/\/[^/]*$/, '') : text),
  ROOTPAGENAME: ({ text, namespace }) => (namespace.subpages ? (text.split('/')[0] ?? '') : text),
  SUBPAGENAME: ({ text, namespace }) => (namespace.subpages ? text.replace(/^[\s\S]*\//, '') : text),
  NAMESPACE: ({ namespace }, siteName) => namespaceName(namespace, siteName),
  NAMESPACENUMBER: ({ namespace }) => String(namespace.id),
  TALKSPACE: (title, siteName) => namespaceName(talkOf(title, siteName).namespace, siteName),
  SUBJECTSPACE: (title, siteName) => namespaceName(subjectOf(title, siteName).namespace, siteName),
  TALKPAGENAME: (title, siteName) => talkOf(title, siteName).prefixed,
  SUBJECTPAGENAME: (title, siteName) => subjectOf(title, siteName).prefixed,
  ARTICLEPAGENAME: (title, siteName) => subjectOf(title, siteName).prefixed,
};

/** Words that change the letters of what stands after their colon, and nothing that was taken out of it. */
const LETTERS: { readonly [name: string]: (text: string) => string } = {
  lc: (text) => aroundMarks(text, (part) => part.toLowerCase()),
  uc: (text) => aroundMarks(text, (part) => part.toUpperCase()),
  lcfirst: (text) => text.slice(0, 1).toLowerCase() + text.slice(1),
  ucfirst: (text) => upperFirst(text),
};

/** Words that take something after a colon, whatever their case. */
const FUNCTIONS: Words = {
  padleft: (_, text, [length, pad]) => text.padStart(Math.min(Number(length) || 0, 500), pad || '0'),
  padright: (_, text, [length, pad]) => text.padEnd(Math.min(Number(length) || 0, 500), pad || '0'),
  urlencode: (_, text) => encodeURIComponent(text.toWellFormed()).replaceAll('%20', '+'),
  anchorencode: (_, text) => anchorOf(text),
  ns: ({ siteName }, text) => namespaceAsked(text, siteName),
  int: (_, text) => `⧼${text}⧽`,
  plural: (_, text, forms) => (Number(text) === 1 ? forms[0] : (forms.at(-1) ?? '')) ?? '',
  formatnum: (_, text) => (/^-?\d+$/.test(text) ? text.replace(/\B(?=(\d{3})+$)/g, ',') : text),
  localurl: (of, text) => urlAsked(of, text),
  fullurl: (of, text) => urlAsked(of, text),
  defaultsort: ({ properties }, text) => kept(properties, 'defaultsort', text),
  displaytitle: (of, text) => (isNameOf(of, text) ? kept(of.properties, 'displaytitle', text) : ''),
};

/** What a word in double braces stands for; undefined: it is none, but a template. */
export function magicWord(name: string, more: () => readonly string[], of: MagicContext): string | undefined {
  const word = name.trim();
  const colon = word.indexOf(':');
  if (colon < 0) {
    const ofTitle = own(OF_TITLES, word.replace(/E$/, ''));
    if (own(VARIABLES, word)) return own(VARIABLES, word)?.(of, '', []);
    return own(OF_TITLES, word)?.(of.title, of.siteName) ?? (word.endsWith('EE') ? encoded(ofTitle, of) : undefined);
  }
  const [key, whole] = [word.slice(0, colon), word.slice(colon + 1).trim()];
  const letters = own(LETTERS, key.toLowerCase());
  if (letters) return letters(whole);
  const text = dropMarks(whole);
  const ofTitle = own(OF_TITLES, key);
  if (ofTitle) {
    const title = readTitle(text, of.siteName);
    return 'key' in title ? '' : ofTitle(title, of.siteName);
  }
  return own(FUNCTIONS, key.toLowerCase())?.(
    of,
    text,
    more().map((one) => dropMarks(one.trim())),
  );
}

function encoded(word: ((title: Title, siteName: string) => string) | undefined, of: MagicContext): string | undefined {
  return word && encodeURIComponent(word(of.title, of.siteName).replaceAll(' ', '_'));
}

function own<Value>(words: { readonly [name: string]: Value }, name: string): Value | undefined {
  return Object.hasOwn(words, name) ? words[name] : undefined;
}

/** Whether a text is another way to write the page's own title. */
function isNameOf({ title, siteName }: MagicContext, text: string): boolean {
  const read = readTitle(text, siteName);
  return !('key' in read) && read.prefixed === title.prefixed && read.fragment === '';
}

function kept(properties: Map<string, string>, name: string, value: string): string {
  properties.set(name, value);
  return '';
}

function namespaceAsked(asked: string, siteName: string): string {
  const numbered = NAMESPACES.find(({ id }) => String(id) === asked);
  const found = numbered ?? namespaceNamed(asked, siteName);
  return found ? namespaceName(namespaceNumbered(found.id), siteName) : `[[:Template:Ns:${asked}]]`;
}

function urlAsked(of: MagicContext, text: string): string {
  const title = readTitle(text, of.siteName);
  return 'key' in title ? '' : of.url(title, {});
}
