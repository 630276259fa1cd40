import type { PageLink } from './links.ts';
import type { ChangeNoted, NewLogEntry } from './log.ts';
import type { TimeSpan } from './time-span.ts';

/** What a page is called. */
export interface PageName {
  readonly namespace: number;
  /** Without the namespace, underscores for spaces: pages are in the order of its bytes. */
  readonly key: string;
}

/** Where a redirect leads. */
export interface RedirectTarget extends PageName {
  /** The part of the page, without `#`; empty: its beginning. */
  readonly fragment: string;
}

/** A page that is there. */
export interface PageRow extends PageName {
  /** Never used twice. */
  readonly id: number;
  /** Its newest revision. */
  readonly latest: number;
  /** Bytes of its newest text. */
  readonly length: number;
  readonly redirect: RedirectTarget | null;
  /** It has only one revision. */
  readonly isNew: boolean;
  /** When what it shows changed last. */
  readonly touched: number;
  /** Content model: `wikitext`, `json`. */
  readonly model: string;
  /** null: that of the wiki. */
  readonly language: string | null;
}

/** A state of a page, which is never changed but for what is hidden of it. */
export interface RevisionRow {
  /** Never used twice, and higher than those before. */
  readonly id: number;
  readonly page: number;
  /** The revision before; 0: none. */
  readonly parent: number;
  /** In whole seconds. */
  readonly timestamp: number;
  /** null: not an account. */
  readonly user: number | null;
  /** Name of the account, or the address. */
  readonly userName: string;
  readonly comment: string;
  readonly minor: boolean;
  readonly tags: readonly string[];
  /** What is hidden of it: 1 text, 2 comment, 4 user, 8 from all but suppressors. */
  readonly hidden: number;
  /** Where its text is kept: revisions with the same text may share it. */
  readonly content: number;
  readonly model: string;
  /** Bytes of its text. */
  readonly size: number;
  /** SHA-1 of its text: 40 hexadecimal digits. */
  readonly sha1: string;
}

/** What somebody needs to do something with a page. */
export interface Protection {
  /** `edit`, `move`, `upload`. */
  readonly type: string;
  /** The group or right that it needs: `autoconfirmed`, `sysop`. */
  readonly level: string;
  /** null: never. */
  readonly expires: number | null;
  readonly cascade: boolean;
}

/** An event of the log about a page. */
export interface PageEvent {
  readonly entry: Omit<NewLogEntry, 'change' | 'page'>;
  /** null: it is not among the recent changes. */
  readonly change: ChangeNoted | null;
}

/** The tag of what was undone. */
export const REVERTED = 'mw-reverted';

/** Revisions that a new one undoes. */
export interface Reverts {
  /** They are tagged as reverted, and so are the changes that made them. */
  readonly tagged: readonly number[];
  /** The changes that made these need nobody's look any more. */
  readonly lookedAt: readonly number[];
  /** The changes of `lookedAt` become a bot's. */
  readonly bot: boolean;
}

/** A new state of a page. */
export interface NewEdit {
  readonly page: PageName;
  /** The newest revision of the page as it was read; null: the page must not be there. */
  readonly base: number | null;
  readonly revision: Pick<RevisionRow, 'timestamp' | 'user' | 'userName' | 'comment' | 'minor' | 'tags'>;
  /** The text, with its SHA-1; null: that of `base`. */
  readonly content: { readonly model: string; readonly text: string; readonly sha1: string } | null;
  readonly redirect: RedirectTarget | null;
  /** What the page says then, in place of what it said; it stays as it is unless given. */
  readonly links?: readonly PageLink[];
  /** By how many the wiki has more articles then: -1, 0 or 1. */
  readonly articles: number;
  /** null: it is not among the recent changes. */
  readonly change: ChangeNoted | null;
  /** The address that its author, an account, acted from: a block may come upon it. */
  readonly address?: string;
  /** What protects the page from then on, in place of what does. */
  readonly protections?: readonly Protection[];
  /** Marked in the same step. */
  readonly reverts?: Reverts;
  /** Whose talk page it is, and who is told that there is something new: an account (by its id) or an address. */
  readonly tells?: number | string;
  /** Noted in the log in the same step, as being about the page and what made the revision. */
  readonly event?: PageEvent;
  /** Noted in the log after that, as being about the page alone. */
  readonly eventBeside?: PageEvent;
}

