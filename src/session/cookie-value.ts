import { hash } from 'node:crypto';
import type { Random } from '../lib/random.ts';

/**
 * What the cookies of a stored session hold: the handle of a row and a secret of 160 bits, of which the row has only the
 * hash. A session cookie is `s`, eleven characters of handle and 27 of secret; a Token cookie is 14 and 40 hexadecimal
 * digits. Both fit the shapes that clients expect of MediaWiki's.
 */
export interface Ticket {
  readonly id: number;
  readonly secret: Buffer;
}

export const SECRET_SIZE = 20;
/** Of a device's secret, the part that stays when it is replaced. */
const FAMILY_SIZE = 10;

export function writeSessionCookie({ id, secret }: Ticket): string {
  return `s${id.toString(36).padStart(11, '0')}${secret.toString('base64url')}`;
}

export function readSessionCookie(value: string): Ticket | undefined {
  if (!/^s[0-9a-z]{11}[A-Za-z0-9_-]{27}$/.test(value)) return undefined;
  const id = Number.parseInt(value.slice(1, 12), 36);
  return Number.isSafeInteger(id) ? { id, secret: Buffer.from(value.slice(12), 'base64url') } : undefined;
}

export function writeTokenCookie({ id, secret }: Ticket): string {
  return id.toString(16).padStart(14, '0') + secret.toString('hex');
}

export function readTokenCookie(value: string): Ticket | undefined {
  if (!/^[0-9a-f]{54}$/.test(value)) return undefined;
  const id = Number.parseInt(value.slice(0, 14), 16);
  return Number.isSafeInteger(id) ? { id, secret: Buffer.from(value.slice(14), 'hex') } : undefined;
}

/** What the store keeps of a secret: it is random enough for a plain hash. */
export function secretHash(secret: Buffer): Buffer {
  // By way of text: memory of its own for each hash takes longer than the hash.
  return Buffer.from(hash('sha256', secret, 'latin1'), 'latin1');
}

/** What the store keeps of the part of a device's secret that stays. */
export function familyHash(secret: Buffer): Buffer {
  return secretHash(secret.subarray(0, FAMILY_SIZE));
}

/** Another secret of the same family. */
export function nextSecret(secret: Buffer, random: Random): Buffer {
  return Buffer.concat([secret.subarray(0, FAMILY_SIZE), random(SECRET_SIZE - FAMILY_SIZE)]);
}
