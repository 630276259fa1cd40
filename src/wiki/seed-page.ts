import type { SeededPage } from '../store/sqlite-seed.ts';
import { contentOf } from './save-page.ts';

/** Somebody whose edits are made up. */
export interface SeedUser {
  readonly id: number;
  readonly name: string;
}

/** What pages that are made up are like. */
export interface Seed {
  readonly pages: number;
  readonly revisions: number;
  readonly users: readonly SeedUser[];
  /** When the last of them was edited last: milliseconds since 1970. */
  readonly now: number;
}

const WORDS =
  `river stone garden winter letter window harbour morning silver engine market forest bridge paper candle meadow
  copper island ladder orchard pocket quarry ribbon saddle tunnel valley wagon yellow anchor basket castle desert`.split(
    /\s+/,
  );
const LENGTH = 16;
/** Between two edits, in milliseconds. */
const STEP = 1000;

/** A page that is made up of its number: the same number gives the same page, but for its times. */
export function seedPage(number: number, { pages, revisions, users, now }: Seed): SeededPage {
  const start = Math.floor(now / 1000) * 1000 - pages * revisions * STEP;
  return {
    namespace: 0,
    key: `Seed_${number}`,
    revisions: Array.from({ length: revisions }, (_, index) => {
      const { id, name } = users[(number + index * 7) % users.length] as SeedUser;
      const { text, sha1 } = contentOf('wikitext', textOf(number, index));
      const timestamp = start + (index * pages + number) * STEP;
      return { timestamp, user: id, userName: name, comment: `seed ${index + 1}`, text, sha1 };
    }),
  };
}

function textOf(number: number, revision: number): string {
  const words = Array.from(
    { length: LENGTH },
    (_, place) => WORDS[Math.imul(number + place * 31 + revision * 7, 2_654_435_761) >>> 27],
  );
  return `Page ${number}: ${words.join(' ')}. State ${revision + 1}.`;
}
