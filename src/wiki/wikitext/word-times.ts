const two = (value: number) => String(value).padStart(2, '0');
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August'];
MONTHS.push('September', 'October', 'November', 'December');
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const DAY = 86_400_000;

/** Words for the time, behind `CURRENT` or `LOCAL`: both are UTC. */
const OF_TIME: { readonly [name: string]: (at: Date) => string } = {
  YEAR: (at) => String(at.getUTCFullYear()),
  MONTH: (at) => two(at.getUTCMonth() + 1),
  MONTH1: (at) => String(at.getUTCMonth() + 1),
  MONTH2: (at) => two(at.getUTCMonth() + 1),
  MONTHNAME: (at) => MONTHS[at.getUTCMonth()] ?? '',
  MONTHNAMEGEN: (at) => MONTHS[at.getUTCMonth()] ?? '',
  MONTHABBREV: (at) => (MONTHS[at.getUTCMonth()] ?? '').slice(0, 3),
  DAY: (at) => String(at.getUTCDate()),
  DAY2: (at) => two(at.getUTCDate()),
  DOW: (at) => String(at.getUTCDay()),
  DAYNAME: (at) => DAYS[at.getUTCDay()] ?? '',
  WEEK: (at) => String(weekOf(at)),
  TIME: (at) => at.toISOString().slice(11, 16),
  HOUR: (at) => two(at.getUTCHours()),
  TIMESTAMP: (at) => at.toISOString().slice(0, 19).replace(/\D/g, ''),
};

/** What a word for the time stands for, in milliseconds since 1970; undefined: it is none. */
export function timeWord(word: string, now: number): string | undefined {
  const [, name = ''] = /^(?:CURRENT|LOCAL)([A-Z]+[12]?)$/.exec(word) ?? [];
  return Object.hasOwn(OF_TIME, name) ? OF_TIME[name]?.(new Date(now)) : undefined;
}

/** The number of the week that has this day's Thursday. */
function weekOf(at: Date): number {
  const day = Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate());
  const thursday = day + (4 - (at.getUTCDay() || 7)) * DAY;
  return 1 + Math.floor((thursday - Date.UTC(new Date(thursday).getUTCFullYear(), 0, 1)) / (7 * DAY));
}
