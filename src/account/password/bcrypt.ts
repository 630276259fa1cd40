import { hashSync } from 'bcryptjs';
import { sameSecret } from '../../lib/constant-time.ts';
import type { PasswordFormat } from './format.ts';

/** Bcrypt, `cost$salt$hash`; only the first 72 bytes of a password count in it. */
export const bcrypt: PasswordFormat = {
  name: 'bcrypt',
  verify(hash, password) {
    const [cost = '', salt = '', expected = ''] = hash.split('$');
    const made = hashSync(password, `$2y$${cost.padStart(2, '0')}$${salt}`);
    return sameSecret(Buffer.from(made.slice(-31)), Buffer.from(expected));
  },
};
