import type { Clock } from '../lib/clock.ts';
import { throttleAddress } from '../lib/ip.ts';
import type { ThrottleWindow } from './settings.ts';

interface Count {
  readonly began: number;
  readonly address: string;
  attempts: number;
}

/** What was counted in one window, in the order in which the counts began, and how many names each address has tried. */
interface Counter {
  readonly window: ThrottleWindow;
  readonly counts: Map<string, Count>;
  readonly names: Map<string, number>;
}

/** More names than this, tried from one address without success, and it is throttled for all: it could flush the counts else. */
const MOST_NAMES = 1000;

/**
 * Counts attempts per name and address in fixed windows, in memory. An attempt counts in the moment that it is asked
 * about, so attempts side by side cannot all slip through; a refused one does not make the window longer.
 */
export class Throttle {
  readonly #clock: Clock;
  readonly #maxKeys: number;
  /** Of each window, what was counted, in the order in which the counts began. */
  readonly #counters: readonly Counter[];

  constructor(windows: readonly ThrottleWindow[], clock: Clock, maxKeys = 100_000) {
    this.#clock = clock;
    this.#maxKeys = maxKeys;
    this.#counters = windows
      .filter(({ count }) => count > 0)
      .map((window) => ({ window, counts: new Map(), names: new Map() }));
  }

  /** Counts an attempt; if it is one too many, gives the seconds that the refusing window lasts in all. */
  attempt(name: string, ip: string): number | undefined {
    const address = throttleAddress(ip);
    const key = `${address} ${name}`;
    const now = this.#clock();
    for (const counter of this.#counters) {
      const { window, counts, names } = counter;
      const count = counts.get(key);
      if (count === undefined || !lasts(count, window, now)) {
        forget(counter, key);
        this.#makeRoom(counter, now);
        if ((names.get(address) ?? 0) >= MOST_NAMES) return window.seconds;
        counts.set(key, { began: now, address, attempts: 1 });
        names.set(address, (names.get(address) ?? 0) + 1);
      } else if (count.attempts >= window.count) {
        return window.seconds;
      } else {
        count.attempts += 1;
      }
    }
    return undefined;
  }

  /** Forgets what was counted, after a success. */
  clear(name: string, ip: string): void {
    for (const counter of this.#counters) forget(counter, `${throttleAddress(ip)} ${name}`);
  }

  /** How many counts are kept. */
  get size(): number {
    return this.#counters.reduce((sum, { counts }) => sum + counts.size, 0);
  }

  #makeRoom(counter: Counter, now: number): void {
    for (const [key, count] of counter.counts) {
      if (lasts(count, counter.window, now) && counter.counts.size < this.#maxKeys) return;
      forget(counter, key);
    }
  }
}

function forget({ counts, names }: Counter, key: string): void {
  const count = counts.get(key);
  if (count === undefined) return;
  counts.delete(key);
  const left = (names.get(count.address) ?? 1) - 1;
  if (left > 0) names.set(count.address, left);
  else names.delete(count.address);
}

/** A count from the future is void: the clock was set back, and the window would not end. */
function lasts({ began }: Count, { seconds }: ThrottleWindow, now: number): boolean {
  return began <= now && now < began + seconds * 1000;
}
