import type { ChangeNoted, LogAsked, LogRow, LogStore, NewLogEntry } from './log.ts';
import type { MemoryChanges } from './memory-changes.ts';

/** The log in a list. */
export class MemoryLog implements LogStore {
  readonly #changes: Pick<MemoryChanges, 'note'>;
  readonly #rows: LogRow[] = [];

  constructor(changes: Pick<MemoryChanges, 'note'>) {
    this.#changes = changes;
  }

  async add(entry: NewLogEntry): Promise<void> {
    this.note(entry);
  }

  async byId(ids: readonly number[]): Promise<LogRow[]> {
    return this.#rows.filter(({ id }) => ids.includes(id));
  }

  async list(asked: LogAsked): Promise<LogRow[]> {
    const { type, action, performer, namespace, title, titlePrefix, from = -Infinity, to = Infinity } = asked;
    const { newer = false, at, limit } = asked;
    const way = newer ? 1 : -1;
    const order = (one: Moment, other: Moment) => way * (one.timestamp - other.timestamp || one.id - other.id);
    return this.#rows
      .filter((row) => type === undefined || row.type === type)
      .filter((row) => action === undefined || row.action === action)
      .filter((row) => performer === undefined || row.performerName === performer)
      .filter((row) => namespace === undefined || row.namespace === namespace)
      .filter((row) => title === undefined || row.title === title)
      .filter((row) => titlePrefix === undefined || row.title.startsWith(titlePrefix))
      .filter(({ timestamp }) => timestamp >= from && timestamp <= to)
      .filter((row) => at === undefined || order(row, at) >= 0)
      .sort(order)
      .slice(0, limit);
  }

  /** Notes an event, for the verbs that must do so in the same step. */
  note({ change, ...entry }: NewLogEntry, revision = 0): LogRow {
    const row = { ...entry, revision, id: this.#rows.length + 1 };
    this.#rows.push(row);
    if (change) this.#list(row, change);
    return row;
  }

  #list(event: LogRow, { bot }: ChangeNoted): void {
    const { timestamp, performer: user, performerName: userName, namespace, title, page, revision, comment } = event;
    this.#changes.note({
      ...{ type: 'log', timestamp, namespace, key: title.replaceAll(' ', '_'), user, userName, comment, minor: false },
      ...{ bot, patrolled: 'auto', page, revision, parent: 0, oldLength: 0, newLength: 0, tags: [], hidden: 0 },
      log: event.id,
    });
  }
}

type Moment = Pick<LogRow, 'timestamp' | 'id'>;
