import type { Clock } from '../lib/clock.ts';
import { throttleAddress } from '../lib/ip.ts';
import type { AccountStore } from '../store/accounts.ts';
import type { AuthLogStore, NewAuthEvent, Origin } from '../store/auth-event.ts';
import { newAuthEvent } from '../store/new-auth-event.ts';
import { canonicalName } from './name.ts';

/** What refusals are noted with. */
export interface RefusalParts {
  readonly accounts: Pick<AccountStore, 'byName'>;
  readonly authLog: Pick<AuthLogStore, 'add'>;
  readonly clock: Clock;
}

interface Refusal {
  /** As it was typed, before any `@`: it may be a password in the wrong field. */
  readonly name: string;
  readonly from: Origin;
  readonly why: string;
  readonly last: number;
  count: number;
}

/** More kinds of refusals than this are not told apart until the next are written. */
const MOST_COUNTED = 1000;
/** A longer name is no account's; it is not kept, or a few requests could fill the memory with theirs. */
const LONGEST_NAME = 512;
/** So many events are written at once; the rest is told as one. */
const MOST_WRITTEN = 100;

/**
 * Counts logins that are refused, and notes them as events now and then: one for an account and an address and a reason,
 * however many there were. So no storm of anonymous requests costs more than its share of the log. A name that no account has
 * is never noted: it may be a secret that was typed into the wrong field.
 */
export class Refusals {
  readonly #parts: RefusalParts;
  #counted = new Map<string, Refusal>();

  constructor(parts: RefusalParts) {
    this.#parts = parts;
  }

  /** Counts a refusal. It does the same work whether there is such an account or not. */
  count(name: string, from: Origin, why: string): void {
    const [typed = ''] = name.length > LONGEST_NAME ? [] : name.split('@');
    const apart = this.#counted.size < MOST_COUNTED;
    const key = JSON.stringify(apart ? [why, typed, throttleAddress(from.ip)] : [why]);
    const last = this.#parts.clock();
    const before = this.#counted.get(key)?.count ?? 0;
    const told = apart ? { name: typed, from } : { name: '', from: { ip: '', agent: '' } };
    this.#counted.set(key, { ...told, why, last, count: before + 1 });
  }

  /** Notes what was counted. */
  async write(): Promise<void> {
    if (this.#counted.size === 0) return;
    const counted = [...this.#counted.values()];
    this.#counted = new Map();
    const known = new Map<string, NewAuthEvent>();
    for (const refusal of counted) {
      const event = await this.#eventOf(refusal);
      const key = JSON.stringify([event.params, event.user, throttleAddress(event.ip)]);
      known.set(key, { ...event, count: (event.count ?? 1) + (known.get(key)?.count ?? 0) });
    }
    const events = [...known.values()].sort((one, other) => (other.count ?? 1) - (one.count ?? 1));
    const rest = events.splice(MOST_WRITTEN);
    const [first] = rest;
    if (first) {
      const count = rest.reduce((sum, event) => sum + (event.count ?? 1), 0);
      const nowhere = { actorName: '', user: null, userName: '', ip: '', agent: '' };
      events.push({ ...first, ...nowhere, params: { why: 'various' }, count });
    }
    await this.#parts.authLog.add(events);
  }

  async #eventOf({ name, from, why, last, count }: Refusal): Promise<NewAuthEvent> {
    const account = await this.#parts.accounts.byName(canonicalName(name) ?? '');
    const by = { id: null, name: from.ip };
    return newAuthEvent({
      action: 'refuse',
      by,
      of: account ?? { id: null, name: '' },
      from,
      now: last,
      params: { why },
      count,
    });
  }
}
