import { list, marked, type Value } from '../../result.ts';
import { MAGIC_WORDS } from './magic-words.ts';
import type { SiteInfo } from './site-info.ts';
import { SPECIAL_PAGES } from './special-pages.ts';
import { FUNCTIONS, PROTOCOLS, TAGS, VARIABLES } from './wikitext-words.ts';

/** What means something in the wikitext of MediaWiki 1.43. This server renders none; clients that write some need the words. */
export const wikitext = {
  specialpagealiases: () =>
    list(
      'specialpage',
      Object.entries(SPECIAL_PAGES).map(([realname, aliases]) => ({ realname, aliases: list('alias', aliases) })),
    ),
  magicwords: () =>
    list(
      'magicword',
      MAGIC_WORDS.map(([name, caseSensitive, ...aliases]) => ({
        name,
        aliases: list('alias', aliases),
        'case-sensitive': caseSensitive,
      })),
    ),
  extensiontags: () => words('t', TAGS),
  functionhooks: () => words('h', FUNCTIONS),
  variables: () => words('v', VARIABLES),
  protocols: () => words('p', PROTOCOLS),
} satisfies { readonly [prop: string]: SiteInfo };

function words(element: string, all: readonly string[]): Value {
  return marked(list(element, all), { kind: 'oldObject' });
}
