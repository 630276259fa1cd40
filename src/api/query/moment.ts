import { message } from '../../i18n/message.ts';
import { parseTimestamp } from '../../lib/parse-timestamp.ts';
import { refusal } from '../error.ts';

/** Where a list goes on that is in the order of times, and of numbers where times are equal. */
export interface Moment {
  readonly timestamp: number;
  readonly id: number;
}

/** Reads `20261122180009|18`. */
export function momentRead(text: string, now: number): Moment {
  const [time = '', id = '', ...more] = text.split('|');
  const timestamp = parseTimestamp(time, now);
  if (timestamp === undefined || !/^-?\d{1,15}$/.test(id) || more.length > 0) {
    throw refusal('badcontinue', message('apierror-badcontinue'));
  }
  return { timestamp, id: Number(id) };
}

/** Writes a moment, with 14 digits for the time. */
export function momentWritten({ timestamp, id }: Moment): string {
  return `${new Date(timestamp).toISOString().slice(0, 19).replace(/\D/g, '')}|${id}`;
}
