import type { ServerResponse } from 'node:http';
import type { ApiRequest } from '../api/request.ts';
import type { Answer } from '../api/run.ts';
import type { Wiki } from '../api/wiki.ts';
import type { Language } from '../i18n/language.ts';
import type { CookieChange } from '../session/credentials.ts';
import { writeCookie } from './cookies.ts';
import { endLingering } from './end-lingering.ts';
import type { HttpError } from './http-error.ts';

/** Sends an answer of the API: one head of flat headers, one body. */
export function respond(
  outgoing: ServerResponse,
  request: ApiRequest,
  answer: Answer,
  cookies: readonly CookieChange[],
  wiki: Pick<Wiki, 'settings' | 'clock'>,
): void {
  const { printed } = answer;
  const headers: string[] = ['X-Content-Type-Options', 'nosniff'];
  for (const [name, value] of answer.headers) headers.push(name, value);
  for (const change of cookies)
    headers.push('Set-Cookie', writeCookie(change, wiki.settings, request.secure, wiki.clock()));
  if (printed) {
    headers.push('X-Frame-Options', 'DENY');
    headers.push('Content-Disposition', `inline; filename=${printed.filename}`);
    headers.push('Content-Type', printed.contentType);
    if (printed.contentSecurityPolicy) headers.push('Content-Security-Policy', printed.contentSecurityPolicy);
  }
  const body = printed?.body ?? '';
  if (answer.status !== 304) headers.push('Content-Length', String(Buffer.byteLength(body)));
  if (request.bodyTooLarge) headers.push('Connection', 'close');
  outgoing.writeHead(answer.status, headers);
  if (request.bodyTooLarge) endLingering(outgoing, request.method === 'HEAD' ? '' : body);
  else outgoing.end(request.method === 'HEAD' ? undefined : body);
}

/** Sends to another address. */
export function redirect(outgoing: ServerResponse, status: number, location: string): void {
  const body = `This is at ${location}\n`;
  outgoing.writeHead(status, {
    Location: location,
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(body)),
    'X-Content-Type-Options': 'nosniff',
  });
  outgoing.end(body);
}

/** Sends one line of text: for what is no request to the API. */
export function respondPlain(
  outgoing: ServerResponse,
  { status, said, headers, unread }: HttpError,
  language: Language,
): void {
  if (outgoing.headersSent) {
    outgoing.destroy();
    return;
  }
  const body = `${language.text(said)}\n`;
  const head = ['Content-Type', 'text/plain; charset=utf-8', 'Content-Length', String(Buffer.byteLength(body))];
  head.push('Content-Language', language.tag);
  if (status < 500) head.push('Cache-Control', 'no-cache');
  for (const [name, value] of headers) head.push(name, value);
  head.push('X-Content-Type-Options', 'nosniff', 'Connection', 'close');
  outgoing.writeHead(status, head);
  if (unread) endLingering(outgoing, body);
  else outgoing.end(body);
}
