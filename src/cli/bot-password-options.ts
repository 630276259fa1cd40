import { ANYWHERE } from '../account/bot-password-asked.ts';
import { GRANT_RIGHTS } from '../account/grants.ts';
import { whole } from '../lib/kind.ts';
import { option } from './option.ts';
import { readNames, readNumber, readRanges } from './value.ts';

const MOST_DAYS = 36_500;

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
  about: `What it may do: ${[...GRANT_RIGHTS.keys()].join(', ')}; basic alone may only read; without this what a bot's author needs`,
  otherwise: BOT_AUTHOR_GRANTS,
  read: (text) => [...new Set(['basic', ...readNames(text, 'grant', [...GRANT_RIGHTS.keys()])])],
});

/** The pages that a bot password may change. */
export const pagesOption = option({
  value: 'TITLE|…',
  about: 'Pages that it may change; without this all',
  otherwise: [],
  read: (text): readonly string[] =>
    text
      .split('|')
      .map((title) => title.trim())
      .filter((title) => title !== ''),
});

/** How long a bot password is good. */
export const daysOption = option({
  value: 'DAYS',
  about: 'Days that it is good for; without this until it is revoked',
  otherwise: undefined,
  read: (text): number | undefined => readNumber(text, whole(1, MOST_DAYS)),
});

/** From where a bot password works. */
export const addressesOption = option({
  value: 'CIDR,…',
  about: 'Addresses that it works from; without this all',
  otherwise: ANYWHERE,
  read: readRanges,
});
