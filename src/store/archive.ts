import type { PageLink } from './links.ts';
import type { PageEvent, PageName, RedirectTarget, RevisionRow } from './pages.ts';

/** A page to be deleted. */
export interface Deletion {
  readonly page: PageName;
  /** Its newest revision as it was read. */
  readonly base: number;
  /** By how many the wiki has more articles then: -1 or 0. */
  readonly articles: number;
  readonly event: PageEvent;
}

/** A revision of a page that was deleted; `page` is the id that the page had. */
export type ArchivedRow = RevisionRow & PageName;

/** Which revisions of deleted pages of a name are asked for: all, or those of some times. */
export interface ArchivedAsked {
  readonly page: PageName;
  readonly timestamps?: readonly number[] | undefined;
}

/** Revisions of a deleted page that are to come back. */
export interface Restoration extends ArchivedAsked {
  /** The newest revision of the page that has the name now; null: none has it. */
  readonly base: number | null;
  /** What the page becomes if the newest of these revisions becomes its newest; null: one that it has is newer. */
  readonly becomes: {
    readonly newest: ArchivedRow;
    readonly redirect: RedirectTarget | null;
    /** What it says then. */
    readonly links?: readonly PageLink[];
  } | null;
  readonly articles: number;
  readonly event: PageEvent;
}

export interface ArchiveStore {
  /** Revisions of deleted pages of a name, the newest first. */
  list(asked: ArchivedAsked & { readonly limit: number }): Promise<ArchivedRow[]>;
  count(asked: ArchivedAsked): Promise<number>;
  /** Which pages deleted revisions are of, by their ids. */
  names(ids: readonly number[]): Promise<ReadonlyMap<number, PageName>>;
  /**
   * Deletes a page, only if its newest revision is still that: its revisions are kept apart, its recent changes and what protects
   * it are gone, in one step. Gives the id of the event in the log; undefined: somebody was faster.
   */
  delete(deletion: Deletion): Promise<number | undefined>;
  /** Brings revisions back, to a page with its old id if no other has that. Gives the id of the page; undefined: somebody was faster. */
  restore(restoration: Restoration): Promise<number | undefined>;
}
