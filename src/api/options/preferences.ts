import type { Settings } from '../../settings.ts';
import { defaultOptions } from './default-options.ts';

/** What a preference is to those who set and reset it, as MediaWiki sorts them. */
export const OPTION_KINDS = [
  'registered',
  'registered-multiselect',
  'registered-checkmatrix',
  'userjs',
  'special',
  'unused',
] as const;

export type OptionKind = (typeof OPTION_KINDS)[number];

/** Belong to what this wiki does not do (mail about changes, categories' members …): they have a default and cannot be set. */
const NOT_OFFERED: ReadonlySet<string> = new Set([
  'editrecovery',
  'enotifminoredits',
  'enotifrevealaddr',
  'enotifusertalkpages',
  'enotifwatchlistpages',
  'hidecategorization',
  'prefershttps',
  'search-thumbnail-extra-namespaces',
  'shownumberswatching',
  'variant',
  'watchlisthidecategorization',
  'watchlistreloadautomatically',
]);

/** Offered only to those who have the right that they are about. */
const BY_RIGHT: { readonly [name: string]: string } = {
  hidepatrolled: 'patrol',
  newpageshidepatrolled: 'patrol',
  showrollbackconfirmation: 'rollback',
  watchcreations: 'createpage',
  watchdeletion: 'delete',
  watchlisthidepatrolled: 'patrol',
  watchmoves: 'move',
  watchrollback: 'rollback',
  watchuploads: 'upload',
};

/** Have no default, but are offered. */
const WITHOUT_DEFAULT: readonly string[] = ['watchlisttoken'];

/** Belong to the account itself, which has modules of its own. */
const SPECIAL: readonly string[] = ['realname', 'emailaddress'];

/** What a preference is to somebody with these rights. */
export function kindOf(name: string, rights: ReadonlySet<string>, settings: Settings): OptionKind {
  if (SPECIAL.includes(name)) return 'special';
  if (name.startsWith('userjs-')) return 'userjs';
  if (NOT_OFFERED.has(name) || name === `variant-${settings.contentLanguage}`) return 'unused';
  const right = Object.hasOwn(BY_RIGHT, name) ? BY_RIGHT[name] : undefined;
  if (right !== undefined && !rights.has(right)) return 'unused';
  const known = WITHOUT_DEFAULT.includes(name) || Object.hasOwn(defaultOptions(settings), name);
  return known ? 'registered' : 'unused';
}
