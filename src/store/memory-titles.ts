import type { MemoryAccounts } from './memory-accounts.ts';
import type { MemoryArchive } from './memory-archive.ts';
import type { MemoryChanges } from './memory-changes.ts';
import type { MemoryPages } from './memory-pages.ts';
import type { MemoryWatches } from './memory-watches.ts';
import { pageKey } from './page-key.ts';
import type { PageEvent, PageName } from './pages.ts';
import type { Move, TitleProtection, TitleStore } from './titles.ts';

interface Beside {
  readonly accounts: MemoryAccounts;
  readonly changes: MemoryChanges;
  readonly watches: MemoryWatches;
}

/** What pages are called, and may be called, in a map. */
export class MemoryTitles implements TitleStore {
  readonly #beside: Beside;
  readonly #rows = new Map<string, TitleProtection>();
  #pages: MemoryPages | undefined;
  #archive: MemoryArchive | undefined;

  constructor(beside: Beside) {
    this.#beside = beside;
  }

  /** Which pages have the titles. */
  of(pages: MemoryPages, archive: MemoryArchive): void {
    this.#pages = pages;
    this.#archive = archive;
  }

  async protections(names: readonly PageName[], now: number): Promise<TitleProtection[]> {
    return names
      .flatMap((name) => this.#rows.get(pageKey(name)) ?? [])
      .filter(({ expires }) => expires === null || expires > now);
  }

  async protect(protection: TitleProtection, event: PageEvent): Promise<void> {
    this.#rows.set(pageKey(protection), protection);
    this.#pages?.noteEvent(0, event);
  }

  async unprotect(name: PageName, event: PageEvent): Promise<void> {
    this.drop(name);
    this.#pages?.noteEvent(0, event);
  }

  /** A page was made under the name. */
  drop(name: PageName): void {
    this.#rows.delete(pageKey(name));
  }

  async move(move: Move): Promise<number | undefined> {
    const { from, to, base, over, revision, redirect, events, watches } = move;
    const pages = this.#pages as MemoryPages;
    const row = pages.named(from);
    if (row?.latest !== base || (pages.named(to)?.latest ?? null) !== (over?.base ?? null)) return undefined;
    const gone = over && this.#archive?.take({ page: to, base: over.base, articles: 0, event: over.event });
    const made = pages.rename(row, move);
    if (revision.user !== null) this.#beside.accounts.countEdit(revision.user);
    if (redirect) {
      const stays = await pages.save({ page: from, base: null, articles: 0, change: null, ...redirect });
      pages.protectAlike(stays?.page ?? 0, row.id);
    }
    for (const [watched, too] of watches) this.#beside.watches.watchAlike(watched, too);
    for (const [index, event] of events.entries()) {
      pages.noteEvent(row.id, event, index === 0 ? made : 0);
      if (index === 0 && gone) this.#beside.changes.listLater(gone);
    }
    return made;
  }
}
