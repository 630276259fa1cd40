import type { Param } from '../../src/api/param/param.ts';
import { GARDEN } from './garden.ts';

/** Titles that the garden has, and others near them. */
const THERE = [
  ...[
    'a',
    'b',
    'c',
    'r1',
    'r2',
    'r3',
    'r4',
    'r5',
    'r6',
    'r7',
    'm1',
    'm2',
    'back',
    'again',
    's01',
    's07',
    's03',
    'json',
  ],
  ...['ä ß 👍', '"q" & \'x\'/sub/page', 'props', 'gone', 'missing', 'linked'],
].map((name) => `{page} ${name}`);
const ELSEWHERE = [
  ...['Talk:{page} a', 'Talk:{page} r1', 'Category:{page} things', 'Category:{page} all', 'Category:{page} hidden'],
  ...['Template:{page} box', 'Template:{page} outer', 'File:{page}.png', 'User:{user}', 'User talk:{user}'],
  ...['User:{user}/m4', 'Project:{page}', 'MediaWiki:{page}', 'Media:{page}.png', 'Category:{page} boxed'],
];
const ODD = [
  ...['{page}_a', ' {page} a#one ', ':{page} a', 'talk:{page}_a', 'image:{page}.png', 'Special:RecentChanges'],
  ...['Special:Nothing', '<', '', '{page} a/../b', 'User:', '{page} a%20b', 'Project talk:{page}'],
];
const TITLES = [...THERE, ...THERE, ...ELSEWHERE, ...ELSEWHERE, ...ODD];

const named = GARDEN.flat().flatMap(({ name }) => (name === undefined ? [] : [name]));
const IDS = [
  ...named.map((name) => `{id_${name}}`),
  ...named.map((name) => `{id_${name}}`),
  '999999999',
  '0',
  '-1',
  'x',
];
const REVISIONS = [
  ...named.map((name) => `{rev_${name}}`),
  ...['{rev_a1}', '{rev_a2}', '{rev_a5}', '{rev_a8}', '999999999', '0', '-5'],
];
const CATEGORIES = ['things', 'things', 'all', 'hidden', 'boxed', 'none'].map((name) => `Category:{page} ${name}`);
const TIMES = [...GARDEN.map((_, index) => `{epoch${index}}`), ...GARDEN.map((_, index) => `{epoch${index}}`), 'now'];
const USERS = ['{user}', '{sysop}', '{user}', '{sysop}', '{victim}', 'User:{user}', 'Differential nobody'];
const PROTOCOLS = ['', 'http', 'https', 'mailto'];
const BOUNDS = ['{page} a', '{page} b', '{page} m', '{page} r3', '{page} s05', '{page} z', '{page}'];
const TAGS = ['mw-undo', 'mw-rollback', 'mw-reverted', 'mw-new-redirect', 'mw-blank', 'mw-replace', 'mw-nothing'];
const WORDS = [
  '{word}',
  '{page}',
  'changed',
  '{word} changed',
  '"{word} changed"',
  'nothing{word}',
  '{page} a',
  '{word} -again',
];

