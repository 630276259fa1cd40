import { isIPv4, isIPv6, SocketAddress } from 'node:net';
import { memo } from './memo.ts';

/** Most texts that are remembered, and the longest. */
const MOST_RANGES = 10_000;
const LONGEST_RANGE = 50;

/** Whether a text is an address (of either kind) and nothing else. */
export function isIp(text: string): boolean {
  return canonicalIp(text) !== undefined;
}

/** The one spelling of an address; an IPv4 address inside IPv6 (::ffff:a.b.c.d) counts as IPv4, a zone (%eth0) is dropped. */
export function canonicalIp(text: string): string | undefined {
  if (isIPv4(text)) return text;
  if (!isIPv6(text)) return undefined;
  const { address } = new SocketAddress({ address: text.replace(/%.*$/, ''), family: 'ipv6' });
  return /^::ffff:([\d.]+)$/.exec(address)?.[1] ?? address;
}

/** Whether a text is an address or a range a.b.c.d/n. */
export function isRange(text: string): boolean {
  return readRange(text) !== undefined;
}

/** Whether an address lies in one of the ranges; what cannot be read lies in none. */
export function inRange(ip: string, ranges: readonly string[]): boolean {
  const address = readRange(ip);
  if (address === undefined || address.prefix.length !== address.size) return false;
  return ranges.some((text) => {
    const range = readRange(text);
    return range !== undefined && range.size === address.size && address.prefix.startsWith(range.prefix);
  });
}

/** An address, or a range of them, in MediaWiki's spelling: IPv6 in capitals with all its groups. */
export interface Addresses {
  readonly version: 'IPv4' | 'IPv6';
  /** `192.0.2.1`, or `192.0.2.0/24`. */
  readonly text: string;
  readonly first: string;
  readonly last: string;
  /** How many bits all of them share. */
  readonly bits: number;
  readonly isRange: boolean;
}

/** Reads an address or a range; undefined: it is neither. */
export function readAddresses(text: string): Addresses | undefined {
  // Zeros before the numbers of an IPv4 address count for nothing.
  const range = readRange(text.replace(/(?<=^|\.)0+(?=\d)/g, ''));
  if (range === undefined) return undefined;
  const { size, prefix } = range;
  const [first, last] = [fromBits(prefix.padEnd(size, '0')), fromBits(prefix.padEnd(size, '1'))];
  const isRange = text.includes('/');
  const version = size === 32 ? 'IPv4' : 'IPv6';
  return { version, text: isRange ? `${first}/${prefix.length}` : first, first, last, bits: prefix.length, isRange };
}

/** An address in MediaWiki's spelling; what is no address stays as it is. */
export const spelledAddress: (text: string) => string = memo(
  MOST_RANGES,
  LONGEST_RANGE,
  (text) => readAddresses(text)?.text ?? text,
);

/** What addresses in MediaWiki's spelling sort by as their bits do, IPv4 before IPv6: `v4-C0000201`. */
export function addressOrder(text: string): string {
  if (!text.includes(':'))
    return `v4-${text
      .split('.')
      .map((byte) => asHex(byte, 10, 2))
      .join('')}`;
  return `v6-${text
    .split(':')
    .map((group) => asHex(group, 16, 4))
    .join('-')}`;
}

function asHex(number: string, base: number, digits: number): string {
  return Number.parseInt(number, base).toString(16).toUpperCase().padStart(digits, '0');
}

/** Every range that holds all of some addresses, those addresses themselves first, and none with fewer bits than given. */
export function enclosing({ text, first, bits, version }: Addresses, fewest: number): string[] {
  const whole = toBits(canonicalIp(first) ?? first);
  const size = version === 'IPv4' ? 32 : 128;
  const ranges = Array.from({ length: Math.max(0, bits - fewest + 1) }, (_, index) => bits - index).map(
    (kept) => `${fromBits(whole.slice(0, kept).padEnd(size, '0'))}/${kept}`,
  );
  return [...new Set([text, ...ranges])];
}

/** What attempts from one place are counted under: an IPv4 address itself, of IPv6 its /64, as one subscriber has it whole. */
export function throttleAddress(ip: string): string {
  const address = canonicalIp(ip);
  if (address === undefined || isIPv4(address)) return address ?? ip;
  return `${toGroups(address).slice(0, 4).join(':')}::/64`;
}

interface Range {
  readonly size: number;
  /** The bits that all of its addresses begin with, a character each. */
  readonly prefix: string;
}

/** An address is the range of itself alone. The same few are asked for again and again. */
const readRange = memo(MOST_RANGES, LONGEST_RANGE, (text): Range | undefined => {
  const [, base = '', length] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const address = canonicalIp(base);
  if (address === undefined) return undefined;
  const bits = toBits(address);
  const spelled = isIPv4(base) ? 32 : 128;
  const kept = Number(length ?? spelled) - (spelled - bits.length);
  if (kept < 0 || kept > bits.length) return undefined;
  return { size: bits.length, prefix: bits.slice(0, kept) };
});

function toBits(address: string): string {
  if (isIPv4(address))
    return address
      .split('.')
      .map((byte) => Number(byte).toString(2).padStart(8, '0'))
      .join('');
  return toGroups(address)
    .map((group) => Number.parseInt(group, 16).toString(2).padStart(16, '0'))
    .join('');
}

function fromBits(bits: string): string {
  const numbers = (length: number) =>
    Array.from({ length: bits.length / length }, (_, index) =>
      Number.parseInt(bits.slice(index * length, (index + 1) * length), 2),
    );
  if (bits.length === 32) return numbers(8).join('.');
  return numbers(16)
    .map((group) => group.toString(16).toUpperCase())
    .join(':');
}

/** The eight groups of a canonical IPv6 address, `::` and a dotted end written out. */
function toGroups(address: string): string[] {
  const hex = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, a, b, c, d) =>
    [Number(a) * 256 + Number(b), Number(c) * 256 + Number(d)].map((group) => group.toString(16)).join(':'),
  );
  const [head = '', tail = ''] = hex.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === '' ? [] : tail.split(':');
  return [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after];
}
