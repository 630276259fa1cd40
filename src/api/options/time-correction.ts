const MOST = 14 * 60;
const LEAST = -12 * 60;

/**
 * A time zone as a preference keeps it (`System|0`, `Offset|330`, `ZoneInfo|60|Europe/Berlin`), read from that or from
 * hours as people write them (`5`, `05:30`); undefined if it is none. `ZoneInfo` needs no offset: the zone tells it.
 */
export function readTimeCorrection(text: string): string | undefined {
  const [kind = '', offset, zone] = text.split('|');
  if (kind === 'System') return 'System|0';
  if (kind === 'ZoneInfo')
    return isTimeZone(zone) ? `ZoneInfo|${Number.parseInt(offset ?? '', 10) || 0}|${zone}` : undefined;
  const minutes = kind === 'Offset' ? Number.parseInt(offset ?? '', 10) : minutesOf(text);
  return minutes >= LEAST && minutes <= MOST ? `Offset|${minutes}` : undefined;
}

function minutesOf(text: string): number {
  const [, sign, hours, minutes = '0'] = /^([+-]?)(\d+)(?::(\d*))?$/.exec(text) ?? [];
  const size = Number(hours) * 60 + Number(minutes);
  return sign === '-' ? -size : size;
}

function isTimeZone(name: string | undefined): boolean {
  try {
    return name !== undefined && new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}
