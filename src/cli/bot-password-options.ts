import { GRANT_RIGHTS } from '../account/grants.ts';
import { option } from './option.ts';
import { readNames, readRanges } from './value.ts';

/** Every address. */
export const ANYWHERE: readonly string[] = ['0.0.0.0/0', '::/0'];

/** What the author of a bot needs, and no administrator's powers. */
export const BOT_AUTHOR_GRANTS: readonly string[] = [
  'basic',
  'highvolume',
  'editpage',
  'editprotected',
  'createeditmovepage',
  'uploadfile',
  'uploadeditmovefile',
  'patrol',
  'rollback',
  'viewmywatchlist',
  'editmywatchlist',
];

/** What a bot password may do. As in MediaWiki, `basic` is always part of it. */
export const grantsOption = option({
  value: 'GRANT,…',
  about: `What it may do: ${[...GRANT_RIGHTS.keys()].join(', ')}; without this what a bot's author needs`,
  otherwise: BOT_AUTHOR_GRANTS,
  read: (text) => [...new Set(['basic', ...readNames(text, 'grant', [...GRANT_RIGHTS.keys()])])],
});

/** From where a bot password works. */
export const addressesOption = option({
  value: 'CIDR,…',
  about: 'Addresses that it works from; without this all',
  otherwise: ANYWHERE,
  read: readRanges,
});
