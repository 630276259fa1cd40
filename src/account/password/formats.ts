import { argon2 } from './argon2.ts';
import { bcrypt } from './bcrypt.ts';
import { NOBODYS_HASH } from './current.ts';
import type { PasswordFormat } from './format.ts';
import { layeredPlain, layeredSalted } from './layered.ts';
import { md5Plain, md5Salted } from './md5.ts';
import { pbkdf2 } from './pbkdf2.ts';

/** Every format in which a password may be stored. */
const FORMATS: readonly PasswordFormat[] = [argon2, pbkdf2, bcrypt, layeredSalted, layeredPlain, md5Salted, md5Plain];

/** Whether a password is the one of a stored hash; where none is stored the answer is no, after the same work. */
export function verifyPassword(stored: string, password: string): boolean {
  const [, name, hash = ''] = /^:([^:]+):(.*)$/s.exec(stored) ?? [];
  const format = FORMATS.find((row) => row.name === name);
  if (format !== undefined) return format.verify(hash, password);
  verifyPassword(NOBODYS_HASH, password);
  return false;
}

/** The hash to store for a new password. */
export function hashPassword(password: string): string {
  return `:argon2:${argon2.make(password)}`;
}
