import type { Clock } from '../lib/clock.ts';
import type { Random } from '../lib/random.ts';

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
const PER_MILLISECOND = 4096;

/** Handles that rise with time and never repeat: the store keeps rows in their order, which is cheap. */
export function risingHandles(clock: Clock, random: Random): () => number {
  let last = 0;
  return () => {
    const now = (clock() - EPOCH) * PER_MILLISECOND + (random(2).readUInt16BE() % PER_MILLISECOND);
    last = Math.max(last + 1, now);
    return last;
  };
}
