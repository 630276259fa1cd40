import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Fields, NO_FIELDS } from '../api/request.ts';
import { message } from '../i18n/message.ts';
import { type FieldReader, MOST_FIELDS, readUrlEncoded } from './fields.ts';
import { HttpError } from './http-error.ts';
import type { Room } from './room.ts';

/** A form as it came, or that it was too large to be read. */
export interface Body {
  readonly fields: Fields;
  readonly tooLarge: boolean;
}

/** What a request without a form brings. */
export const NO_BODY: Body = { fields: NO_FIELDS, tooLarge: false };

/** Bytes of a body for which there is always room: whoever fills the room of large bodies keeps nobody from working. */
const SMALL = 16 * 1024;

/** What bodies may take. */
export interface BodyLimits {
  /** Bytes of the largest body that is read. */
  readonly maxBodyBytes: number;
  /** For the bytes of all larger bodies of requests that are not answered yet. */
  readonly bodies: Room;
}

/** Reads the fields of a POST's form. A body of another type is not read. */
export async function readBody(request: IncomingMessage, answer: ServerResponse, limits: BodyLimits): Promise<Body> {
  const type = request.headers['content-type'] ?? '';
  const bytes = await readBytes(request, limits.maxBodyBytes, holder(answer, limits.bodies));
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

/** Takes room for a body of so many bytes until it is answered; says whether there was enough. */
function holder(answer: ServerResponse, room: Room): (size: number) => boolean {
  let held = 0;
  return (size) => {
    if (size <= SMALL) return true;
    if (!room.enter(size - held)) return false;
    if (held === 0) answer.once('close', () => room.leave(held));
    held = size;
    return true;
  };
}

/** The body, or null if it is over the limit (then the rest of it is not read). */
function readBytes(request: IncomingMessage, limit: number, hold: (size: number) => boolean): Promise<Buffer | null> {
  if (Number(request.headers['content-length'] ?? 0) > limit) {
    stopReading(request);
    return Promise.resolve(null);
  }
  const { promise, resolve, reject } = Promise.withResolvers<Buffer | null>();
  const chunks: Buffer[] = [];
  let size = 0;
  const take = (chunk: Buffer) => {
    size += chunk.length;
    const isHeld = size <= limit && hold(size);
    if (isHeld) return chunks.push(chunk);
    stopReading(request.off('data', take));
    release(chunks.splice(0));
    if (size > limit) return resolve(null);
    return reject(new HttpError(503, message('latchkey-busy', 1), { headers: [['Retry-After', '1']], unread: true }));
  };
  request.on('data', take);
  request.on('end', () => resolve(joined(chunks)));
  request.on('error', (cause) => reject(new HttpError(400, message('latchkey-http-cut'), { cause })));
  return promise;
}

/** Leaves the rest of a body where it is. Its connection is not destroyed: it is still needed for the answer. */
function stopReading(request: IncomingMessage): void {
  request.pause();
  // Else another 64 KB would be read ahead.
  request.socket.pause();
}

function joined(chunks: readonly Buffer[]): Buffer {
  if (chunks.length === 1) return chunks[0] as Buffer;
  const whole = Buffer.concat(chunks);
  release(chunks);
  return whole;
}

/** Gives back at once what nobody reads any more: V8 sees how small the objects are, and would keep their bytes for long. */
function release(chunks: readonly Buffer[]): void {
  for (const { buffer, byteLength } of chunks) {
    if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
  }
}
