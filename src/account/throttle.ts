import type { Clock } from '../lib/clock.ts';
import { throttleAddress } from '../lib/ip.ts';
import type { ThrottleWindow } from './settings.ts';

interface Count {
  readonly began: number;
  attempts: number;
}

/**
 * Counts attempts per name and address in fixed windows, in memory. An attempt counts in the moment that it is asked
 * about, so attempts side by side cannot all slip through; a refused one does not make the window longer.
 */
export class Throttle {
  readonly #clock: Clock;
  readonly #maxKeys: number;
  /** Of each window, what was counted, in the order in which the counts began. */
  readonly #counters: readonly { readonly window: ThrottleWindow; readonly counts: Map<string, Count> }[];

  constructor(windows: readonly ThrottleWindow[], clock: Clock, maxKeys = 100_000) {
    this.#clock = clock;
    this.#maxKeys = maxKeys;
    this.#counters = windows.filter(({ count }) => count > 0).map((window) => ({ window, counts: new Map() }));
  }

  /** Counts an attempt; if it is one too many, gives the seconds that the refusing window lasts in all. */
  attempt(name: string, ip: string): number | undefined {
    const key = keyOf(name, ip);
    const now = this.#clock();
    for (const { window, counts } of this.#counters) {
      const count = counts.get(key);
      if (count === undefined || !lasts(count, window, now)) {
        counts.delete(key);
        this.#makeRoom(counts, window, now);
        counts.set(key, { began: now, attempts: 1 });
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
    for (const { counts } of this.#counters) counts.delete(keyOf(name, ip));
  }

  /** How many counts are kept. */
  get size(): number {
    return this.#counters.reduce((sum, { counts }) => sum + counts.size, 0);
  }

  #makeRoom(counts: Map<string, Count>, window: ThrottleWindow, now: number): void {
    for (const [key, count] of counts) {
      if (lasts(count, window, now) && counts.size < this.#maxKeys) return;
      counts.delete(key);
    }
  }
}

function keyOf(name: string, ip: string): string {
  return `${throttleAddress(ip)} ${name}`;
}

/** A count from the future is void: the clock was set back, and the window would not end. */
function lasts({ began }: Count, { seconds }: ThrottleWindow, now: number): boolean {
  return began <= now && now < began + seconds * 1000;
}
