import type { Readable } from 'node:stream';
import { Busboy } from '@fastify/busboy';
import { message } from '../i18n/message.ts';
import { FieldReader, MOST_FIELDS } from './fields.ts';
import { HttpError } from './http-error.ts';

/**
 * Reads the fields and files of a multipart body. Parts are taken as bytes, whatever charset
 * they claim, as PHP takes them.
 */
export function readMultipart(bytes: Buffer, type: string): Promise<FieldReader> {
  return new Promise((resolve, reject) => {
    const malformed = (cause: unknown) => reject(new HttpError(400, message('latchkey-http-multipart'), { cause }));
    const reader = new FieldReader('utf-8');
    try {
      const form = new Busboy({ headers: { 'content-type': type }, isPartAFile: () => true });
      let parts = 0;
      form.on('file', (name: string | undefined, content: Readable, filename: string | undefined) => {
        parts += 1;
        if (parts > MOST_FIELDS) form.destroy(new HttpError(400, message('latchkey-http-fields', MOST_FIELDS)));
        const chunks: Buffer[] = [];
        content.on('data', (chunk: Buffer) => chunks.push(chunk));
        // What is thrown in here nobody catches: a part may have no name.
        content.on('end', () => {
          const all = Buffer.concat(chunks);
          if (filename === undefined) reader.add(latin1(name ?? ''), all.toString('latin1'));
          // Who chose no file sends one without a name.
          else if (filename !== '') reader.addFile(latin1(name ?? ''), all);
        });
        content.on('error', malformed);
      });
      form.on('error', (error) => (error instanceof HttpError ? reject(error) : malformed(error)));
      form.on('finish', () => resolve(reader));
      form.end(bytes);
    } catch (error) {
      malformed(error);
    }
  });
}

/** The bytes of a name that was read as UTF-8, one a character. */
function latin1(name: string): string {
  return Buffer.from(name).toString('latin1');
}
