import { createHmac } from 'node:crypto';
import { sameSecret } from '../lib/constant-time.ts';
import type { Random } from '../lib/random.ts';
import type { TemporaryPassword } from '../store/accounts.ts';

const BYTES = 15;

/** Days that a temporary password is good for. */
export const TEMPORARY_DAYS = 7;
const LIFE = TEMPORARY_DAYS * 86_400_000;

/** Makes a temporary password: 120 random bits, long enough that guessing is not worth while. */
export function newTemporaryPassword(random: Random): string {
  return random(BYTES).toString('base64url');
}

/** The keyed hash to be stored. It is fast: a login costs the same work whether a temporary password is there or not. */
export function hashTemporaryPassword(key: Buffer, user: number, password: string): string {
  return createHmac('sha256', key)
    .update(JSON.stringify(['temporary password', user, password]))
    .digest('base64url');
}

/** Whether a password is the temporary one of an account, and not too old. */
export function isTemporaryPassword(
  given: { readonly key: Buffer; readonly user: number; readonly password: string; readonly now: number },
  stored: TemporaryPassword | undefined,
): boolean {
  if (stored === undefined || given.now - stored.made >= LIFE) return false;
  const hash = hashTemporaryPassword(given.key, given.user, given.password);
  return sameSecret(Buffer.from(hash), Buffer.from(stored.hash));
}
