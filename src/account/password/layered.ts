import type { PasswordFormat } from './format.ts';
import { md5Password } from './md5.ts';
import { pbkdf2 } from './pbkdf2.ts';

/** Format A put under PBKDF2 by MediaWiki's maintenance script: `!parameters!!salt!hash`. */
export const layeredPlain: PasswordFormat = { name: 'pbkdf2-legacyA', verify: verifyLayers };

/** Format B put under PBKDF2: `!parameters!salt of B!salt!hash`. */
export const layeredSalted: PasswordFormat = { name: 'pbkdf2-legacyB', verify: verifyLayers };

function verifyLayers(hash: string, password: string): boolean {
  const [, parameters, md5Salt, salt, expected] = hash.split('!');
  return pbkdf2.verify(`${parameters}:${salt}:${expected}`, md5Password(password, md5Salt || undefined));
}
