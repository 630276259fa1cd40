import { isIPv6 } from 'node:net';

const BYTE = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|0?\\d?\\d)';
const IPV4 = `${BYTE}(?:\\.${BYTE}){3}`;
const IPV4_LIKE = '\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.(?:xxx|\\d{1,3})';
const IPV4_NAME = new RegExp(`^(?:${IPV4_LIKE}(?:-${IPV4_LIKE})?|${IPV4} ?- ?${IPV4})$`);

/** Whether a name could be taken for an address or a range of them: anonymous edits are shown under such names. */
export function looksLikeAddress(name: string): boolean {
  const ends = name.split(/ ?- ?/);
  return IPV4_NAME.test(name) || (ends.length <= 2 && ends.every(isPlainIPv6));
}

function isPlainIPv6(text: string): boolean {
  return /^[\dA-F:]+$/i.test(text) && isIPv6(text);
}
