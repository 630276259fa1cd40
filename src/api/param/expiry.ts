import { parseTimestamp } from './timestamp.ts';

const NEVER: ReadonlySet<string> = new Set(['infinite', 'indefinite', 'infinity', 'never']);

const PART =
  /^\s*(?:and\s+|,\s*)?([+-]?\d+|an?)\s*(sec|second|min|minute|hour|day|week|fortnight|month|year)s?(?=\W|\d|$)/i;

/** When something ends, as people write it: a time, `5 days`, `1 month 2 weeks`, `tomorrow`; null: never; undefined: it is no end. */
export function readExpiry(text: string, now: number): number | null | undefined {
  if (NEVER.has(text)) return null;
  const written = text.trim();
  const date = /^\d{4}-\d\d-\d\d$/.test(written) ? `${written}T00:00:00Z` : written;
  // A few digits are no seconds since 1970 here.
  if (!/^-?\d{1,13}(?:\.\d+)?$/.test(date)) {
    const time = parseTimestamp(date);
    if (time !== undefined) return time;
  }
  if (written.toLowerCase() === 'tomorrow') return startOfDay(now) + DAY;
  return later(written, now);
}

const DAY = 86_400_000;

function startOfDay(now: number): number {
  return Math.floor(now / DAY) * DAY;
}

function later(written: string, now: number): number | undefined {
  const date = new Date(Math.floor(now / 1000) * 1000);
  let rest = written;
  do {
    const [part, count = '', unit = ''] = PART.exec(rest) ?? [];
    if (part === undefined) return undefined;
    add(date, /^an?$/i.test(count) ? 1 : Number(count), unit.toLowerCase());
    rest = rest.slice(part.length);
  } while (rest.trim() !== '');
  const time = date.getTime();
  return Number.isNaN(time) || date.getUTCFullYear() > 9999 ? undefined : time;
}

const SECONDS: { readonly [unit: string]: number } = {
  sec: 1,
  second: 1,
  min: 60,
  minute: 60,
  hour: 3600,
  day: 86_400,
  week: 604_800,
  fortnight: 1_209_600,
};

function add(date: Date, count: number, unit: string): void {
  if (unit === 'month') date.setUTCMonth(date.getUTCMonth() + count);
  else if (unit === 'year') date.setUTCFullYear(date.getUTCFullYear() + count);
  else date.setTime(date.getTime() + count * (SECONDS[unit] ?? 0) * 1000);
}
