/** MediaWiki reads no data that is deeper. */
const MOST_DEEP = 512;

/** What a page of data holds. */
export interface Data {
  readonly value: unknown;
  /** Characters that only put each value on a line of its own, once it is written so. */
  readonly indent: number;
}

/** Reads the text of a page of data (JSON); undefined: it is none, or too deep. */
export function readData(text: string): Data | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  let indent = 0;
  const found: (readonly [value: unknown, depth: number])[] = [[value, 0]];
  for (let next = found.pop(); next; next = found.pop()) {
    const [one, depth] = next;
    if (typeof one !== 'object' || one === null) continue;
    if (depth === MOST_DEEP) return undefined;
    const inside = Object.values(one);
    if (inside.length > 0) indent += inside.length * (depth + 2) + depth + 1;
    for (const inner of inside) found.push([inner, depth + 1]);
  }
  return { value, indent };
}
