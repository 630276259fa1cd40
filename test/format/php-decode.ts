/** A value of PHP: its type, and what it holds; texts as bytes in base 64. */
export type PhpValue =
  | readonly ['N']
  | readonly ['b' | 'i' | 'd' | 's', string]
  | readonly ['a', readonly (readonly [PhpValue, PhpValue])[]];

/** Reads what PHP's serialize() wrote, or throws. */
export function phpDecode(bytes: Buffer): PhpValue {
  const [value, end] = read(bytes, 0);
  if (end !== bytes.length) throw new Error(`something follows at ${end}`);
  return value;
}

function read(bytes: Buffer, start: number): [PhpValue, number] {
  const type = bytes.toString('latin1', start, start + 2);
  if (type === 'N;') return [['N'], start + 2];
  if (type === 'a:') return readArray(bytes, start + 2);
  if (type === 's:') return readString(bytes, start + 2);
  const [text, end] = until(bytes, ';', start + 2);
  if (type === 'b:' && /^[01]$/.test(text)) return [['b', text], end];
  if (type === 'i:' && /^-?\d+$/.test(text)) return [['i', text], end];
  if (type === 'd:' && Number.isFinite(Number(text))) return [['d', String(Number(text))], end];
  throw new Error(`no value at ${start}`);
}

function readString(bytes: Buffer, start: number): [PhpValue, number] {
  const [length, at] = until(bytes, ':', start);
  const end = at + 1 + Number(length);
  if (bytes[at] !== 0x22 || bytes.toString('latin1', end, end + 2) !== '";') throw new Error(`no text at ${start}`);
  return [['s', bytes.toString('base64', at + 1, end)], end + 2];
}

function readArray(bytes: Buffer, start: number): [PhpValue, number] {
  const [length, open] = until(bytes, ':', start);
  let at = open + 1;
  const entries: [PhpValue, PhpValue][] = [];
  for (let n = 0; n < Number(length); n++) {
    const [key, afterKey] = read(bytes, at);
    const [value, afterValue] = read(bytes, afterKey);
    entries.push([key, value]);
    at = afterValue;
  }
  if (bytes[open] !== 0x7b || bytes[at] !== 0x7d) throw new Error(`no array at ${start}`);
  return [['a', entries], at + 1];
}

function until(bytes: Buffer, mark: string, start: number): [string, number] {
  const end = bytes.indexOf(mark, start);
  if (end < 0) throw new Error(`no ${mark} after ${start}`);
  return [bytes.toString('latin1', start, end), end + 1];
}
