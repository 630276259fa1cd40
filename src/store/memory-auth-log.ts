import type { AuthEvent, AuthLogAsked, AuthLogStore, NewAuthEvent, Noted } from './auth-event.ts';

/** The log of sessions and credentials in a list. */
export class MemoryAuthLog implements AuthLogStore {
  readonly #noted: Noted;
  #events: AuthEvent[] = [];
  #last = 0;

  constructor(noted: Noted) {
    this.#noted = noted;
  }

  async add(events: readonly NewAuthEvent[]): Promise<void> {
    for (const event of events) this.note(event);
  }

  async list(asked: AuthLogAsked): Promise<AuthEvent[]> {
    const { action, actorName, userName, ip, session, from = -Infinity, to = Infinity } = asked;
    const { newer = false, at, limit } = asked;
    const way = newer ? 1 : -1;
    const order = (one: Moment, other: Moment) => way * (one.timestamp - other.timestamp || one.id - other.id);
    return this.#events
      .filter((event) => action === undefined || event.action === action)
      .filter((event) => actorName === undefined || event.actorName === actorName)
      .filter((event) => userName === undefined || event.userName === userName)
      .filter((event) => ip === undefined || event.ip === ip)
      .filter((event) => session === undefined || event.session === session)
      .filter(({ timestamp }) => timestamp >= from && timestamp <= to)
      .filter((event) => at === undefined || order(event, at) >= 0)
      .sort(order)
      .slice(0, limit);
  }

  async sweep(before: number, most: number): Promise<void> {
    this.#events = this.#events.filter(({ id, timestamp }) => timestamp >= before && id > this.#last - most);
  }

  /** Notes an event, if there is one, for the verbs that must do so in the same step. */
  note(event: NewAuthEvent | undefined, count = event?.count ?? 1): void {
    if (!event) return;
    this.#last += 1;
    this.#events.push({ ...event, count, id: this.#last });
    this.#noted({ ...event, count });
  }
}

type Moment = Pick<AuthEvent, 'timestamp' | 'id'>;
