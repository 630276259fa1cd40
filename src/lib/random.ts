import { randomFillSync } from 'node:crypto';

/** Where randomness comes from: `size` unpredictable bytes. */
export type Random = (size: number) => Buffer;

const POOL_SIZE = 4096;

/**
 * The system's cryptographic randomness, drawn a pool at a time: a call into the system costs
 * more than the bytes it gives. Bytes are handed out once and never shared.
 */
export function pooledRandom(): Random {
  let pool = Buffer.alloc(0);
  let used = 0;
  return (size) => {
    if (size > POOL_SIZE) return randomFillSync(Buffer.allocUnsafeSlow(size));
    if (used + size > pool.length) {
      pool = randomFillSync(Buffer.allocUnsafeSlow(POOL_SIZE));
      used = 0;
    }
    used += size;
    return pool.subarray(used - size, used);
  };
}
