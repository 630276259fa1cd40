const INTEGER = /^(?:0|-?[1-9]\d{0,18})$/;
const NUMERIC = /^[ \t\n\r\v\f]*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?[ \t\n\r\v\f]*$/i;

/** Whether PHP keeps a key of an array as an integer. */
export function isIntegerKey(key: string): boolean {
  return INTEGER.test(key) && (key.length < 16 || BigInt.asIntN(64, BigInt(key)) === BigInt(key));
}

/**
 * Whether MediaWiki prints an array with these keys as a list. It only asks whether they are numbers of which the greatest
 * is one less than their count, so -1 and 1 pass too.
 */
export function isNumbered(keys: readonly string[]): boolean {
  return keys.every(isIntegerKey) && Math.max(-1, ...keys.map(Number)) === keys.length - 1;
}

/** Order of the items of a list made of an object, as MediaWiki sorts them: numbers by value, others as text. */
export function byKey(a: string, b: string): number {
  if (NUMERIC.test(a) && NUMERIC.test(b)) return Number(a) - Number(b);
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
