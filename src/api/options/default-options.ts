import type { Settings } from '../../settings.ts';
import { marked, type Tree, type Value } from '../result.ts';

/** As MediaWiki 1.43 sets them, but for those of its skins. */
const OPTIONS: { readonly [name: string]: Value } = {
  ccmeonemails: 0,
  date: 'default',
  diffonly: 0,
  'diff-type': 'table',
  disablemail: 0,
  editfont: 'monospace',
  editondblclick: 0,
  editrecovery: 0,
  editsectiononrightclick: 0,
  'email-allow-new-users': 1,
  enotifminoredits: 0,
  enotifrevealaddr: 0,
  enotifusertalkpages: 1,
  enotifwatchlistpages: 1,
  extendwatchlist: 1,
  fancysig: 0,
  forceeditsummary: 0,
  forcesafemode: 0,
  gender: 'unknown',
  hidecategorization: 1,
  hideminor: 0,
  hidepatrolled: 0,
  imagesize: 2,
  minordefault: 0,
  newpageshidepatrolled: 0,
  nickname: '',
  norollbackdiff: 0,
  prefershttps: 1,
  previewonfirst: 0,
  previewontop: 1,
  'pst-cssjs': 1,
  rcdays: 7,
  'rcenhancedfilters-disable': 0,
  rclimit: 50,
  requireemail: 0,
  'search-match-redirect': true,
  'search-special-page': 'Search',
  'search-thumbnail-extra-namespaces': true,
  searchlimit: 20,
  showhiddencats: 0,
  shownumberswatching: 1,
  showrollbackconfirmation: 0,
  skin: 'vector-2022',
  'skin-responsive': 1,
  thumbsize: 5,
  underline: 2,
  useeditwarning: 1,
  uselivepreview: 0,
  usenewrc: 1,
  watchcreations: 1,
  watchdefault: 1,
  watchdeletion: 0,
  watchlistdays: 7,
  watchlisthideanons: 0,
  watchlisthidebots: 0,
  watchlisthidecategorization: 1,
  watchlisthideliu: 0,
  watchlisthideminor: 0,
  watchlisthideown: 0,
  watchlisthidepatrolled: 0,
  watchlistreloadautomatically: 0,
  watchlistunwatchlinks: 0,
  watchmoves: 0,
  watchrollback: 0,
  watchuploads: 1,
  'wlenhancedfilters-disable': 0,
  wllimit: 250,
  timecorrection: 'System|0',
  language: 'en',
  variant: 'en',
  'variant-ban': 'ban',
  'variant-en': 'en',
  'variant-crh': 'crh',
  'variant-gan': 'gan',
  'variant-iu': 'iu',
  'variant-ku': 'ku',
  'variant-mni': 'mni',
  'variant-sh': 'sh-latn',
  'variant-shi': 'shi',
  'variant-sr': 'sr',
  'variant-tg': 'tg',
  'variant-tly': 'tly',
  'variant-uz': 'uz',
  'variant-wuu': 'wuu',
  'variant-zgh': 'zgh',
  'variant-zh': 'zh',
  searchNs0: 1,
  searchNs1: 0,
  searchNs2: 0,
  searchNs3: 0,
  searchNs4: 0,
  searchNs5: 0,
  searchNs6: 0,
  searchNs7: 0,
  searchNs8: 0,
  searchNs9: 0,
  searchNs10: 0,
  searchNs11: 0,
  searchNs12: 0,
  searchNs13: 0,
  searchNs14: 0,
  searchNs15: 0,
};

/** What the preferences of an account are set to that has changed none. */
export function defaultOptions({ contentLanguage }: Settings): { readonly [name: string]: Value } {
  return { ...OPTIONS, language: contentLanguage, variant: contentLanguage };
}

/** Whether a value is the one that a preference has unless set: then it need not be kept. */
export function isDefault(name: string, value: string, settings: Settings): boolean {
  const unset = defaultOptions(settings)[name];
  return value === String(typeof unset === 'boolean' ? Number(unset) : unset);
}

/** Preferences as the API tells them: those that were set, over those that were not. */
export function optionsTold(settings: Settings, set: ReadonlyMap<string, string> = new Map()): Tree {
  const told = { ...Object.fromEntries(set), ...withoutSet(defaultOptions(settings), set) };
  return marked(told, { bools: Object.keys(OPTIONS) });
}

function withoutSet(defaults: { readonly [name: string]: Value }, set: ReadonlyMap<string, string>) {
  return Object.fromEntries(Object.entries(defaults).filter(([name]) => !set.has(name)));
}
