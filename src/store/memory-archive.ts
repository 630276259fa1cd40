import type { ArchivedAsked, ArchivedRow, ArchiveStore, Deletion, Restoration } from './archive.ts';
import type { MemoryPages } from './memory-pages.ts';
import type { PageName } from './pages.ts';

/** What was deleted, in a list. */
export class MemoryArchive implements ArchiveStore {
  readonly #pages: MemoryPages;
  #rows: ArchivedRow[] = [];

  constructor(pages: MemoryPages) {
    this.#pages = pages;
  }

  async list(asked: ArchivedAsked & { readonly limit: number }): Promise<ArchivedRow[]> {
    return this.#find(asked)
      .sort((one, other) => other.timestamp - one.timestamp || other.id - one.id)
      .slice(0, asked.limit);
  }

  async count(asked: ArchivedAsked): Promise<number> {
    return this.#find(asked).length;
  }

  async names(ids: readonly number[]): Promise<ReadonlyMap<number, PageName>> {
    const found = this.#rows.filter(({ id }) => ids.includes(id));
    return new Map(found.map(({ id, namespace, key }) => [id, { namespace, key }]));
  }

  async delete(deletion: Deletion): Promise<number | undefined> {
    return this.take(deletion);
  }

  /** Deletes in one step with what else is done. */
  take({ page, base, articles, event }: Deletion): number | undefined {
    const row = this.#pages.named(page);
    if (row?.latest !== base) return undefined;
    const { namespace, key } = page;
    this.#rows.push(...this.#pages.take(row, articles).map((one) => ({ ...one, namespace, key })));
    return this.#pages.noteEvent(row.id, event);
  }

  async restore(restoration: Restoration): Promise<number | undefined> {
    const { page, base, becomes, articles, event } = restoration;
    const before = this.#pages.named(page);
    const rows = this.#find(restoration);
    if ((before?.latest ?? null) !== base || rows.length === 0) return undefined;
    const id = before?.id ?? this.#pages.freeId(becomes?.newest.page ?? 0);
    const { namespace, key } = page;
    const now = becomes && {
      ...{ id, namespace, key, latest: becomes.newest.id, length: becomes.newest.size, redirect: becomes.redirect },
      ...{ isNew: base === null, touched: event.entry.timestamp },
      ...{ model: becomes.newest.model, language: before?.language ?? null },
    };
    const row = now ?? before;
    if (!row) return undefined;
    const back = rows.map(({ namespace: _, key: __, ...one }) => ({ ...one, page: id }));
    this.#pages.put(row, back, { isNew: base === null, articles, links: becomes?.links });
    this.#rows = this.#rows.filter((one) => !rows.includes(one));
    this.#pages.noteEvent(id, event);
    return id;
  }

  /** Gives deleted revisions the tags that come of those they have. */
  retag(tagsOf: (row: ArchivedRow) => readonly string[]): void {
    this.#rows = this.#rows.map((row) => ({ ...row, tags: tagsOf(row) }));
  }

  #find({ page, timestamps }: ArchivedAsked): ArchivedRow[] {
    return this.#rows.filter((row) => isNamed(row, page) && (timestamps?.includes(row.timestamp) ?? true));
  }
}

function isNamed(row: PageName, { namespace, key }: PageName): boolean {
  return row.namespace === namespace && row.key === key;
}
