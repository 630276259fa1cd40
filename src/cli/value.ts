import { isAppId, MOST_APP_BYTES } from '../account/bot-password.ts';
import { isRange } from '../lib/ip.ts';
import type { Kind } from '../lib/kind.ts';
import { UsageError } from './usage-error.ts';

// What the values of options and arguments may be. Each reader gives the value, or says what would be right.

/** A port to listen at. */
export function readPort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new UsageError('it is not a port. Give a number from 1 to 65535, or 0 for any port that is free.');
}

/** A number of a kind. */
export function readNumber(text: string, kind: Kind): number {
  if (/^\d{1,15}$/.test(text) && kind.fits(Number(text))) return Number(text);
  throw new UsageError(`it is not what it must be. Give ${kind.words}.`);
}

/** Scheme, host and port of an address, as siteinfo tells it. */
export function readOrigin(text: string): string {
  const url = URL.parse(text);
  const isOrigin = url !== null && /^https?:$/.test(url.protocol) && text.replace(/\/$/, '') === url.origin;
  if (isOrigin) return url.origin;
  throw new UsageError('it is not the address of a server. Give scheme, host and port only: https://wiki.example:8443');
}

/** A path before `/api.php`, without a slash at its end. */
export function readScriptPath(text: string): string {
  const path = text.replace(/\/$/, '');
  if (path === '' || /^(?:\/[\w.~-]+)+$/.test(path)) return path;
  throw new UsageError('it is not a path. Begin it with a slash and use letters, digits and . _ ~ - only: /w');
}

/** Address of a server that takes mail. */
export function readSmtp(text: string): string {
  const url = URL.parse(text);
  if (url !== null && /^smtps?:$/.test(url.protocol) && url.hostname !== '') return text;
  throw new UsageError('it is not the address of a mail server. Give such as smtp://user:password@mail.example:587.');
}

/** Addresses and ranges of them. */
export function readRanges(text: string): readonly string[] {
  return readList(text).map((range) => {
    if (isRange(range)) return range;
    throw new UsageError(`${range} is no address or range. Give such as 192.0.2.7, 10.0.0.0/8 or 2001:db8::/32.`);
  });
}

/** Names of a set, separated by commas. */
export function readNames(text: string, what: string, known: readonly string[]): readonly string[] {
  const names = [...new Set(readList(text))];
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return names;
  throw new UsageError(`there is no ${what} ${unknown}. There are: ${known.join(', ')}.`);
}

/** One of a few words. */
export function readChoice<T extends string>(text: string, choices: readonly T[]): T {
  const chosen = choices.find((choice) => choice === text);
  if (chosen !== undefined) return chosen;
  throw new UsageError(`it is none of the choices. Give ${choices.join(', ')}.`);
}

/** A text as it is. */
export function readText(text: string): string {
  return text;
}

function readList(text: string): string[] {
  const list = text.split(',').map((one) => one.trim());
  if (list.every((one) => one !== '')) return list;
  throw new UsageError('between two commas is nothing. Separate the values by one comma each.');
}

/** The app id of a bot password. */
export function readApp(text: string): string {
  if (isAppId(text)) return text;
  const bytes = Buffer.byteLength(text);
  const isLong = bytes > MOST_APP_BYTES;
  const what = isLong ? `it has ${bytes} bytes, and an app id at most ${MOST_APP_BYTES}` : 'it is no app id';
  throw new UsageError(`${text}: ${what}. Give a short name for what will use it: my-bot`);
}
