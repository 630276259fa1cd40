import type { PageName, PageRow } from './pages.ts';

/**
 * What a page says of others: it links to a page, includes a template, is in a category, shows a file, links to an address
 * elsewhere; or of itself: a property.
 */
export type LinkKind = 'link' | 'template' | 'category' | 'file' | 'url' | 'property';

/** One of the things that a page says. */
export interface PageLink extends PageName {
  readonly kind: LinkKind;
  /** Of a category: what it is sorted by before its title; of a property: its value. */
  readonly value: string;
  /** Of a category: by what its members are in order, beginning with a digit: 0 pages, 1 categories, 2 files. */
  readonly sort: string;
}

/** The same as it is kept: `key` is the name that is spoken of; of an address itself, of a property its name. */
export interface LinkRow extends PageLink {
  readonly page: number;
  /** Since when the page says so. */
  readonly timestamp: number;
}

/** Which links of pages are asked for, in the order of the pages, namespaces and keys. */
export interface LinksAsked {
  readonly pages: readonly number[];
  readonly kind: LinkKind;
  readonly namespaces?: readonly number[] | undefined;
  readonly targets?: readonly PageName[] | undefined;
  /** The first of them in that order. */
  readonly at?: (PageName & { readonly page: number }) | undefined;
  readonly descending?: boolean | undefined;
  readonly limit: number;
}

/** Which pages that speak of others are asked for. */
export interface LinkingAsked {
  readonly targets: readonly PageName[];
  /** `redirect`: pages that lead there. */
  readonly kind: LinkKind | 'redirect';
  /** Of the pages that speak. */
  readonly namespaces?: readonly number[] | undefined;
  /** Only redirects, or none. */
  readonly redirects?: boolean | undefined;
  /** Of redirects: only those that lead to a part of a page, or none of them. */
  readonly fragment?: boolean | undefined;
  /** They come by what they speak of, then by their own namespaces if that is asked for, then by their ids. */
  readonly byNamespace?: boolean | undefined;
  /** The first of them: a place in that order. */
  readonly at?: LinkingPlace | undefined;
  readonly descending?: boolean | undefined;
  readonly limit: number;
}

/** A place among the pages that speak of others: what is spoken of, and a page with its namespace. */
export interface LinkingPlace extends PageName {
  readonly from: number;
  readonly page: number;
}

/** A page that speaks of another. */
export interface LinkingPage {
  readonly target: PageName;
  readonly row: PageRow;
}

/** Which members of a category are asked for. */
export interface MembersAsked {
  readonly key: string;
  /** Limits of `sort`, or of times, by what they are in order; the upper one is not among them. */
  readonly by: 'sort' | 'timestamp';
  readonly from?: string | number | undefined;
  readonly to?: string | number | undefined;
  readonly namespaces?: readonly number[] | undefined;
  readonly at?: { readonly place: string | number; readonly page: number } | undefined;
  readonly descending?: boolean | undefined;
  readonly limit: number;
}

/** A member of a category. */
export interface Member {
  readonly row: PageRow;
  readonly link: Pick<LinkRow, 'value' | 'sort' | 'timestamp'>;
}

/** How many members a category has. */
export interface MemberCount {
  readonly pages: number;
  readonly categories: number;
  readonly files: number;
}

/** Which categories that have members or pages are asked for, in the order of their keys. */
export interface CategoriesAsked {
  /** That of the pages of categories. */
  readonly namespace: number;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly prefix?: string | undefined;
  readonly descending?: boolean | undefined;
  readonly limit: number;
}

/** Which names that pages speak of are asked for, in the order of their keys, and of the ids of the pages. */
export interface TargetsAsked {
  /** `redirect`: names that pages lead to. */
  readonly kind: 'link' | 'template' | 'file' | 'redirect';
  readonly namespace: number;
  /** Each name once, without the pages. */
  readonly unique: boolean;
  /** In the order of the keys, whatever the direction. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly prefix?: string | undefined;
  /** The first of them in that order; where each is told once, only its key counts. */
  readonly at?: { readonly key: string; readonly page: number } | undefined;
  readonly descending?: boolean | undefined;
  readonly limit: number;
}

/** A name that a page speaks of. */
export interface Target extends PageName {
  /** The page that speaks of it; 0: not asked for. */
  readonly page: number;
  /** Of a redirect: the part of the page that it leads to; empty: its beginning. */
  readonly fragment: string;
}

/** A page whose protection comes upon what it includes. */
export interface CascadingPage {
  readonly page: PageName;
  readonly level: string;
}

/** A name whose page changed, so that what is kept of the pages that include it may not hold. */
export interface StaleName extends PageName {
  /** The last page that was read again; 0: none. */
  readonly page: number;
  /** The change that the reading in progress began after. */
  readonly turn: number;
}

export interface LinkStore {
  of(asked: LinksAsked): Promise<LinkRow[]>;
  to(asked: LinkingAsked): Promise<LinkingPage[]>;
  targets(asked: TargetsAsked): Promise<Target[]>;
  members(asked: MembersAsked): Promise<Member[]>;
  /** Of the categories that have any, by their keys. */
  memberCounts(keys: readonly string[]): Promise<ReadonlyMap<string, MemberCount>>;
  /** Keys of categories that have members or pages. */
  categories(asked: CategoriesAsked): Promise<string[]>;
  /** The pages that include one and are protected from edits so that what they include is too, with their levels; fifty at most. */
  cascading(page: PageName, now: number): Promise<CascadingPage[]>;
  /** Puts what a page says in place of what it said, only if its newest revision is that. */
  replace(page: PageName, latest: number, links: readonly PageLink[], now: number): Promise<void>;
  /** The next name whose page was changed, made, moved or deleted since pages that include it were read. undefined: there is none. */
  stale(): Promise<StaleName | undefined>;
  /**
   * Notes that the pages up to one were read again; null: all of them. The name lets all others pass that wait; if its page has changed
   * meanwhile, it is read to the end all the same, and then from the beginning.
   */
  readAgain(name: StaleName, upTo: number | null): Promise<void>;
}
