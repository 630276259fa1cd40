/** What a text says of a time, part by part; what it does not say is undefined. */
export interface Said {
  readonly date?: { readonly year?: number; readonly month: number; readonly day?: number };
  /** Seconds since midnight. */
  readonly time?: number | undefined;
  /** Minutes that its zone is ahead of UTC. */
  readonly zone?: number;
  /** It names a day, so that it is at midnight unless it says a time of day too. */
  readonly wholeDay?: true;
  /** The day of the week, from 0 (Sunday) on, to go on to; and whether today can be that day. */
  readonly weekday?: { readonly index: number; readonly orToday: boolean };
  /** That day is one of this week. */
  readonly ofWeek?: true;
  readonly edgeOfMonth?: 'first' | 'last';
  /** Seconds since 1970, to count from in place of now. */
  readonly since?: number;
  /** What is to be added. */
  readonly plus: Span;
}

/** A span of time, in units that do not make each other up. */
export interface Span {
  readonly months: number;
  readonly days: number;
  readonly seconds: number;
}

type Groups = { readonly [name: string]: string | undefined };

/** A part of a text: what it looks like, and what is said with it. `null`: it cannot be said (twice). */
interface Rule {
  readonly form: RegExp;
  readonly say: (groups: Groups, said: Said) => Partial<Said> | null;
}

const MONTHS = [
  ...['january', 'february', 'march', 'april', 'may', 'june'],
  ...['july', 'august', 'september', 'october', 'november', 'december'],
];
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const COUNTS: { readonly [word: string]: number } = {
  ...{ last: -1, previous: -1, this: 0, next: 1, first: 1, second: 2, third: 3, fourth: 4, fifth: 5, sixth: 6 },
  ...{ seventh: 7, eighth: 8, ninth: 9, tenth: 10, eleventh: 11, twelfth: 12 },
};
const UNITS: { readonly [unit: string]: Partial<Span> } = {
  ...{
    sec: { seconds: 1 },
    second: { seconds: 1 },
    min: { seconds: 60 },
    minute: { seconds: 60 },
    hour: { seconds: 3600 },
  },
  ...{ day: { days: 1 }, week: { days: 7 }, fortnight: { days: 14 }, month: { months: 1 }, year: { months: 12 } },
};

const MONTH = `(?<month>${orShort(MONTHS)}|sept)`;
const WEEKDAY = `(?<weekday>${orShort(WEEKDAYS)})`;
const UNIT = `(?<unit>${Object.keys(UNITS).join('|')})s?`;
const COUNT = `(?<count>${Object.keys(COUNTS).join('|')}) +`;
const DAY = '(?<day>3[01]|[0-2]?\\d)';
const YEAR = '(?<year>\\d{4})';
const CLOCK = '(?<hour>2[0-4]|[01]?\\d):(?<minute>[0-5]\\d)(?::(?<second>[0-5]\\d|60)(?:[.,]\\d+)?)?';

