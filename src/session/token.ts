import { createHmac } from 'node:crypto';
import { sameSecret } from '../lib/constant-time.ts';

/** Types of token that a session gives out, each with the salt that keeps it from being good for another purpose. */
export const TOKEN_SALTS = {
  createaccount: '',
  csrf: '',
  login: '',
  patrol: 'patrol',
  rollback: 'rollback',
  userrights: 'userrights',
  watch: 'watch',
} as const;

export type TokenType = keyof typeof TOKEN_SALTS;

/** Ends every token; alone it is the token of an anonymous visitor, for all types but login and createaccount. */
export const TOKEN_SUFFIX = '+\\';

/** Salt of the link that logs out in the pages for people; `action=logout` takes its token too. */
export const LOGOUT_SALT = 'logoutToken';

/** Types whose tokens are real for anonymous visitors too, and have a secret of their own. */
export function isBirthToken(type: TokenType): type is 'login' | 'createaccount' {
  return type === 'login' || type === 'createaccount';
}

interface Made {
  readonly type: TokenType;
  readonly salt: string;
  readonly seconds: number;
  readonly token: string;
}

/** The last token of each secret that is in use: asked for again within its second, it is the same. */
const lastMade = new WeakMap<Buffer, Made>();

/** A token of a type, made from a session's secret at a time (milliseconds since 1970). Any number are good at once. */
export function makeToken(secret: Buffer, type: TokenType, now: number, salt: string = TOKEN_SALTS[type]): string {
  const seconds = Math.floor(now / 1000);
  const last = lastMade.get(secret);
  if (last?.seconds === seconds && last.type === type && last.salt === salt) return last.token;
  const token = `${mac(secret, type, salt, seconds)}${seconds.toString(16)}${TOKEN_SUFFIX}`;
  lastMade.set(secret, { type, salt, seconds, token });
  return token;
}

/** Whether a token is one that this secret made for this type. */
export function isToken(token: string, secret: Buffer, type: TokenType, salt: string = TOKEN_SALTS[type]): boolean {
  const seconds = tokenSeconds(token);
  if (seconds === undefined) return false;
  return sameSecret(Buffer.from(mac(secret, type, salt, seconds)), Buffer.from(token.slice(0, 32)));
}

/** When a token says that it was made (seconds since 1970), if it has the form of one. */
export function tokenSeconds(token: string): number | undefined {
  const seconds = /^[0-9a-f]{32}([0-9a-f]{1,10})\+\\$/.exec(token)?.[1];
  return seconds === undefined ? undefined : Number.parseInt(seconds, 16);
}

function mac(secret: Buffer, type: TokenType, salt: string, seconds: number): string {
  const purpose = isBirthToken(type) ? type : 'default';
  return createHmac('sha256', secret).update(`${purpose}\n${salt}\n${seconds}`).digest('hex').slice(0, 32);
}