/** What a new state of a page became. */
export interface SavedEdit {
  readonly page: number;
  readonly revision: number;
}

/** Which pages are asked for. */
export interface PagesAsked {
  readonly namespace: number;
  /** First key, and last; with `descending` too `from` is the lower end. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly prefix?: string | undefined;
  readonly descending?: boolean | undefined;
  /** Only redirects, or none. */
  readonly redirects?: boolean | undefined;
  readonly minLength?: number | undefined;
  readonly maxLength?: number | undefined;
  readonly protection?: ProtectionAsked | undefined;
  readonly limit: number;
}

/** Which pages are asked for in an order that is as good as random. */
export interface RandomAsked {
  /** undefined: all. */
  readonly namespaces?: readonly number[] | undefined;
  /** Only redirects, or none. */
  readonly redirects?: boolean | undefined;
  /** First place, and the one before which it ends: `placeOf`. */
  readonly from: number;
  readonly before?: number | undefined;
  readonly limit: number;
}

/** Places in the random order are whole numbers below this. */
export const PLACES = 2 ** 32;

/** The place of a page in the random order: no two of as many pages as there are places have the same. */
export function placeOf(page: number): number {
  return Math.imul(page, 2_654_435_761) >>> 0;
}

/** Which protection pages are to have. */
export interface ProtectionAsked {
  readonly types?: readonly string[] | undefined;
  readonly levels?: readonly string[] | undefined;
  readonly cascade?: boolean | undefined;
  /** That does not end, or that does. */
  readonly endless?: boolean | undefined;
  /** What ended until then does not count. */
  readonly now: number;
}

/** Which revisions of a page are asked for. */
export interface HistoryAsked extends TimeSpan {
  readonly page: number;
  readonly userName?: string | undefined;
  readonly exceptUserName?: string | undefined;
  readonly tag?: string | undefined;
  readonly limit: number;
}

/** Which revisions of one who edits are asked for. */
export interface ContributionsAsked extends TimeSpan {
  readonly userName: string;
  readonly namespaces?: readonly number[] | undefined;
  readonly tag?: string | undefined;
  readonly minor?: boolean | undefined;
  /** Only revisions that made their page, or none. */
  readonly made?: boolean | undefined;
  /** Only revisions that are the newest of their page, or none. */
  readonly latest?: boolean | undefined;
  /** Only revisions whose change is in one of these states. */
  readonly patrolled?: readonly ('no' | 'yes' | 'auto')[] | undefined;
  readonly limit: number;
}

/** How many there are. */
export interface PageCounts {
  readonly pages: number;
  readonly articles: number;
  readonly edits: number;
}

export interface PageStore {
  /** The pages with these names, in any order; those that are not there are left out. */
  byName(names: readonly PageName[]): Promise<PageRow[]>;
  /** The same of ids. */
  byId(ids: readonly number[]): Promise<PageRow[]>;
  /** At most `limit` pages in the order of their keys. */
  list(asked: PagesAsked): Promise<PageRow[]>;
  /** At most `limit` pages in the order of their places. */
  random(asked: RandomAsked): Promise<PageRow[]>;
  counts(): Promise<PageCounts>;
  /** The revisions with these ids, in any order; those that are not there are left out. */
  revisions(ids: readonly number[]): Promise<RevisionRow[]>;
  /** Revisions of a page in the order of their times. */
  history(asked: HistoryAsked): Promise<RevisionRow[]>;
  /** What one has edited, in the order of times. */
  contributions(asked: ContributionsAsked): Promise<RevisionRow[]>;
  /** Texts by where they are kept (`RevisionRow.content`). */
  texts(contents: readonly number[]): Promise<ReadonlyMap<number, string>>;
  /** What protects these pages, by their ids. */
  protections(pages: readonly number[], now: number): Promise<ReadonlyMap<number, readonly Protection[]>>;
  /**
   * Saves a new state of a page, only if its newest revision is still the one it is based on; counts the edit if it has a text,
   * and notes it among the recent changes and in the log in the same step. What keeps pages from being made under its title ends.
   * undefined: somebody was faster.
   */
  save(edit: NewEdit): Promise<SavedEdit | undefined>;
}
