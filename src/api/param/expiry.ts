import { parseTime } from '../../lib/parse-time.ts';

const NEVER: ReadonlySet<string> = new Set(['infinite', 'indefinite', 'infinity', 'never']);

/** When something ends, as people write it: a time, `5 days`, `1 month 2 weeks`, `tomorrow`; null: never; undefined: it is no end. */
export function readExpiry(text: string, now: number): number | null | undefined {
  return NEVER.has(text) ? null : parseTime(text, now);
}
