import { createHmac } from 'node:crypto';
import { sameSecret } from '../lib/constant-time.ts';
import type { Random } from '../lib/random.ts';

const SECRET = /^[0-9a-w]{32,}$/;
const SECRET_BYTES = 20;

/** A bot login as it was spelled. */
export interface BotCredentials {
  readonly user: string;
  readonly app: string;
  readonly secret: string;
}

/**
 * Reads name and password as a bot login, if they look like one: `User@app` with the secret, or `User` with
 * `app@secret`. An app id may hold an `@` itself: the first spelling is split at the first one, the second at the last.
 */
export function readBotCredentials(name: string, password: string): BotCredentials | undefined {
  const at = name.indexOf('@');
  if (at >= 0) return botCredentials(name.slice(0, at), name.slice(at + 1), password);
  const end = password.lastIndexOf('@');
  return end >= 0 ? botCredentials(name, password.slice(0, end), password.slice(end + 1)) : undefined;
}

function botCredentials(user: string, app: string, secret: string): BotCredentials | undefined {
  return SECRET.test(secret) ? { user, app, secret } : undefined;
}

/** Bytes of the longest app id. */
export const MOST_APP_BYTES = 32;

/** Whether a text can name what uses a bot password. */
export function isAppId(text: string): boolean {
  return text !== '' && text.trim() === text && !/\p{Cc}/u.test(text) && Buffer.byteLength(text) <= MOST_APP_BYTES;
}

/** Makes a secret: 160 random bits as 32 characters 0-9a-v. */
export function newBotSecret(random: Random): string {
  return BigInt(`0x${random(SECRET_BYTES).toString('hex')}`)
    .toString(32)
    .padStart(32, '0');
}

/** The keyed hash to be stored; fast, because a secret is machine-made and cannot be guessed. */
export function hashBotSecret(key: Buffer, user: number, app: string, secret: string): string {
  const text = JSON.stringify(['bot password', user, app, secret]);
  return createHmac('sha256', key).update(text).digest('base64url');
}

/** Whether a secret is the one of a stored bot password. */
export function isBotSecret(
  key: Buffer,
  bot: { readonly user: number; readonly app: string; readonly hash: string },
  secret: string,
): boolean {
  return sameSecret(Buffer.from(hashBotSecret(key, bot.user, bot.app, secret)), Buffer.from(bot.hash));
}
