import type { PageEvent, PageName } from './pages.ts';
import type { TimeSpan } from './time-span.ts';

/** A recent change: an edit, a page made, or an event of the log. */
export interface ChangeRow extends PageName {
  /** Rises with every change. */
  readonly id: number;
  readonly type: 'edit' | 'new' | 'log';
  /** In whole seconds. */
  readonly timestamp: number;
  /** null: not an account. */
  readonly user: number | null;
  readonly userName: string;
  readonly comment: string;
  readonly minor: boolean;
  readonly bot: boolean;
  /** Whether somebody has looked at it, or it needs nobody to. */
  readonly patrolled: 'no' | 'yes' | 'auto';
  /** 0: no page. */
  readonly page: number;
  /** The revision made, and the one before; 0: none. */
  readonly revision: number;
  readonly parent: number;
  /** Bytes of the page before and after. */
  readonly oldLength: number;
  readonly newLength: number;
  readonly tags: readonly string[];
  /** The event of the log that it is; 0: none. */
  readonly log: number;
  /** What is hidden of it, as of a revision. */
  readonly hidden: number;
}

/** Which recent changes are asked for. */
export interface ChangesAsked extends TimeSpan {
  readonly namespaces?: readonly number[] | undefined;
  readonly name?: PageName | undefined;
  readonly userName?: string | undefined;
  readonly exceptUserName?: string | undefined;
  readonly types?: readonly ChangeRow['type'][] | undefined;
  readonly tag?: string | undefined;
  readonly minor?: boolean | undefined;
  readonly bot?: boolean | undefined;
  readonly anonymous?: boolean | undefined;
  readonly patrolled?: readonly ChangeRow['patrolled'][] | undefined;
  /** Only changes of the newest revision of the page that has their name now. */
  readonly latestOnly?: boolean | undefined;
  /** Only changes of the newest revision of their page, and events of the log. */
  readonly latestOrLog?: boolean | undefined;
  /** Only changes whose name a redirect has now, or none of them. */
  readonly redirects?: boolean | undefined;
  readonly watched?: WatchedAsked | undefined;
  readonly limit: number;
}

/** Only changes of pages that an account watches. */
export interface WatchedAsked {
  readonly user: number;
  /** What ended until then is not watched. */
  readonly now: number;
  /** Only changes that the watcher has seen, or has not. */
  readonly unseen?: boolean | undefined;
}

export interface ChangeStore {
  /** Recent changes in the order of their times. */
  list(asked: ChangesAsked): Promise<ChangeRow[]>;
  /** The changes that made these revisions, in any order. */
  ofRevisions(revisions: readonly number[]): Promise<ChangeRow[]>;
  /** The changes with these ids, in any order; those that are not there are left out. */
  byId(ids: readonly number[]): Promise<ChangeRow[]>;
  /** Notes that somebody has looked at a change, with the event in the same step, unless somebody had before. */
  patrol(id: number, event: PageEvent): Promise<void>;
}
