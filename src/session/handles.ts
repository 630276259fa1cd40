import type { Clock } from '../lib/clock.ts';
import type { Random } from '../lib/random.ts';
import { TakenHandle } from '../store/store-error.ts';

/** A session's handle as people see it. It opens nothing: the secret of the cookie is not in it. */
export function writeHandle(id: number): string {
  return id.toString(36);
}

/** The session that a handle speaks of, if it is one. */
export function readHandle(text: string): number | undefined {
  const id = Number.parseInt(text, 36);
  return Number.isSafeInteger(id) && writeHandle(id) === text ? id : undefined;
}

const EPOCH = Date.UTC(2025, 0, 1);
/** A process draws one of so many lanes when it starts, which has so many handles in a millisecond. */
const LANES = 256;
const SLOTS = 16;

/** How often other handles are tried. Each is free but for bad luck. */
const MOST_ATTEMPTS = 10;

/**
 * Handles that rise with time and that one process never repeats: the store keeps rows in their order, which is cheap. Two
 * processes that happen to draw the same lane can come upon the same one; the store takes it once for each kind.
 */
export function risingHandles(clock: Clock, random: Random): () => number {
  const lane = random(1).readUInt8() % LANES;
  let last = 0;
  return () => {
    const now = ((clock() - EPOCH) * SLOTS + (random(1).readUInt8() % SLOTS)) * LANES + lane;
    last = Math.max(last + LANES, now);
    return last;
  };
}

/** Begins something with other handles, as long as another process has just given one of them. */
export async function untilFree<T>(begin: () => Promise<T>): Promise<T> {
  for (let left = MOST_ATTEMPTS; ; left -= 1) {
    try {
      return await begin();
    } catch (error) {
      if (!(error instanceof TakenHandle) || left === 1) throw error;
    }
  }
}
