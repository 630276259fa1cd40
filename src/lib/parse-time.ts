import { RULES, type Said } from './time-words.ts';

/** Longer texts are no time. */
const MOST_CHARACTERS = 200;

/**
 * Milliseconds since 1970, in whole seconds, of a time as people write it, in the words of PHP's `strtotime`: `3 days`,
 * `tomorrow noon`, `last friday`, `5 January 2030 12:00`. In UTC unless it names an offset. undefined: it is none.
 */
export function parseTime(text: string, now: number): number | undefined {
  const said = text.trim() === '' || text.length > MOST_CHARACTERS ? undefined : sayingOf(text);
  const time = said === undefined ? Number.NaN : timeOf(said, new Date(Math.floor(now / 1000) * 1000));
  const year = new Date(time).getUTCFullYear();
  return year >= 0 && year <= 9999 ? time : undefined;
}

/** What all parts of a text say together. */
function sayingOf(text: string): Said | undefined {
  let said: Said = { plus: { months: 0, days: 0, seconds: 0 } };
  for (let at = 0; at < text.trimEnd().length; ) {
    const { part, groups, say } = longest(text, at);
    const more = part === '' ? null : say?.(groups, said);
    if (!more) return undefined;
    said = { ...said, ...more };
    at += part.length;
  }
  return said;
}

function longest(text: string, at: number) {
  let best: { part: string; groups: { [name: string]: string | undefined }; say?: (typeof RULES)[number]['say'] };
  best = { part: '', groups: {} };
  for (const { form, say } of RULES) {
    form.lastIndex = at;
    const found = form.exec(text);
    if (found && found[0].length > best.part.length) best = { part: found[0], groups: found.groups ?? {}, say };
  }
  return best;
}

function timeOf(
  { date, time, zone = 0, wholeDay, weekday, ofWeek, edgeOfMonth, since, plus }: Said,
  asked: Date,
): number {
  const now = since === undefined ? asked : new Date(since * 1000);
  const year = date?.year ?? now.getUTCFullYear();
  const day = new Date(0);
  day.setUTCFullYear(year, date?.month ?? now.getUTCMonth(), date?.day ?? now.getUTCDate());
  if (weekday) day.setUTCDate(day.getUTCDate() + daysUntil(weekday, day.getUTCDay(), plus.days < 0, ofWeek));
  const month = day.getUTCMonth() + plus.months;
  if (edgeOfMonth === undefined) day.setUTCFullYear(day.getUTCFullYear(), month, day.getUTCDate() + plus.days);
  else
    day.setUTCFullYear(
      day.getUTCFullYear(),
      edgeOfMonth === 'last' ? month + 1 : month,
      edgeOfMonth === 'last' ? 0 : 1,
    );
  const sinceMidnight = time ?? (wholeDay ? 0 : (((now.getTime() / 1000) % 86_400) + 86_400) % 86_400);
  return day.getTime() + (sinceMidnight - zone * 60 + plus.seconds) * 1000;
}

function daysUntil(
  { index, orToday }: NonNullable<Said['weekday']>,
  today: number,
  back: boolean,
  ofWeek = false,
): number {
  if (ofWeek) return (index || 7) - (today || 7);
  const days = (index - today + 7) % 7;
  return days > 0 || orToday || back ? days : 7;
}
