import type { ChangeNoted, LogAsked, LogRow, LogStore, NewLogEntry } from './log.ts';
import type { MemoryChanges } from './memory-changes.ts';
import type { MemoryTags } from './memory-tags.ts';

/** The log in a list. */
export class MemoryLog implements LogStore {
  readonly #changes: Pick<MemoryChanges, 'note'>;
  readonly #tags: Pick<MemoryTags, 'count'>;
  #rows: LogRow[] = [];

  constructor(changes: Pick<MemoryChanges, 'note'>, tags: Pick<MemoryTags, 'count'>) {
    this.#changes = changes;
    this.#tags = tags;
  }

  async add(entry: NewLogEntry): Promise<void> {
    this.note(entry);
  }

  async byId(ids: readonly number[]): Promise<LogRow[]> {
    return this.#rows.filter(({ id }) => ids.includes(id));
  }

  async list(asked: LogAsked): Promise<LogRow[]> {
    const { type, action, performer, namespace, title, titlePrefix, from = -Infinity, to = Infinity } = asked;
    const { newer = false, at, tag, limit } = asked;
    const way = newer ? 1 : -1;
    const order = (one: Moment, other: Moment) => way * (one.timestamp - other.timestamp || one.id - other.id);
    return this.#rows
      .filter((row) => type === undefined || row.type === type)
      .filter((row) => action === undefined || row.action === action)
      .filter((row) => performer === undefined || row.performerName === performer)
      .filter((row) => namespace === undefined || row.namespace === namespace)
      .filter((row) => tag === undefined || row.tags.includes(tag))
      .filter((row) => title === undefined || row.title === title)
      .filter((row) => titlePrefix === undefined || row.title.startsWith(titlePrefix))
      .filter(({ timestamp }) => timestamp >= from && timestamp <= to)
      .filter((row) => at === undefined || order(row, at) >= 0)
      .sort(order)
      .slice(0, limit);
  }

  /** Notes an event, for the verbs that must do so in the same step. */
  note({ change, ...entry }: NewLogEntry, revision = 0): LogRow {
    const row = { tags: [], ...entry, revision, id: this.#rows.length + 1 };
    this.#rows.push(row);
    // Those of an event that made a revision are counted with that.
    if (revision === 0) this.#tags.count(row.tags);
    if (change) this.#list(row, change);
    return row;
  }

  /** Gives events the tags that come of those they have. */
  retag(tagsOf: (row: LogRow) => readonly string[]): void {
    this.#rows = this.#rows.map((row) => ({ ...row, tags: tagsOf(row) }));
  }

  /** The event that made a revision, for the verbs that look for it. */
  ofRevision(revision: number): LogRow | undefined {
    return this.#rows.find((row) => row.revision === revision);
  }

  #list(event: LogRow, { bot }: ChangeNoted): void {
    const { timestamp, performer: user, performerName: userName, namespace, title, page, revision, comment } = event;
    this.#changes.note({
      ...{ type: 'log', timestamp, namespace, key: title.replaceAll(' ', '_'), user, userName, comment, minor: false },
      ...{ bot, patrolled: 'auto', page, revision, parent: 0, oldLength: 0, newLength: 0, tags: event.tags, hidden: 0 },
      log: event.id,
    });
  }
}

type Moment = Pick<LogRow, 'timestamp' | 'id'>;
