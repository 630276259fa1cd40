/** From here on a text may be made to be slow: bodies of millions of characters that are all to be replaced. */
const LONG = 10_000;

/** Replaces characters of ASCII in texts, each by what is given for it. A long text that is full of them is done byte by byte: ten times as fast as by a pattern, so that it holds up nobody for long. */
export function replacer(by: { readonly [character: string]: string }): (text: string) => string {
  const pattern = new RegExp(`[${Object.keys(by).map(escapedUnit).join('')}]`, 'g');
  const replace = (character: string) => by[character] ?? character;
  const table: (Buffer | undefined)[] = Array.from({ length: 256 });
  for (const [character, replacement] of Object.entries(by)) table[character.charCodeAt(0)] = Buffer.from(replacement);
  return (text) => (text.length < LONG ? text.replace(pattern, replace) : replaceBytes(text, table));
}

function replaceBytes(text: string, table: readonly (Buffer | undefined)[]): string {
  const bytes = Buffer.from(text);
  let size = 0;
  for (const byte of bytes) size += table[byte]?.length ?? 1;
  const replaced = Buffer.allocUnsafe(size);
  let at = 0;
  for (const byte of bytes) {
    const by = table[byte];
    if (by === undefined) {
      replaced[at] = byte;
      at += 1;
    } else {
      for (const one of by) {
        replaced[at] = one;
        at += 1;
      }
    }
  }
  return replaced.toString();
}

function escapedUnit(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
