import type { RawAnswer } from './connection.ts';

const HEADERS = 'Host: 127.0.0.1\r\nUser-Agent: bench/1.0\r\nAccept: */*\r\nConnection: keep-alive\r\n';

/** The bytes of a GET. */
export function get(query: string, cookies: string): string {
  return `GET /api.php?${query}&format=json HTTP/1.1\r\n${HEADERS}${cookieHeader(cookies)}\r\n`;
}

/** The bytes of a POST of a form that is already encoded. */
export function post(form: string, cookies: string): string {
  const body = `${form}&format=json`;
  const type = `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n`;
  return `POST /api.php HTTP/1.1\r\n${HEADERS}${type}${cookieHeader(cookies)}\r\n${body}`;
}

/** The cookies that an answer sets, as a client sends them back. */
export function setCookies({ head }: RawAnswer): string {
  const pairs = head.matchAll(/\r\nSet-Cookie: ([^;\r]*)/g);
  return Array.from(pairs, ([, pair]) => pair).join('; ');
}

/** A token out of an answer, encoded for a form. */
export function readToken({ body }: RawAnswer, type: 'login' | 'csrf'): string {
  const [, token] = new RegExp(`"${type}token":"([0-9a-f]{32,})\\+`).exec(body) ?? [];
  if (token === undefined) throw new Error(`An answer without a ${type} token: ${body}`);
  return `${token}%2B%5C`;
}

function cookieHeader(cookies: string): string {
  return cookies === '' ? '' : `Cookie: ${cookies}\r\n`;
}
