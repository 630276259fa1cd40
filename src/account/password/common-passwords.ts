import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';

const FILE = new URL('./common/passwords.txt.br', import.meta.url);

/** Answers whether a password is among the 100,000 that are used most. The list is read when it is first asked for. */
export function commonPasswords(): (password: string) => boolean {
  let lines: Buffer | undefined;
  return (password) => {
    if (password === '' || password.includes('\n')) return false;
    lines ??= brotliDecompressSync(readFileSync(FILE));
    return lines.includes(`\n${password}\n`);
  };
}
