import { createHash } from 'node:crypto';
import { sameSecret } from '../../lib/constant-time.ts';
import type { PasswordFormat } from './format.ts';

/** MediaWiki's first format: `md5`, or by an old mistake of its own the same as B. */
export const md5Plain: PasswordFormat = { name: 'A', verify: verifyMd5 };

/** MediaWiki's second format: `salt:md5`. */
export const md5Salted: PasswordFormat = { name: 'B', verify: verifyMd5 };

/** The hash of a password in the formats A (without a salt) and B. */
export function md5Password(password: string, salt: string | undefined): string {
  return salt === undefined ? md5(password) : md5(`${salt}-${md5(password)}`);
}

function verifyMd5(hash: string, password: string): boolean {
  const [expected = '', salt] = hash.split(':').reverse();
  return sameSecret(Buffer.from(md5Password(password, salt)), Buffer.from(expected));
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
