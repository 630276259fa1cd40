import type { MultiOptions } from './param.ts';

/** What values are kept apart by in a list that begins with it. */
export const SEPARATOR = '\u001f';

const DEFAULT_LIMIT = 50;
const DEFAULT_HIGH_LIMIT = 500;

/** How many values a list may have, and how many for those who may have more. */
export function limitsOf({ limit = DEFAULT_LIMIT, highLimit = DEFAULT_HIGH_LIMIT }: MultiOptions): {
  readonly low: number;
  readonly high: number;
} {
  return { low: limit, high: Math.max(limit, highLimit) };
}

/** The text that stands for all values, if one does. */
export function allSpecifier({ all }: MultiOptions): string | undefined {
  return all === true ? '*' : all;
}

/** The values of a list; no more than `most`. */
export function split(text: string, most: number): string[] {
  if (text === '' || text === SEPARATOR) return [];
  return text.startsWith(SEPARATOR) ? text.slice(1).split(SEPARATOR, most) : text.split('|', most);
}
