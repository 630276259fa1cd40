import { byBytes } from '../lib/byte-order.ts';
import type { ChangeRow } from './changes.ts';
import { pageKey } from './page-key.ts';
import type { PageName } from './pages.ts';
import type { WatchListAsked, WatchRow, WatchStore } from './watches.ts';

/** Watchlists in a map. */
export class MemoryWatches implements WatchStore {
  readonly #rows = new Map<string, WatchRow>();

  async watched(user: number, names: readonly PageName[], now: number): Promise<WatchRow[]> {
    return names.flatMap((name) => this.find(user, name, now) ?? []);
  }

  /** The same of one name, at once. */
  find(user: number, name: PageName, now: number): WatchRow | undefined {
    const row = this.#rows.get(watchOf(user, name));
    return row && inForce(row, now) ? row : undefined;
  }

  async list(user: number, asked: WatchListAsked): Promise<WatchRow[]> {
    const { namespaces, unseen, from, to, descending, now, limit } = asked;
    const way = descending ? -1 : 1;
    const order = (one: PageName, other: PageName) =>
      way * (one.namespace - other.namespace || byBytes(one.key, other.key));
    return [...this.#rows.values()]
      .filter((row) => row.user === user && inForce(row, now))
      .filter((row) => namespaces === undefined || namespaces.includes(row.namespace))
      .filter((row) => unseen === undefined || (row.unseen !== null) === unseen)
      .filter((row) => (from === undefined || order(row, from) >= 0) && (to === undefined || order(row, to) <= 0))
      .sort(order)
      .slice(0, limit);
  }

  async watch(user: number, names: readonly PageName[], expires: number | null): Promise<void> {
    for (const { namespace, key } of names) {
      const before = this.#rows.get(watchOf(user, { namespace, key }));
      const row = { user, namespace, key, expires, unseen: before?.unseen ?? null };
      this.#rows.set(watchOf(user, row), row);
    }
  }

  /** Has everybody who watches a page watch another too. */
  watchAlike(watched: PageName, { namespace, key }: PageName): void {
    for (const row of [...this.#rows.values()]) {
      if (row.namespace !== watched.namespace || row.key !== watched.key) continue;
      this.#rows.set(watchOf(row.user, { namespace, key }), { ...row, namespace, key });
    }
  }

  async countUnseen(user: number, most: number, now: number): Promise<number> {
    return (await this.list(user, { unseen: true, now, limit: most })).length;
  }

  async setUnseen(user: number, names: readonly PageName[] | null, unseen: number | null): Promise<void> {
    const wanted = names && new Set(names.map((name) => watchOf(user, name)));
    for (const [key, row] of this.#rows) {
      if (row.user === user && (wanted?.has(key) ?? true)) this.#rows.set(key, { ...row, unseen });
    }
  }

  /** A page changed: those who have seen all of it so far have not seen that, but for who did it. */
  noteChange({ namespace, key, user, timestamp }: Pick<ChangeRow, 'namespace' | 'key' | 'user' | 'timestamp'>): void {
    for (const [at, row] of this.#rows) {
      const isIts = row.namespace === namespace && row.key === key && row.user !== user;
      if (isIts && row.unseen === null && inForce(row, timestamp)) this.#rows.set(at, { ...row, unseen: timestamp });
    }
  }

  /** An account is erased. */
  forget(user: number): void {
    for (const [key, row] of this.#rows) if (row.user === user) this.#rows.delete(key);
  }

  async unwatch(user: number, names: readonly PageName[]): Promise<void> {
    for (const name of names) this.#rows.delete(watchOf(user, name));
  }

  async watchers(names: Parameters<WatchStore['watchers']>[0], now: number): Promise<ReadonlyMap<string, number>> {
    const live = [...this.#rows.values()].filter((row) => inForce(row, now));
    const counts = new Map<string, number>();
    for (const { namespace, key, seenSince = -Infinity } of names) {
      const count = live.filter(
        (row) => row.namespace === namespace && row.key === key && (row.unseen ?? Infinity) >= seenSince,
      ).length;
      if (count > 0) counts.set(pageKey({ namespace, key }), count);
    }
    return counts;
  }
}

function watchOf(user: number, { namespace, key }: PageName): string {
  return `${user}:${namespace}:${key}`;
}

function inForce({ expires }: WatchRow, now: number): boolean {
  return expires === null || expires > now;
}
