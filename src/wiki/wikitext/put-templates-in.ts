import type { Title } from '../title.ts';
import type { Say } from './context.ts';
import { type Budget, type Expansion, expand, type Included } from './expand.ts';
import { preprocess } from './preprocess.ts';
import { StripMarks } from './strip-marks.ts';

/** What wikitext is read with. */
export interface Reading {
  /** The page that it is of, or might be. */
  readonly title: Title;
  readonly siteName: string;
  /** Scheme, host and port; empty where nobody asks. */
  readonly server: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The revision that it is; 0: none. */
  readonly revision: number;
  readonly say: Say;
  /** Path of a page, or of what a query asks of it. */
  url(title: Title, query: { readonly [name: string]: string } | string): string;
  /** The newest texts of these pages, by whole titles; what is not there is left out. */
  pages(titles: readonly Title[]): Promise<ReadonlyMap<string, Included>>;
  /** Numbers that words stand for, by their names. */
  facts(names: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/** A text with its templates put in. */
export interface Expanded {
  readonly text: string;
  /** What was taken out of it. */
  readonly marks: StripMarks;
  /** Templates that it uses. */
  readonly used: readonly Title[];
  /** What it says of the page. */
  readonly properties: Map<string, string>;
  /** All of it was done: it did not become too much. */
  readonly isWhole: boolean;
}

/** How often a text is read again, each time with the templates that the time before had met. */
const MOST_ROUNDS = 50;
/** How many numbers are asked for at most: MediaWiki's limit of what is expensive. Those beyond are 0. */
const MOST_FACTS = 100;
const MOST_NODES = 500_000;
const MOST_CHARACTERS = 8 * 1024 * 1024;

/** All that may be done for one text, or for several that are put into one answer. */
export function wholeBudget(): Budget {
  return { nodes: MOST_NODES, characters: MOST_CHARACTERS };
}

/** Puts templates in, as far as the budget goes. `how` says what becomes of what is no wikitext. */
export async function putTemplatesIn(
  text: string,
  reading: Reading,
  left: Budget,
  how: (marks: StripMarks) => Pick<Expansion, 'saving' | 'extension' | 'comment'>,
): Promise<Expanded> {
  const { title, siteName, server, now, revision, url, say } = reading;
  const nodes = preprocess(text, false);
  const pages = new Map<string, Included | null>();
  const facts = new Map<string, string>();
  for (let round = 0; ; round += 1) {
    const [marks, properties] = [new StripMarks(), new Map<string, string>()];
    const [used, wanted] = [new Map<string, Title>(), new Map<string, Title>()];
    const unknown = new Set<string>();
    const fact = (name: string) => {
      if (!facts.has(name) && facts.size + unknown.size < MOST_FACTS) unknown.add(name);
      return facts.get(name) ?? '0';
    };
    const made = expand(nodes, {
      ...{ title, siteName, server, now, revision, url, pages, wanted, used, properties, left, fact },
      loop: (looped) => `<span class="error">${say('template-loop-warning', `[[:${looped.prefixed}]]`)}</span>`,
      lengthOf: (part) => marks.lengthOf(part),
      ...how(marks),
    });
    const isDone = wanted.size + unknown.size === 0;
    if (isDone || round === MOST_ROUNDS) {
      const isWhole = isDone && left.nodes > 0 && left.characters > 0;
      return { text: made, marks, used: [...used.values()], properties, isWhole };
    }
    const more = wanted.size > 0 ? await reading.pages([...wanted.values()]) : new Map<string, Included>();
    for (const name of wanted.keys()) pages.set(name, more.get(name) ?? null);
    for (const [name, value] of unknown.size > 0 ? await reading.facts([...unknown]) : []) facts.set(name, value);
  }
}
