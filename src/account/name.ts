import { upperFirst } from '../lib/first-letter.ts';
import { looksLikeAddress } from './name/address.ts';
import { RESERVED_NAMES } from './name/reserved.ts';

const MAX_BYTES = 255;
const MAX_BYTES_CREATABLE = 235;
/** More than this is not looked at, whatever spaces and marks would be dropped from it. */
const LONGEST_SPELLING = 10_000;

// The rules of page titles, which names of accounts obey in MediaWiki because each has a page.
const DIRECTION_MARKS = /[\u200e\u200f\u202a-\u202e]+/g;
const SPACES = /[ _\u00a0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;
const ILLEGAL =
  /[^ %!"$&'()*,\-.0-9:;=?@A-Z\\^_`a-z~+\u0080-\u{10ffff}]|%[\da-f]{2}|&[a-z\d\u0080-\u{10ffff}]+;|~~~|\ufffd|^\.{1,2}$|^:/iu;
const TROUBLESOME = /[\u0080-\u009f\u00a0\u2000-\u200f\u2028-\u202f\u3000\ue000-\uf8ff]/;
const PREFIX = /^(.+?) *: *(.*)$/s;
const OTHER_NAMESPACES: ReadonlySet<string> = new Set([
  'media',
  'special',
  'talk',
  'user talk',
  ...['project', 'file', 'image', 'mediawiki', 'template', 'help', 'category'].flatMap((name) => [
    name,
    `${name} talk`,
  ]),
]);

/** The one spelling of an account's name, or undefined if no account can have that name. */
export function canonicalName(raw: string): string | undefined {
  if (raw.length > LONGEST_SPELLING) return undefined;
  const text = withoutUserPrefix(tidy(raw));
  if (text === undefined || text === '' || text.length > MAX_BYTES || ILLEGAL.test(text) || hasPrefix(text))
    return undefined;
  const name = upperFirst(text);
  if (Buffer.byteLength(name) > MAX_BYTES || TROUBLESOME.test(name) || looksLikeAddress(name)) return undefined;
  return name;
}

/** Whether someone may log in under a canonical name. */
export function isUsableName(name: string): boolean {
  return !RESERVED_NAMES.has(name) && !name.startsWith('~');
}

/** Whether a new account may get a canonical name. */
export function isCreatableName(name: string): boolean {
  return isUsableName(name) && Buffer.byteLength(name) <= MAX_BYTES_CREATABLE && !/[@:>=]/.test(name);
}

function tidy(raw: string): string {
  return raw.toWellFormed().replace(DIRECTION_MARKS, '').replace(SPACES, ' ').replace(/^ | $/g, '');
}

/** What is left without `User:`; a leading colon means "not in the namespace of users", unless it is then named. */
function withoutUserPrefix(text: string): string | undefined {
  const named = text.replace(/^: ?/, '');
  const [, prefix, rest] = PREFIX.exec(named) ?? [];
  if (prefix?.toLowerCase() === 'user') return rest;
  return named === text ? text : undefined;
}

function hasPrefix(text: string): boolean {
  const prefix = PREFIX.exec(text)?.[1]?.toLowerCase();
  return prefix !== undefined && (prefix === 'user' || OTHER_NAMESPACES.has(prefix));
}
