import { createHmac } from 'node:crypto';

/** A secret of a second factor: the bytes `12345678901234567890` of RFC 6238, in base 32. */
export const TOTP = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

/** The code of that secret at a time, so many periods away. */
export function codeAt(now: number, periods = 0): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(now / 30_000) + periods));
  const mac = createHmac('sha1', '12345678901234567890').update(counter).digest();
  const at = (mac[19] ?? 0) & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
