import assert from 'node:assert/strict';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** What a server answered. */
export class Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;

  constructor(status: number, headers: IncomingHttpHeaders, text: string) {
    this.status = status;
    this.headers = headers;
    this.text = text;
  }

  /** The Set-Cookie headers, as sent. */
  get setCookies(): readonly string[] {
    return this.headers['set-cookie'] ?? [];
  }

  get json(): unknown {
    try {
      return JSON.parse(this.text);
    } catch {
      return assert.fail(`not JSON: ${this.status} ${this.text.slice(0, 500)}`);
    }
  }

  /** The code that the request was refused with, in the body and in the header alike. */
  get code(): unknown {
    const code = this.at('error', 'code');
    assert.equal(this.headers['mediawiki-api-error'], code);
    return code;
  }

  /** What stands in the answer under these keys. */
  at(...keys: readonly string[]): unknown {
    return keys.reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, key)
          ? (value as { readonly [key: string]: unknown })[key]
          : undefined,
      this.json,
    );
  }

  /** A text that must stand there. */
  textAt(...keys: readonly string[]): string {
    const value = this.at(...keys);
    if (typeof value !== 'string') assert.fail(`no ${keys.join('.')} in ${this.text.slice(0, 500)}`);
    return value;
  }
}

/** Reads an answer to its end. */
export async function readReply(incoming: IncomingMessage): Promise<Reply> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
  return new Reply(incoming.statusCode ?? 0, incoming.headers, Buffer.concat(chunks).toString());
}
