import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { type Reply, readReply } from './reply.ts';

/** A request, as it goes over the wire. */
export interface Question {
  readonly method?: string;
  readonly headers?: { readonly [name: string]: string | readonly string[] };
  readonly body?: string | Buffer;
}

const http = new HttpAgent({ keepAlive: true, scheduling: 'fifo' });
const https = new HttpsAgent({ keepAlive: true, rejectUnauthorized: false });

/** Sends a request without any cookies of its own. */
export function ask(url: string, { method = 'GET', headers = {}, body }: Question = {}): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const secure = url.startsWith('https:');
    const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
    const sent = { ...length, ...headers } as { [name: string]: string | string[] };
    const options = { method, headers: sent, agent: secure ? https : http };
    const request = (secure ? httpsRequest : httpRequest)(url, options, (incoming) => {
      readReply(incoming).then(resolve, reject);
    });
    request.on('error', reject);
    // A server that never answers fails the test instead of holding it up.
    request.setTimeout(60_000, () => request.destroy(new Error(`no answer to ${method} ${url}`)));
    request.end(body);
  });
}

/** Fields of a query string or of a form. */
export type Fields = Readonly<Record<string, string>>;

export const FORM = 'application/x-www-form-urlencoded';

/** An address with a query string. */
export function withQuery(url: string, query: Fields): string {
  return `${url}?${new URLSearchParams(query)}`;
}
