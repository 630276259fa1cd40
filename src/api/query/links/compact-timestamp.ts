import { refusal } from '../../error.ts';

/** A time as fourteen digits. */
export function compactTimestamp(time: number): string {
  return new Date(time).toISOString().slice(0, 19).replace(/\D/g, '');
}

/** A time of fourteen digits, that stood where a list goes on. */
export function readCompactTimestamp(text: string): number {
  const [, ...parts] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text) ?? [];
  const time = Date.parse(`${parts.slice(0, 3).join('-')}T${parts.slice(3).join(':')}Z`);
  if (Number.isNaN(time)) throw refusal('badcontinue');
  return time;
}