/** What can be said, after spaces, dots and commas. Of several that fit, the longest is meant. */
export const RULES: readonly Rule[] = [
  rule('now', () => ({})),
  rule('(?:today|midnight)', () => ({ wholeDay: true, time: undefined })),
  rule('noon', () => ({ time: 12 * 3600 })),
  rule('tomorrow', (_, said) => ({ wholeDay: true, time: undefined, plus: { ...said.plus, days: 1 } })),
  rule('yesterday', (_, said) => ({ wholeDay: true, time: undefined, plus: { ...said.plus, days: -1 } })),
  rule(`${YEAR}(?<between>[-/:])(?<month>1[0-2]|0?\\d)\\k<between>${DAY}`, date),
  rule(`${YEAR}(?<month>1[0-2]|0\\d)(?<day>3[01]|[0-2]\\d)`, date),
  rule(
    `${YEAR}(?<month>1[0-2]|0\\d)(?<day>3[01]|[0-2]\\d)t?(?<hour>2[0-4]|[01]\\d)(?<minute>[0-5]\\d)(?<second>[0-5]\\d)`,
    (groups, said) => {
      const whole = date(groups, said);
      return whole && said.time === undefined ? { ...whole, time: secondsOf(groups) } : null;
    },
  ),
  rule('@(?<since>-?\\d{1,12})', ({ since }, said) => (said.date ? null : { since: Number(since), zone: 0 })),
  rule(`(?<month>1[0-2]|0?\\d)/${DAY}/${YEAR}`, date),
  rule(`${DAY}(?<between>[-.])(?<month>1[0-2]|0?\\d)\\k<between>${YEAR}`, date),
  rule(`${DAY}(?:st|nd|rd|th)?[ .-]*${MONTH}(?:[ .-]*${YEAR}(?!:))?`, date),
  rule(`${MONTH}[ .-]*${DAY}(?:st|nd|rd|th)?(?:[ .,]+${YEAR}(?!:))?(?![\\d:])`, date),
  rule(`${MONTH}[ .-]*${YEAR}`, (groups, said) => date({ ...groups, day: '1' }, said)),
  rule(MONTH, date),
  rule(`t?${CLOCK}`, (groups, said) => (said.time === undefined ? { time: secondsOf(groups) } : null)),
  rule(
    '(?<hour>1[0-2]|0?[1-9])(?::(?<minute>[0-5]\\d)(?::(?<second>[0-5]\\d))?)? *(?<half>[ap])\\.?m\\.?',
    (groups, said) => {
      const hour = (Number(groups.hour) % 12) + (groups.half?.toLowerCase() === 'p' ? 12 : 0);
      return said.time === undefined ? { time: secondsOf({ ...groups, hour: String(hour) }) } : null;
    },
  ),
  rule('(?:utc|gmt|z)', (_, said) => (said.zone === undefined ? { zone: 0 } : null)),
  rule(
    '(?:utc|gmt)?(?<sign>[+-])(?<hour>[01]\\d|2[0-4]):?(?<minute>[0-5]\\d)?',
    ({ sign, hour, minute = '0' }, said) => {
      if (said.zone !== undefined || said.time === undefined) return null;
      return { zone: (Number(hour) * 60 + Number(minute)) * (sign === '-' ? -1 : 1) };
    },
  ),
  rule(`(?<signs>[+-]*) *(?<count>\\d{1,9}) *${UNIT}`, ({ signs = '', count, unit }, { plus }) => {
    const minus = signs.replaceAll('+', '').length % 2 === 1;
    return { plus: add(plus, unitOf(unit), Number(count) * (minus ? -1 : 1)) };
  }),
  rule(`${COUNT}${UNIT}`, ({ count, unit = '' }, { plus }) => ({
    plus: add(plus, unitOf(unit), countOf(count)),
    ...(unit.toLowerCase() === 'week' && { ofWeek: true }),
  })),
  rule('ago', (_, { plus }) => ({ plus: { months: -plus.months, days: -plus.days, seconds: -plus.seconds } })),
  rule(WEEKDAY, (groups) => weekday(groups, true)),
  rule(`${COUNT}${WEEKDAY}`, (groups, { plus }) => {
    const count = countOf(groups.count);
    const said = weekday(groups, count === 0);
    return said && { ...said, plus: add(plus, { days: 7 }, count > 0 ? count - 1 : count) };
  }),
  rule('(?<edge>first|last) +day +of', ({ edge }) => ({
    edgeOfMonth: edge?.toLowerCase() === 'last' ? 'last' : 'first',
  })),
];

function rule(form: string, say: Rule['say']): Rule {
  return { form: new RegExp(`[ \\t.,]*(?:${form})(?:(?<![a-z])|(?![a-z]))`, 'iy'), say };
}

/** The names, or their first three letters. */
function orShort(names: readonly string[]): string {
  return names.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`).join('|');
}

function indexOf(names: readonly string[], name: string): number {
  return names.findIndex((one) => one.startsWith(name.toLowerCase()));
}

function date({ year, month = '', day }: Groups, said: Said): Partial<Said> | null {
  if (said.date) return null;
  const index = /^\d/.test(month) ? Number(month) - 1 : indexOf(MONTHS, month);
  const given = { ...(year !== undefined && { year: Number(year) }), ...(day !== undefined && { day: Number(day) }) };
  return { date: { ...given, month: index }, wholeDay: true };
}

function secondsOf({ hour, minute = '0', second = '0' }: Groups): number {
  return (Number(hour) * 60 + Number(minute)) * 60 + Number(second);
}

function weekday({ weekday: name = '' }: Groups, orToday: boolean): Partial<Said> | null {
  return { weekday: { index: indexOf(WEEKDAYS, name), orToday }, wholeDay: true, time: undefined };
}

function countOf(word = ''): number {
  return COUNTS[word.toLowerCase()] ?? 0;
}

function unitOf(unit = ''): Partial<Span> {
  return UNITS[unit.toLowerCase()] ?? {};
}

function add(span: Span, { months = 0, days = 0, seconds = 0 }: Partial<Span>, times: number): Span {
  return {
    months: span.months + months * times,
    days: span.days + days * times,
    seconds: span.seconds + seconds * times,
  };
}
