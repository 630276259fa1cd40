import { refusal } from '../../error.ts';

/** A time as fourteen digits. */
export function compactTimestamp(time: number): string {
  return new Date(time).toISOString().slice(0, 19).replace(/\D/g, '');
}

/** A time of fourteen digits, that stood where a list goes on. */
export function readCompactTimestamp(text: string): number {
  const time = Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3T$4:$5:$6Z'));
  if (Number.isNaN(time)) throw refusal('badcontinue');
  return time;
}
