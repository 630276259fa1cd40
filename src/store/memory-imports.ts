import type { Import, ImportStore } from './imports.ts';
import type { MemoryPages } from './memory-pages.ts';
import type { SavedEdit } from './pages.ts';

/** What comes from other wikis, put into the pages in memory. */
export class MemoryImports implements ImportStore {
  readonly #pages: MemoryPages;

  constructor(pages: MemoryPages) {
    this.#pages = pages;
  }

  async add(imported: Import): Promise<SavedEdit | undefined> {
    const { page, base, revisions, revision, redirect, links, articles, event } = imported;
    const before = this.#pages.named(page);
    if ((before?.latest ?? null) !== base) return undefined;
    const id = before?.id ?? this.#pages.newId();
    for (const { content, ...one } of revisions) {
      const parent = await this.#latest(id, one.timestamp);
      this.#pages.addRevision(id, { base: parent, revision: { ...one, tags: [] }, content });
    }
    const made = this.#pages.addRevision(id, { base: await this.#latest(id), revision, content: null });
    const { namespace, key } = page;
    const state = { latest: made.id, length: made.size, redirect, isNew: false, touched: revision.timestamp };
    const row = { id, namespace, key, ...state, model: made.model, language: before?.language ?? null };
    this.#pages.put(row, [], { isNew: base === null, articles, links, edits: revisions.length });
    this.#pages.noteEvent(id, event, made.id);
    return { page: id, revision: made.id };
  }

  /** The latest revision of a page in time, or until a time; null: there is none. */
  async #latest(page: number, to?: number): Promise<number | null> {
    const [row] = await this.#pages.history({ page, ...(to !== undefined && { to }), limit: 1 });
    return row?.id ?? null;
  }
}