/** What a parameter is asked with, by its module or alone. */
const BY_NAME: { readonly [name: string]: readonly string[] } = {
  titles: TITLES,
  pageids: IDS,
  revids: REVISIONS,
  ...{ title: TITLES, page: TITLES, fromtitle: TITLES, totitle: TITLES, linkcontext: TITLES },
  ...{ pageid: IDS, fromid: IDS, toid: IDS },
  ...{ revid: REVISIONS, oldid: REVISIONS, fromrev: REVISIONS, torev: REVISIONS, startid: REVISIONS, endid: REVISIONS },
  ...{ user: USERS, excludeuser: USERS, owner: ['{user}', '{sysop}'], token: ['x'] },
  ...{ tag: TAGS, section: ['0', '1', '2', '3', '4', '9', 'T-1', 'new', 'x', ''] },
  ...{
    'categories.categories': CATEGORIES,
    'links.titles': TITLES,
    'images.images': ['File:{page}.png', 'File:None.png'],
  },
  'templates.templates': ['Template:{page} box', 'Template:{page} outer', '{page} box'],
  ...{
    'categorymembers.title': CATEGORIES,
    'imageusage.title': ['File:{page}.png'],
    'categorymembers.pageid': ['{id_category}', '{id_a1}'],
  },
  ...{ startsortkeyprefix: ['', 'a', 'b', 's5', 'zz'], endsortkeyprefix: ['', 'a', 'b', 's5', 'zz'] },
  ...{ startsortkey: ['A', '{page}', 's'], endsortkey: ['A', '{page}', 's'] },
  ...{ starthexsortkey: ['41', '7a', 'x'], endhexsortkey: ['41', '7a7a', 'x'] },
  ...{ from: BOUNDS, to: BOUNDS, prefix: BOUNDS, fromtitle: TITLES },
  ...{ 'watchlistraw.fromtitle': TITLES, 'watchlistraw.totitle': TITLES, 'logevents.prefix': THERE },
  ...{ 'extlinks.query': ['a.example', '//a.example', '*.example', 'a.example/x', ''], protocol: PROTOCOLS },
  ...{ 'allpages.minsize': ['0', '10', '40', '150'], 'allpages.maxsize': ['40', '80', '150', '9999'] },
  ...{ min: ['0', '1', '2', '5'], max: ['0', '1', '5', '20'], offset: ['0', '1', '3', '99'] },
  ...{ search: WORDS, 'prefixsearch.search': [...BOUNDS, 'Talk:{page}', 'category:{page} t', '{page} A'] },
  ...{ 'pageprops.prop': ['noindex', 'defaultsort', 'hiddencat', 'notoc', 'none'] },
  ...{ testactions: ['edit', 'move', 'delete', 'read', 'create', 'protect', 'nonsense'] },
  ...{ text: ["''x'' [[{page} a]] ~~~~ {{subst:{page} box}}", '== a ==\nb\n\n== c ==\nd', '{"a":1}', ''] },
  ...{
    'fromtext-main': ['one\ntwo', ''],
    'totext-main': ['one\nTWO', ''],
    fromtext: ['one\ntwo'],
    totext: ['one\nTWO'],
  },
  ...{ slots: ['main', 'main', '*'], fromslots: ['main', 'main', ''], toslots: ['main', 'main', ''] },
  ...{
    contentmodel: ['wikitext', 'wikitext', 'json', 'text', 'css'],
    contentformat: ['text/x-wiki', 'application/json'],
  },
  ...{ summary: ['/* one */ [[x]] <b>', ''], sectiontitle: ['head', ''], wrapoutputclass: ['x', ''] },
  ...{ lang: ['de', 'en'], 'iwlinks.prefix': ['fr', 'x'], 'langlinks.title': TITLES, 'iwlinks.title': TITLES },
  userids: ['1', '2', '999999'],
};

/** By the kind of value. */
const BY_TYPE: { readonly [type: string]: readonly string[] } = {
  boolean: ['1'],
  integer: ['0', '1', '5', '100'],
  limit: ['1', '2', '3', '7', '20', 'max', '1', '2'],
  namespace: ['0', '0', '1', '2', '14', '10', '4', '99'],
  timestamp: TIMES,
  user: USERS,
  string: [...THERE.slice(0, 4), 'x'],
  title: TITLES,
};

/** Values that a declared parameter is asked with, nearly all of them good ones. */
export function gardenValues(module: string, name: string, { type }: Param<unknown>): readonly string[] {
  const given = BY_NAME[`${module}.${name}`] ?? BY_NAME[name];
  if (given) return given;
  const { type: described } = type.describe([]);
  return typeof described === 'string' ? (BY_TYPE[described] ?? ['x']) : (described as readonly string[]);
}
