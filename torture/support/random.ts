/** Numbers from 0 to 1 in an order that a seed decides (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number below a bound. */
export function below(random: () => number, bound: number): number {
  return Math.floor(random() * bound);
}

/** One of some values. */
export function oneOf<T>(random: () => number, values: readonly T[]): T {
  return values[below(random, values.length)] as T;
}
