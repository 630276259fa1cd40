import type { LogAsked, LogRow, LogStore, NewLogEntry } from './log.ts';

/** The log in a list. */
export class MemoryLog implements LogStore {
  readonly #rows: LogRow[] = [];

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
  note(entry: NewLogEntry, revision = 0): LogRow {
    const row = { ...entry, revision, id: this.#rows.length + 1 };
    this.#rows.push(row);
    return row;
  }
}

type Moment = Pick<LogRow, 'timestamp' | 'id'>;
