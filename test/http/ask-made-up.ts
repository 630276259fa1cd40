import assert from 'node:assert/strict';
import type { Arbitrary } from 'fast-check';
import type { Client } from '../support/client.ts';
import { botLogin, clientLogin, mainLogin, token } from '../support/flows.ts';
import { exchange } from '../support/raw.ts';
import { startWiki, type TestWiki } from '../support/wiki.ts';
import type { madeUpRequests } from './made-up-requests.ts';
import { assertWellFormed } from './well-formed.ts';

type MadeUp = typeof madeUpRequests extends Arbitrary<infer T> ? T : never;

/** What a server may answer with: never a fault of its own. */
export const STATUSES = [200, 301, 302, 304, 400, 403, 404, 405, 413, 414, 431];

/** A wiki for made-up requests, and how one is asked: gives its status, and fails unless the answer is as it must be. */
export async function wikiForMadeUp(): Promise<{ readonly wiki: TestWiki; ask(request: MadeUp): Promise<number> }> {
  const wiki = await startWiki({ limits: { bodyBytes: 2000 } });
  const jars = [''];
  for (const prepare of [mainLogin, botLogin, clientLogin, (client: Client) => token(client, 'login')]) {
    const client = wiki.client();
    await prepare(client);
    jars.push(await client.jar.getCookieString(wiki.api));
  }
  return { wiki, ask: (request) => askMadeUp(wiki, jars, request) };
}

async function askMadeUp(wiki: TestWiki, jars: readonly string[], request: MadeUp): Promise<number> {
  const { method, path, format, query, body, headers, jar, noise } = request;
  const { type, data } = body;
  const sendsBody = method !== 'GET' && method !== 'HEAD';
  const lines = [
    `${method} ${path === '*' ? '*' : `${path}?${[format, query].filter(Boolean).join('&')}`} HTTP/1.1`,
    'Host: localhost',
    'Connection: close',
    `Cookie: ${[jars[jar], noise].filter(Boolean).join('; ')}`,
    ...headers.map(([key, value]) => `${key}: ${value}`),
    ...(sendsBody ? [...(type === '' ? [] : [`Content-Type: ${type}`]), `Content-Length: ${data.length}`] : []),
  ];
  const answer = await exchange(wiki.api, `${lines.join('\r\n')}\r\n\r\n${sendsBody ? data : ''}`);
  const [, code = ''] = /^HTTP\/1\.1 (\d{3}) /.exec(answer) ?? [];
  const status = Number(code);
  assert.ok(STATUSES.includes(status), answer.slice(0, 300) || 'no answer');
  const end = answer.indexOf('\r\n\r\n');
  const [head, text] = [answer.slice(0, end), Buffer.from(answer.slice(end + 4), 'latin1').toString()];
  wiki.vault.assertNotInBody(text);
  if (method !== 'HEAD') assertWellFormed(/^Content-Type: ([^;\r]*)/im.exec(head)?.[1] ?? '', text);
  if (/^Set-Cookie:/im.test(head)) assert.doesNotMatch(head, /^Cache-Control:.*(?:public|s-maxage)/im);
  return status;
}
