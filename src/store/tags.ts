import type { PageEvent } from './pages.ts';

/** A tag of changes. */
export interface TagRow {
  /** How often it was given. */
  readonly uses: number;
  /** It is defined by hand, and may be given by hand. */
  readonly manual: boolean;
}

/** What has tags: a revision, an event of the log and a change that tell of the same; 0: there is none. */
export interface Tagged {
  readonly revision: number;
  readonly log: number;
  readonly change: number;
  /** The part that it was asked for by, and the tags of that: others may have others. */
  readonly by: TaggedPart;
  readonly tags: readonly string[];
}

/** The parts that something with tags can be asked for by. */
export type TaggedPart = 'revision' | 'log' | 'change';

export interface TagStore {
  /** The tags that are defined by hand, in the order of their bytes. Read at once, because parameters are. */
  manual(): readonly string[];
  /** All that are defined by hand or were given. */
  all(): Promise<ReadonlyMap<string, TagRow>>;
  /** Defines a tag by hand. Gives the id of the event; undefined: it was defined so before. */
  define(tag: string, event: PageEvent): Promise<number | undefined>;
  /** A tag is defined by hand no more, and stays where it was given. Gives the id of the event; undefined: it was not. */
  undefine(tag: string, event: PageEvent): Promise<number | undefined>;
  /** Takes a tag away from all that has it. Gives the id of the event; undefined: there is no such tag. */
  delete(tag: string, event: PageEvent): Promise<number | undefined>;
  /** What has tags, by the id of one of its parts. */
  find(part: TaggedPart, id: number): Promise<Tagged | undefined>;
  /**
   * Sets the tags of something, only if the part that it was asked for by has those that were read; the other parts are given and
   * lose the same. Gives the id of the event; undefined: it has others.
   */
  set(of: Tagged, tags: readonly string[], event: PageEvent): Promise<number | undefined>;
}
