import { encodedName } from '../encoded-name.ts';
import { namespaceName } from '../namespaces.ts';
import { readTitle, subjectOf, type Title, talkOf } from '../title.ts';
import { inWikitext } from './word-text.ts';

type OfTitle = (title: Title, siteName: string) => string;

/** Words about a title. Those with an `E` behind them give the same for addresses. */
const OF_TITLES: { readonly [name: string]: OfTitle } = {
  PAGENAME: ({ text }) => text,
  FULLPAGENAME: ({ prefixed }) => prefixed,
  BASEPAGENAME: ({ text, namespace }) => (namespace.subpages ? text.replace(/\/[^/]*$/, '') : text),
  ROOTPAGENAME: ({ text, namespace }) => (namespace.subpages ? (text.split('/')[0] ?? '') : text),
  SUBPAGENAME: ({ text, namespace }) => (namespace.subpages ? text.replace(/^[\s\S]*\//, '') : text),
  NAMESPACE: ({ namespace }, siteName) => namespaceName(namespace, siteName),
  TALKSPACE: (title, siteName) =>
    title.namespace.id < 0 ? '' : namespaceName(talkOf(title, siteName).namespace, siteName),
  SUBJECTSPACE: (title, siteName) => namespaceName(subjectOf(title, siteName).namespace, siteName),
  TALKPAGENAME: (title, siteName) => (title.namespace.id < 0 ? '' : talkOf(title, siteName).prefixed),
  SUBJECTPAGENAME: (title, siteName) => subjectOf(title, siteName).prefixed,
};
const ALIASES: { readonly [name: string]: string } = {
  ARTICLEPAGENAME: 'SUBJECTPAGENAME',
  ARTICLESPACE: 'SUBJECTSPACE',
};

/** What a word about a title stands for: the page's, or one that is given; undefined: it is no such word. */
export function titleWord(word: string, page: Title, given: string | undefined, siteName: string): string | undefined {
  const name = word.replace(/(?<=E|SPACE)E$/, '');
  const found = Object.hasOwn(ALIASES, name) ? (ALIASES[name] ?? '') : name;
  if (word !== 'NAMESPACENUMBER' && !Object.hasOwn(OF_TITLES, found)) return undefined;
  const read = given === undefined ? page : readTitle(given, siteName);
  if ('key' in read) return '';
  if (word === 'NAMESPACENUMBER') return String(read.namespace.id);
  const text = OF_TITLES[found]?.(read, siteName) ?? '';
  return name === word ? inWikitext(text) : encodedName(text);
}
