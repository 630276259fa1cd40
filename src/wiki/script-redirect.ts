import { decodedName, encodedName } from './encoded-name.ts';
import { readTitle, type Title } from './title.ts';

type Script = 'css' | 'javascript';

/** How a style sheet or program begins that only loads another page of a wiki: the address of index.php, and the page's name. */
const LEADS: { readonly [model in Script]: RegExp } = {
  css: /^\/\* #REDIRECT \*\/@import url\("?((?:https?:)?\/\/[^\s"?]+)\?title=([^&]*)&/,
  javascript: /^\/\* #REDIRECT \*\/mw\.loader\.load\("((?:https?:)?\/\/[^\s"?]+)\?title=([^&]*)&/,
};
const PLAIN_URL = /^[\w:@/~.%+;,?&=-]+$/;

/** Where a script leads, if it is as a move leaves it. A wiki may be known by several addresses: which one it has does not matter. */
export function scriptTarget(text: string, model: Script, siteName: string): Title | undefined {
  // As MediaWiki before 1.42 left it.
  const plain = model === 'javascript' ? text.replaceAll('\\u0026', '&') : text;
  const [, index = '', name = ''] = LEADS[model].exec(plain) ?? [];
  if (!index.endsWith('/index.php')) return undefined;
  const title = readTitle(decodedName(name), siteName);
  if ('key' in title || title.text === '') return undefined;
  return scriptThatLeads(title, model, index) === plain ? title : undefined;
}

/** The script that loads a page instead, `index` being the address of index.php. */
export function scriptThatLeads({ prefixed }: Title, model: Script, index: string): string {
  const url = `${index}?title=${encodedName(prefixed)}&action=raw&ctype=text/${model}`;
  if (model === 'javascript') return `/* #REDIRECT */mw.loader.load("${url}");`;
  return `/* #REDIRECT */@import url(${PLAIN_URL.test(url) ? url : `"${url}"`});`;
}
