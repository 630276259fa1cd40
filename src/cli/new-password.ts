import type { Random } from '../lib/random.ts';

/** Makes a password: 120 random bits as 20 characters that survive any shell. */
export function newPassword(random: Random): string {
  // A leading hyphen would be taken for an option.
  return random(15).toString('base64url').replace(/^-/, '_');
}
