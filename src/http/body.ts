import type { IncomingMessage } from 'node:http';
import { type Fields, NO_FIELDS } from '../api/request.ts';
import { message } from '../i18n/message.ts';
import { type FieldReader, MOST_FIELDS, readUrlEncoded } from './fields.ts';
import { HttpError } from './http-error.ts';

/** A form as it came, or that it was too large to be read. */
export interface Body {
  readonly fields: Fields;
  readonly tooLarge: boolean;
}

/** What a request without a form brings. */
export const NO_BODY: Body = { fields: NO_FIELDS, tooLarge: false };

/** Reads the fields of a POST's form. A body of another type is not read. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Body> {
  const type = request.headers['content-type'] ?? '';
  const bytes = await readBytes(request, limit);
  if (bytes === null) return { fields: NO_FIELDS, tooLarge: true };
  if (/^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(type)) {
    return { fields: checked(readUrlEncoded(bytes.toString('latin1'), 'utf-8')), tooLarge: false };
  }
  if (/^multipart\/form-data\s*(?:;|$)/i.test(type)) {
    // With a parser that few servers ever need.
    const { readMultipart } = await import('./multipart.ts');
    return { fields: checked(await readMultipart(bytes, type)), tooLarge: false };
  }
  return NO_BODY;
}

/** Refuses more fields than there could be. */
export function checked(reader: FieldReader): Fields {
  if (reader.tooMany) throw new HttpError(400, message('latchkey-http-fields', MOST_FIELDS));
  return reader.fields;
}

/** The body, or null if it is over the limit (then the rest of it is not read). */
function readBytes(request: IncomingMessage, limit: number): Promise<Buffer | null> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return Promise.resolve(null);
  const { promise, resolve, reject } = Promise.withResolvers<Buffer | null>();
  const chunks: Buffer[] = [];
  let size = 0;
  const take = (chunk: Buffer) => {
    size += chunk.length;
    chunks.push(chunk);
    if (size <= limit) return;
    // Not destroyed where reading stops: the connection is still needed for the answer.
    request.off('data', take).pause();
    resolve(null);
  };
  request.on('data', take);
  request.on('end', () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
  request.on('error', (cause) => reject(new HttpError(400, message('latchkey-http-cut'), { cause })));
  return promise;
}
