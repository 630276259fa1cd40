import { createHmac } from 'node:crypto';
import type { Random } from '../../lib/random.ts';
import { writeBase32 } from './base32.ts';

const CODES = 10;
const CODE_BYTES = 10;

/** Makes the codes for who has lost the device: ten of 80 bits. */
export function newRecoveryCodes(random: Random): string[] {
  return Array.from({ length: CODES }, () => writeBase32(random(CODE_BYTES)));
}

/** The keyed hash to be stored; fast, because a code is machine-made and cannot be guessed. */
export function hashRecoveryCode(key: Buffer, user: number, code: string): string {
  const text = JSON.stringify(['recovery code', user, code]);
  return createHmac('sha256', key).update(text).digest('base64url');
}
