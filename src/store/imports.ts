import type { PageLink } from './links.ts';
import type { NewEdit, PageEvent, PageName, RedirectTarget, RevisionRow, SavedEdit } from './pages.ts';

/** A revision of another wiki. */
export interface ImportedRevision extends Pick<RevisionRow, 'timestamp' | 'user' | 'userName' | 'comment' | 'minor'> {
  readonly content: NonNullable<NewEdit['content']>;
}

/** Revisions that a page gets from another wiki. */
export interface Import {
  readonly page: PageName;
  /** The newest revision of the page as it was read; null: the page must not be there. */
  readonly base: number | null;
  /** At least one, in the order in which they get their numbers. */
  readonly revisions: readonly ImportedRevision[];
  /** The revision that tells of it, which becomes the newest; its text is that of the latest in time. */
  readonly revision: NewEdit['revision'];
  /** Where the page leads then, and what it says. */
  readonly redirect: RedirectTarget | null;
  readonly links: readonly PageLink[];
  /** By how many the wiki has more articles then: -1, 0 or 1. */
  readonly articles: number;
  readonly event: PageEvent;
}

export interface ImportStore {
  /** Puts revisions into the history of a page, which is made if it is not there; undefined: somebody was faster. */
  add(imported: Import): Promise<SavedEdit | undefined>;
}
