import type { PageName } from './pages.ts';

/** A page on a watchlist, whether it is there or not. */
export interface WatchRow extends PageName {
  readonly user: number;
  /** null: never. */
  readonly expires: number | null;
  /** The time of the first change that the watcher has not seen; null: has seen all. */
  readonly unseen: number | null;
}

/** Which pages of a watchlist are asked for. */
export interface WatchListAsked {
  readonly namespaces?: readonly number[] | undefined;
  /** Only pages with changes that the watcher has not seen, or without. */
  readonly unseen?: boolean | undefined;
  /** First name, and last, in the order of the list. */
  readonly from?: PageName | undefined;
  readonly to?: PageName | undefined;
  readonly descending?: boolean | undefined;
  /** What ended until then is not there. */
  readonly now: number;
  readonly limit: number;
}

export interface WatchStore {
  /** What of these names an account watches; those that ended until `now` are not there. */
  watched(user: number, names: readonly PageName[], now: number): Promise<WatchRow[]>;
  /** What an account watches, in the order of names. */
  list(user: number, asked: WatchListAsked): Promise<WatchRow[]>;
  /** Watches pages, until a time (null: for good) in place of any before. */
  watch(user: number, names: readonly PageName[], expires: number | null): Promise<void>;
  unwatch(user: number, names: readonly PageName[]): Promise<void>;
  /** How many watched pages have changes that their watcher has not seen; counted up to `most`. */
  countUnseen(user: number, most: number, now: number): Promise<number>;
  /**
   * Sets since when the changes of watched pages are unseen (null: all have been seen), of all that the account watches if no names
   * are given. A change that is noted sets it for all who watch the page and have seen all before, but for who made it.
   */
  setUnseen(user: number, names: readonly PageName[] | null, unseen: number | null): Promise<void>;
  /** How many watch each of these names, by `namespace:key`; where a time is given, only those who have seen what was before. */
  watchers(
    names: readonly (PageName & { readonly seenSince?: number })[],
    now: number,
  ): Promise<ReadonlyMap<string, number>>;
}
