const INTEGER = /^(?:0|-?[1-9]\d{0,18})$/;
const NUMERIC = /^[ \t\n\r\v\f]*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?[ \t\n\r\v\f]*$/i;

/** Whether PHP keeps a key of an array as an integer. */
export function isIntegerKey(key: string): boolean {
  return INTEGER.test(key) && (key.length < 16 || BigInt.asIntN(64, BigInt(key)) === BigInt(key));
}

/** Whether keys are 0, 1, 2, …: PHP then takes an array for a list. */
export function isNumbered(keys: readonly string[]): boolean {
  return keys.every((key, index) => key === String(index));
}

/** Order of the items of a list made of an object, as MediaWiki sorts them: numbers by value, others as text. */
export function byKey(a: string, b: string): number {
  if (NUMERIC.test(a) && NUMERIC.test(b)) return Number(a) - Number(b);
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
