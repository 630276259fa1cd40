import { MemoryTexts } from './memory-texts.ts';
import { inTime } from './memory-time.ts';
import type { HistoryAsked, NewEdit, RevisionRow } from './pages.ts';

/** Revisions with their texts in maps. */
export class MemoryRevisions {
  readonly #rows = new Map<number, RevisionRow>();
  readonly #texts = new MemoryTexts();
  #last = 0;

  /** One by its id. */
  get(id: number): RevisionRow | undefined {
    return this.#rows.get(id);
  }

  all(): readonly RevisionRow[] {
    return [...this.#rows.values()];
  }

  /** Adds one of a page, whose parent is `base`. */
  add(page: number, { base, revision, content }: Pick<NewEdit, 'base' | 'revision' | 'content'>): RevisionRow {
    const { timestamp, user, userName, comment, minor, tags } = revision;
    const id = ++this.#last;
    const row = {
      ...{ id, page, parent: base ?? 0, timestamp, user, userName, comment, minor, tags, hidden: 0 },
      ...this.#texts.keep(content, this.get(base ?? 0)),
    };
    this.put(row);
    return row;
  }

  /** Puts one in place of how it was. */
  put(row: RevisionRow): void {
    this.#rows.set(row.id, row);
  }

  /** Takes those of a page away. */
  take(page: number): readonly RevisionRow[] {
    const gone = this.all().filter((row) => row.page === page);
    for (const { id } of gone) this.#rows.delete(id);
    return gone;
  }

  history(asked: HistoryAsked): RevisionRow[] {
    const { page, userName, exceptUserName, tag } = asked;
    const found = this.all()
      .filter((row) => row.page === page)
      .filter((row) => userName === undefined || row.userName === userName)
      .filter((row) => exceptUserName === undefined || row.userName !== exceptUserName)
      .filter((row) => tag === undefined || row.tags.includes(tag));
    return inTime(found, asked);
  }

  /** A text by where it is kept. */
  text(content: number): string | undefined {
    return this.#texts.get(content);
  }
}
