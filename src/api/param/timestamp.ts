import { message } from '../../i18n/message.ts';
import { refusal } from '../error.ts';
import { type Param, type ParamOptions, type ParamType, param, type Read } from './param.ts';

const DAY = String.raw`(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)`;
const TIME = String.raw`(?<hour>\d\d):(?<minute>\d\d):(?<second>\d\d)`;
const FORMS = [
  /^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)T?(?<hour>\d\d)(?<minute>\d\d)(?<second>\d\d)Z?$/,
  new RegExp(String.raw`^${DAY}[T ]${TIME}(?:[.,]\d{1,6})?(?<zone>Z|\+00(?::?00)?)?$`),
  /^(?<unix>-?\d{1,13})(?:\.\d{1,6})?$/,
  /^(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat), \d\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d(?: GMT| [+-]\d{4})?$/,
];

/** Milliseconds since 1970 of a time in one of MediaWiki's forms: ISO 8601, 14 digits, seconds since 1970, HTTP date. */
export function parseTimestamp(text: string): number | undefined {
  for (const form of FORMS) {
    const found = form.exec(text);
    if (!found) continue;
    const { year, month, day, hour, minute, second, unix } = found.groups ?? {};
    if (unix !== undefined) return inFourDigits(Number(unix) * 1000);
    if (year === undefined) return inFourDigits(Date.parse(text));
    // Not Date.UTC: it takes the years up to 99 for years of the twentieth century.
    const midnight = new Date(0).setUTCFullYear(+year, Number(month) - 1, Number(day));
    return inFourDigits(midnight + ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000);
  }
  return undefined;
}

/** A time, if its year is one that can be written: MediaWiki too refuses others. */
function inFourDigits(time: number): number | undefined {
  const year = new Date(time).getUTCFullYear();
  return year >= 0 && year <= 9999 ? time : undefined;
}

/** Milliseconds since 1970 as the API writes a time: seconds of ISO 8601, in UTC. */
export function formatTimestamp(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

const timestampType: ParamType<number> = {
  read(text, { name, now, warn }) {
    if (text === 'now') return now;
    if (text === '' || text === '0') {
      warn({ code: 'unclearnowtimestamp', message: message('paramvalidator-unclearnowtimestamp', name, text) });
      return now;
    }
    const time = parseTimestamp(text);
    if (time === undefined) throw refusal('badtimestamp', [name, text]);
    return time;
  },
  describe: () => ({ type: 'timestamp' }),
};

/** A moment: milliseconds since 1970. */
export function timestamp<const O extends ParamOptions<number>>(options: O): Param<Read<number, O>> {
  return param(timestampType, options);
}
