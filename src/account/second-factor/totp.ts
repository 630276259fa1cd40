import { createHmac } from 'node:crypto';
import { sameSecret } from '../../lib/constant-time.ts';
import { readBase32 } from './base32.ts';

const PERIOD = 30_000;
const DIGITS = 6;
/** Clocks may differ by so many periods. */
const RADIUS = 1;

/** The periods around a time whose code (RFC 6238, with SHA-1) is the one given, the earliest first. */
export function matchingPeriods(secret: string, code: string, now: number): number[] {
  const key = readBase32(secret);
  const given = Buffer.from(code);
  const current = Math.floor(now / PERIOD);
  const around = Array.from({ length: 2 * RADIUS + 1 }, (_, index) => current - RADIUS + index);
  return around.filter((period) => sameSecret(Buffer.from(codeOf(key, period)), given));
}

function codeOf(key: Buffer, period: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(period));
  const digest = createHmac('sha1', key).update(counter).digest();
  const at = (digest.at(-1) ?? 0) & 0xf;
  const number = digest.readUInt32BE(at) & 0x7fffffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0');
}

/** The address that an app for codes takes an account from. */
export function otpauthUri(wiki: string, name: string, secret: string): string {
  const label = `${encodeURIComponent(wiki)}:${encodeURIComponent(name)}`;
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(wiki)}`;
}
