import type { PageLink } from './links.ts';
import type { NewEdit, PageEvent, PageName } from './pages.ts';

/** What somebody needs to make a page that is not there. */
export interface TitleProtection extends PageName {
  /** The group or right that it needs. */
  readonly level: string;
  /** null: never. */
  readonly expires: number | null;
  readonly timestamp: number;
  /** Who protected it. */
  readonly user: number | null;
  readonly userName: string;
  readonly comment: string;
}

/** A page that is to have another name. */
export interface Move {
  readonly from: PageName;
  readonly to: PageName;
  /** The newest revision of the page as it was read. */
  readonly base: number;
  /** The newest revision of the page that is deleted to make room, with its event; null: none is there. */
  readonly over: { readonly base: number; readonly event: PageEvent } | null;
  /** The revision without a text that tells of the move. */
  readonly revision: NewEdit['revision'];
  /** The redirect that stays; null: none. */
  readonly redirect: Pick<NewEdit, 'revision' | 'content' | 'redirect' | 'links'> | null;
  /** What the page says under its new name. */
  readonly links?: readonly PageLink[];
  readonly articles: number;
  /** What is noted in the log, in this order: the move first. */
  readonly events: readonly [PageEvent, ...PageEvent[]];
  /** Whoever watches the first of a pair then watches the second too. */
  readonly watches: readonly (readonly [from: PageName, to: PageName])[];
}

export interface TitleStore {
  /** What keeps pages with these names from being made. */
  protections(names: readonly PageName[], now: number): Promise<TitleProtection[]>;
  /** Protects a name that no page has, in place of what does. */
  protect(protection: TitleProtection, event: PageEvent): Promise<void>;
  unprotect(name: PageName, event: PageEvent): Promise<void>;
  /**
   * Gives a page another name, only if it and the page of that name are as they were read; a redirect that stays is protected as the
   * page is. Gives the new revision of the page; undefined: somebody was faster.
   */
  move(move: Move): Promise<number | undefined>;
}
