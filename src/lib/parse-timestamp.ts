const DATE = String.raw`(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)`;
const DIGITS = String.raw`(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)`;
const OFFSET = String.raw`[+-]\d\d(?::?\d\d)?`;
const MONTH = '(?<month>[A-Z][a-z]{2})';
const GAP = String.raw`[ \t\r\n]`;
const time = (between: string) => [`(?<hour>\\d\\d)`, `(?<minute>\\d\\d)`, `(?<second>\\d\\d)`].join(between);
const TIME = time(':');

/** The forms in MediaWiki's order: a date and a time of day with its zone, or seconds since 1970. */
const FORMS = [
  // 14 digits, as MediaWiki keeps times.
  `^${DIGITS}${time('')}$`,
  // ISO 8601 and SQL, and ISO 8601 without punctuation.
  String.raw`^${DATE}[T ]${TIME}(?:[.,]\d{1,6})?(?<zone>Z|${OFFSET})?\n?$`,
  String.raw`^${DIGITS}T${time('')}(?:[.,]\d{1,6})?(?<zone>Z|${OFFSET})?\n?$`,
  String.raw`^(?<unix>-?\d{1,13})(?:\.(?<fraction>\d{1,6}))?$`,
  // Oracle, PostgreSQL, EXIF.
  String.raw`^(?<day>\d\d)-(?<month>\d\d)-(?<year>\d{4}) ${TIME}\.\d{6}\n?$`,
  String.raw`^${DATE} ${TIME}(?:\.\d{1,6})?(?: GMT|(?<zone>[ +-]\d\d))\n?$`,
  String.raw`^(?<year>\d{4}):(?<month>\d\d):(?<day>\d\d) ${TIME}$`,
  // Mail and HTTP (RFC 2822, where a comment may follow), HTTP of old (RFC 850), C's asctime.
  String.raw`^${GAP}*(?:(?<weekday>[A-Z][a-z]{2}),${GAP}*)?(?<day>\d\d?)${GAP}+${MONTH}${GAP}+(?<mailYear>\d{2,4})` +
    String.raw`${GAP}+${time(`${GAP}*:${GAP}*`)}(?:${GAP}+(?<zone>[+-]\d{4}|UT|GMT|[ECMP][SD]T|[A-IK-Za-ik-z]))?(?:${GAP}*;|\n?$)`,
  String.raw`^(?<weekday>[A-Z][a-z]{5,8}), (?<day>\d\d)-${MONTH}-(?<shortYear>\d\d) ${TIME}(?: (?<zone>${OFFSET}|Z|UTC|GMT|[ECMP][SD]T))?\n?$`,
  String.raw`^(?<weekday>[A-Z][a-z]{2}) ${MONTH} +(?<day>\d\d?) ${TIME} (?<year>\d{4})[ \t\n\v\f\r]*$`,
].map((form) => new RegExp(form));

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Hours that the zones of mail are ahead of UTC. */
const ZONES: { readonly [name: string]: number } = {
  ...{ Z: 0, UT: 0, UTC: 0, GMT: 0 },
  ...{ EDT: -4, EST: -5, CDT: -5, CST: -6, MDT: -6, MST: -7, PDT: -7, PST: -8 },
};

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * Milliseconds since 1970, in whole seconds, of a time in one of the forms that MediaWiki knows; undefined if it is in none, or
 * in a year that four digits cannot write. `now` settles the century where the year has two digits.
 */
export function parseTimestamp(text: string, now: number): number | undefined {
  for (const form of FORMS) {
    const found = form.exec(text)?.groups;
    if (found) return inFourDigits(found.unix === undefined ? fromParts(found, now) : fromUnix(found.unix, found));
  }
  return undefined;
}

type Parts = { readonly [part: string]: string | undefined };

function fromUnix(unix: string, { fraction = '' }: Parts): number {
  const seconds = Number(unix);
  return (seconds < 0 && /[1-9]/.test(fraction) ? seconds - 1 : seconds) * 1000;
}

/** Parts that are too great count on: the 31st of April is the 1st of May. */
function fromParts({ month = '', day, weekday, hour, minute, second, zone, ...years }: Parts, now: number): number {
  const monthIndex = /^\d/.test(month) ? Number(month) - 1 : MONTHS.indexOf(month);
  if (monthIndex === -1 && !/^\d/.test(month)) return Number.NaN;
  // Not Date.UTC: it takes the years up to 99 for years of the twentieth century.
  const midnight = new Date(0).setUTCFullYear(fullYear(years, now), monthIndex, Number(day));
  const time = midnight + ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000;
  return time + daysUntil(weekday, time) * DAY - offset(zone);
}

/** Mail may write a year with two or three digits; one of two in old HTTP is no more than 50 years ahead (RFC 7231). */
function fullYear({ year, mailYear, shortYear }: Parts, now: number): number {
  if (year !== undefined) return Number(year);
  const short = Number(mailYear ?? shortYear);
  if (mailYear !== undefined) return short + (short < 50 ? 2000 : short < 1000 ? 1900 : 0);
  const latest = new Date(now).getUTCFullYear() + 50;
  const near = latest - (latest % 100) + short;
  return near > latest ? near - 100 : near;
}

/** A time whose weekday is not that of its date is on the next such day. */
function daysUntil(weekday: string | undefined, time: number): number {
  if (weekday === undefined) return 0;
  const index = WEEKDAYS.findIndex((name) => name === weekday || name.slice(0, 3) === weekday);
  return index === -1 ? Number.NaN : (index - new Date(time).getUTCDay() + 7) % 7;
}

/** How many milliseconds a zone is ahead of UTC. The letters of the military say nothing in mail (RFC 2822). */
function offset(zone = 'Z'): number {
  const [, sign, hours, minutes = '0'] = /^([ +-])(\d\d):?(\d\d)?$/.exec(zone) ?? [];
  if (hours === undefined) return (ZONES[zone] ?? (zone.length === 1 ? 0 : Number.NaN)) * HOUR;
  return (sign === '-' ? -1 : 1) * (Number(hours) + Number(minutes) / 60) * HOUR;
}

/** A time, if its year is one that can be written: MediaWiki too refuses others. */
function inFourDigits(time: number): number | undefined {
  const year = new Date(time).getUTCFullYear();
  return year >= 0 && year <= 9999 ? time : undefined;
}
