const UNITS = [
  ['year', 31_536_000_000],
  ['month', 2_592_000_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** A moment for English readers: `16:13, 22 November 2026`, in UTC. */
export function momentInWords(milliseconds: number): string {
  const date = new Date(milliseconds);
  const month = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(date);
  const time = date.toISOString().slice(11, 16);
  return `${time}, ${date.getUTCDate()} ${month} ${date.getUTCFullYear()}`;
}

/** How far off something is, for English readers: `in 5 days`. */
export function inWords(milliseconds: number): string {
  const [unit, size] = UNITS.find(([, length]) => Math.abs(milliseconds) >= length) ?? ['second', 1000];
  return new Intl.RelativeTimeFormat('en').format(Math.round(milliseconds / size), unit);
}
