import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ApiRequest } from '../api/request.ts';
import type { Wiki } from '../api/wiki.ts';
import { message } from '../i18n/message.ts';
import type { CookieChange } from '../session/credentials.ts';
import type { PageAnswer } from '../web/answer-page.ts';
import { assetAt } from '../web/assets.ts';
import { writeCookie } from './cookies.ts';
import { HttpError } from './http-error.ts';

const YEAR = 365 * 86_400;

/** Sends a page for people. */
export function respondPage(
  outgoing: ServerResponse,
  request: ApiRequest,
  { status, headers, body }: PageAnswer,
  cookies: readonly CookieChange[],
  wiki: Pick<Wiki, 'settings' | 'clock'>,
): void {
  const head: string[] = headers.flat();
  for (const change of cookies)
    head.push('Set-Cookie', writeCookie(change, wiki.settings, request.secure, wiki.clock()));
  // Of what has not changed it would be the length of what is kept.
  if (status !== 304) head.push('Content-Length', String(Buffer.byteLength(body)));
  if (request.bodyTooLarge) head.push('Connection', 'close');
  outgoing.writeHead(status, head);
  outgoing.end(request.method === 'HEAD' ? undefined : body);
}

/** Sends a file that pages load. */
export function respondAsset(outgoing: ServerResponse, { method, headers }: IncomingMessage, path: string): void {
  const asset = assetAt(path);
  if (asset === undefined) throw new HttpError(404, message('latchkey-http-asset'));
  const gzip = /\bgzip\b/.test(String(headers['accept-encoding'] ?? ''));
  const body = gzip ? asset.gzipped : asset.body;
  outgoing.writeHead(200, {
    'Content-Type': asset.contentType,
    'Content-Length': body.length,
    ...(gzip && { 'Content-Encoding': 'gzip' }),
    'Cache-Control': `public, max-age=${YEAR}, immutable`,
    'Cross-Origin-Resource-Policy': 'same-origin',
    Vary: 'Accept-Encoding',
    'X-Content-Type-Options': 'nosniff',
  });
  outgoing.end(method === 'HEAD' ? undefined : body);
}
