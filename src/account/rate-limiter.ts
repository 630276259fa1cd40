import type { Clock } from '../lib/clock.ts';
import { throttleAddress } from '../lib/ip.ts';

/** Actions → in what capacity → how many in how many seconds. */
export interface RateLimits {
  readonly [action: string]: { readonly [capacity: string]: readonly [count: number, seconds: number] };
}

/** Who acts, as far as limits are asked. */
export interface Acting {
  /** 0: not an account. */
  readonly id: number;
  readonly ip: string;
  /** Has no right `autoconfirmed`. */
  readonly isNew: boolean;
  /** Groups that the account was put into. */
  readonly groups: readonly string[];
}

interface Count {
  readonly began: number;
  count: number;
}

/** More counts than this, and the oldest are forgotten. */
const MOST = 100_000;

/** Counts what is done, in fixed windows, in memory: what is one too many is not counted, so that no window grows longer by it. */
export class RateLimiter {
  readonly #limits: RateLimits;
  readonly #clock: Clock;
  readonly #counts = new Map<string, Count>();

  constructor(limits: RateLimits, clock: Clock) {
    this.#limits = limits;
    this.#clock = clock;
  }

  /** Counts something that is done; says whether it is too much. */
  isTooMuch(action: string, acting: Acting): boolean {
    const limits = Object.hasOwn(this.#limits, action) ? (this.#limits[action] ?? {}) : {};
    const now = this.#clock();
    const counted = keysOf(acting, limits).map(({ capacity, of }) => {
      const [most, seconds] = limits[capacity] as readonly [number, number];
      const key = `${action} ${capacity} ${of}`;
      const known = this.#counts.get(key);
      // A count from the future is void: the clock was set back.
      const lasts = known !== undefined && known.began <= now && now < known.began + seconds * 1000;
      return { key, most, known: lasts ? known : { began: now, count: 0 } };
    });
    if (counted.some(({ most, known }) => known.count >= most)) return true;
    for (const { key, known } of counted) {
      known.count += 1;
      this.#counts.delete(key);
      this.#counts.set(key, known);
    }
    for (const key of this.#counts.keys()) {
      if (this.#counts.size <= MOST) break;
      this.#counts.delete(key);
    }
    return false;
  }
}

/** Under what somebody's acts are counted: the account in one capacity, and the address. */
function keysOf(
  acting: Acting,
  limits: RateLimits[string],
): readonly { readonly capacity: string; readonly of: string }[] {
  const { id, ip, isNew } = acting;
  const own = ownCapacity(acting, limits);
  const perSecond = (capacity: string) => (limits[capacity]?.[0] ?? 0) / (limits[capacity]?.[1] ?? 1);
  // A limit of the address for all gives way to one of the account that is stricter.
  const forAll = (capacity: string) => isNew || own === undefined || perSecond(capacity) > perSecond(own);
  const subnet = subnetOf(ip);
  return [
    { capacity: 'anon', of: '', counts: id === 0 },
    { capacity: 'ip', of: ip, counts: isNew },
    { capacity: 'subnet', of: subnet, counts: isNew },
    { capacity: own ?? '', of: String(id), counts: own !== undefined },
    { capacity: 'ip-all', of: ip, counts: forAll('ip-all') },
    { capacity: 'subnet-all', of: subnet, counts: forAll('subnet-all') },
  ].filter(({ capacity, counts }) => counts && limits[capacity] !== undefined);
}

/** In what capacity the account itself is counted: a new one as such, others by the group that may most. */
function ownCapacity({ id, isNew, groups }: Acting, limits: RateLimits[string]): string | undefined {
  if (id === 0) return undefined;
  if (isNew && limits.newbie) return 'newbie';
  const perSecond = ([count, seconds]: readonly [number, number]) => count / seconds;
  const applying = ['user', ...groups].flatMap((capacity) => {
    const limit = limits[capacity];
    return limit ? [{ capacity, rate: perSecond(limit) }] : [];
  });
  return applying.sort((one, other) => other.rate - one.rate)[0]?.capacity;
}

/** The /24 of an IPv4 address, the /64 of another. */
function subnetOf(ip: string): string {
  return throttleAddress(ip).replace(/^(\d+\.\d+\.\d+)\.\d+$/, '$1.0/24');
}
