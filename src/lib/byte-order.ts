/** The order of UTF-8 bytes, as databases have it; JavaScript's own differs beyond U+FFFF. */
export function byBytes(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}
