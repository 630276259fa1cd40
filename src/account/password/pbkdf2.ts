import { pbkdf2Sync } from 'node:crypto';
import { sameSecret } from '../../lib/constant-time.ts';
import type { PasswordFormat } from './format.ts';

/** PBKDF2, `algorithm:rounds:length:salt:hash`: MediaWiki's own default. */
export const pbkdf2: PasswordFormat = {
  name: 'pbkdf2',
  verify(hash, password) {
    const [algorithm = '', rounds, length, salt = '', expected = ''] = hash.split(':');
    const made = pbkdf2Sync(password, Buffer.from(salt, 'base64'), Number(rounds), Number(length), algorithm);
    return sameSecret(made, Buffer.from(expected, 'base64'));
  },
};
