import { encodedName } from './encoded-name.ts';
import { readTitle, type Title } from './title.ts';

type Script = 'css' | 'javascript';

/** A style sheet or program that does nothing but load another page of a wiki, as MediaWiki writes it. */
const LEADS: { readonly [model in Script]: RegExp } = {
  css: /^\/\* #REDIRECT \*\/@import url\((?:"([^"]*)"|([^"()]*))\);$/,
  javascript: /^\/\* #REDIRECT \*\/mw\.loader\.load\("([^"]*)"\);$/,
};
const PLAIN_URL = /^[\w:@/~.%+;,?&=-]+$/;

/** Where a script leads, if it is a redirect. A wiki may be known by several addresses: which one it has does not matter. */
export function scriptTarget(text: string, model: Script, siteName: string): Title | undefined {
  const found = LEADS[model].exec(text);
  const url = found?.[1] ?? found?.[2];
  const name = url === undefined ? undefined : /\?title=(.*?)&action=raw/.exec(url)?.[1];
  if (url === undefined || name === undefined) return undefined;
  const title = readTitle(decoded(name), siteName);
  if ('key' in title || title.text === '' || !url.endsWith(`/index.php?${asked(title, model)}`)) return undefined;
  return title;
}

/** The script that loads a page instead, `index` being the address of index.php. */
export function scriptThatLeads(to: Title, model: Script, index: string): string {
  const url = `${index}?${asked(to, model)}`;
  if (model === 'javascript') return `/* #REDIRECT */mw.loader.load("${url}");`;
  return `/* #REDIRECT */@import url(${PLAIN_URL.test(url) ? url : `"${url}"`});`;
}

function asked({ prefixed }: Title, model: Script): string {
  return `title=${encodedName(prefixed)}&action=raw&ctype=text/${model}`;
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
