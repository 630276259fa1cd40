import { sameSecret } from '../lib/constant-time.ts';
import type { DeviceRow } from '../store/sessions.ts';
import { familyHash, secretHash } from './cookie-value.ts';

/** Milliseconds for which a secret that was replaced is still good: requests side by side carry it. */
const GRACE = 60_000;

/**
 * What a Token cookie's secret is to its device. A reused one was good once: two parties have it, and nobody can tell
 * which of them is the owner.
 */
export type DeviceUse = 'current' | 'just replaced' | 'reused' | 'wrong';

/** Judges the secret of a Token cookie that names a device. */
export function judgeUse(device: DeviceRow, secret: Buffer, now: number): DeviceUse {
  const given = secretHash(secret);
  if (sameSecret(device.secretHash, given)) return 'current';
  if (!device.rotates || !sameSecret(device.familyHash, familyHash(secret))) return 'wrong';
  const { previousHash, rotated } = device;
  const isPrevious = previousHash !== null && sameSecret(previousHash, given);
  return isPrevious && rotated !== null && Math.abs(now - rotated) < GRACE ? 'just replaced' : 'reused';
}
