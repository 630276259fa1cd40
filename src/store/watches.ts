import type { PageName } from './pages.ts';

/** A page on a watchlist, whether it is there or not. */
export interface WatchRow extends PageName {
  readonly user: number;
  /** null: never. */
  readonly expires: number | null;
  /** The time of the first change that the watcher has not seen; null: has seen all. */
  readonly unseen: number | null;
}

export interface WatchStore {
  /** What of these names an account watches; those that ended until `now` are not there. */
  watched(user: number, names: readonly PageName[], now: number): Promise<WatchRow[]>;
  /** Watches pages, until a time (null: for good) in place of any before. */
  watch(user: number, names: readonly PageName[], expires: number | null): Promise<void>;
  unwatch(user: number, names: readonly PageName[]): Promise<void>;
  /** How many watch each of these names, by `namespace:key`; where a time is given, only those who have seen what was before. */
  watchers(
    names: readonly (PageName & { readonly seenSince?: number })[],
    now: number,
  ): Promise<ReadonlyMap<string, number>>;
}
