import { byBytes } from '../lib/byte-order.ts';
import type { MemoryArchive } from './memory-archive.ts';
import type { MemoryChanges } from './memory-changes.ts';
import type { MemoryLog } from './memory-log.ts';
import type { MemoryPages } from './memory-pages.ts';
import type { PageEvent } from './pages.ts';
import type { Tagged, TaggedPart, TagRow, TagStore } from './tags.ts';

interface Beside {
  readonly pages: MemoryPages;
  readonly log: MemoryLog;
  readonly changes: MemoryChanges;
  readonly archive: MemoryArchive;
}

/** Tags in a map; those of each thing are with it. */
export class MemoryTags implements TagStore {
  readonly #rows = new Map<string, TagRow>();
  #beside: Beside | undefined;

  /** What has tags. */
  of(beside: Beside): void {
    this.#beside = beside;
  }

  /** Counts that tags were given. */
  count(tags: readonly string[]): void {
    for (const tag of tags) this.#change(tag, { uses: this.#uses(tag) + 1 });
  }

  manual(): readonly string[] {
    return [...this.#rows].flatMap(([tag, { manual }]) => (manual ? [tag] : [])).sort(byBytes);
  }

  async all(): Promise<ReadonlyMap<string, TagRow>> {
    return this.#rows;
  }

  async define(tag: string, event: PageEvent): Promise<number | undefined> {
    if (this.#rows.get(tag)?.manual) return undefined;
    this.#change(tag, { manual: true });
    return this.#note(event);
  }

  async undefine(tag: string, event: PageEvent): Promise<number | undefined> {
    if (!this.#rows.get(tag)?.manual) return undefined;
    this.#change(tag, { manual: false });
    return this.#note(event);
  }

  async delete(tag: string, event: PageEvent): Promise<number | undefined> {
    if (!this.#rows.delete(tag)) return undefined;
    const without = ({ tags }: { readonly tags: readonly string[] }) => tags.filter((one) => one !== tag);
    const { pages, archive, log, changes } = this.#parts;
    for (const part of [pages, archive, log, changes]) part.retag(without);
    return this.#note(event);
  }

  async find(part: TaggedPart, id: number): Promise<Tagged | undefined> {
    const { pages, log, changes } = this.#parts;
    if (part === 'change') {
      const [row] = await changes.byId([id]);
      if (!row) return undefined;
      const [made] = await pages.revisions([row.revision]);
      return { revision: made?.id ?? 0, log: row.log, change: id, by: part, tags: row.tags };
    }
    if (part === 'log') {
      const [row] = await log.byId([id]);
      if (!row) return undefined;
      const [made] = await pages.revisions([row.revision]);
      return { revision: made?.id ?? 0, log: id, change: changes.idOf({ log: id }), by: part, tags: row.tags };
    }
    const [row] = await pages.revisions([id]);
    const event = log.ofRevision(id)?.id ?? 0;
    return row && { revision: id, log: event, change: changes.idOf({ revision: id }), by: part, tags: row.tags };
  }

  async set(of: Tagged, tags: readonly string[], event: PageEvent): Promise<number | undefined> {
    const { pages, log, changes } = this.#parts;
    const now = await this.find(of.by, of[of.by]);
    if (now?.tags.join() !== of.tags.join()) return undefined;
    const added = tags.filter((tag) => !of.tags.includes(tag));
    const removed = of.tags.filter((tag) => !tags.includes(tag));
    const become = (id: number) => (row: { readonly id: number; readonly tags: readonly string[] }) =>
      row.id === id ? [...new Set([...row.tags, ...added])].filter((tag) => !removed.includes(tag)) : row.tags;
    pages.retag(become(of.revision));
    log.retag(become(of.log));
    changes.retag(become(of.change));
    this.count(added);
    for (const tag of removed) this.#change(tag, { uses: this.#uses(tag) - 1 });
    return this.#note(event);
  }

  get #parts(): Beside {
    if (!this.#beside) throw new Error('The store is not put together yet.');
    return this.#beside;
  }

  #uses(tag: string): number {
    return this.#rows.get(tag)?.uses ?? 0;
  }

  #change(tag: string, change: Partial<TagRow>): void {
    const row = { uses: 0, manual: false, ...this.#rows.get(tag), ...change };
    if (row.uses > 0 || row.manual) this.#rows.set(tag, row);
    else this.#rows.delete(tag);
  }

  #note(event: PageEvent): number {
    return this.#parts.pages.noteEvent(0, event);
  }
}
