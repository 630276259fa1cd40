import { hashSync, verifySync } from '@node-rs/argon2';
import { ARGON2 } from './current.ts';
import type { PasswordFormat } from './format.ts';

/** Argon2, a PHC string: what new passwords get (the library's default algorithm is argon2id). */
export const argon2 = {
  name: 'argon2',
  verify: (hash: string, password: string) => verifySync(hash, password),
  make: (password: string) => hashSync(password, ARGON2),
} satisfies PasswordFormat;
