/** MediaWiki reads no data that is deeper. */
const MOST_DEEP = 511;

/** What a page of data holds. */
export interface Data {
  readonly value: unknown;
  /** Characters that only put each value on a line of its own, once it is written so. */
  readonly indent: number;
}

/** Reads the text of a page of data (JSON); undefined: it is none, or holds what MediaWiki takes for none. */
export function readData(text: string): Data | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  let indent = 0;
  let level = [{ '': value }] as object[];
  for (let depth = -1; level.length > 0; depth += 1) {
    if (depth === MOST_DEEP) return undefined;
    const inside: object[] = [];
    for (const one of level) {
      if (!Array.isArray(one) && !Object.keys(one).every(isKey)) return undefined;
      const values = Object.values(one);
      if (depth >= 0 && values.length > 0) indent += values.length * (depth + 2) + depth + 1;
      for (const inner of values) {
        if (typeof inner === 'object' && inner !== null) inside.push(inner);
        else if (!isKept(inner)) return undefined;
      }
    }
    level = inside;
  }
  return { value, indent };
}

function isKey(key: string): boolean {
  return !key.startsWith('\0') && key.isWellFormed();
}

/** Whether it is the same once it is written. */
function isKept(value: unknown): boolean {
  return typeof value === 'number' ? Number.isFinite(value) : typeof value !== 'string' || value.isWellFormed();
}
