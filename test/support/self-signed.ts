import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tls } from '../../src/http/listener.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures');

/** Where the key and the certificate are that the tests answer https with: nobody signed it, and nobody else uses it. */
export const SELF_SIGNED = {
  cert: join(FIXTURES, 'localhost-cert.pem'),
  key: join(FIXTURES, 'localhost-key.pem'),
};

/** The same, read. */
export function selfSigned(): Tls {
  return { cert: readFileSync(SELF_SIGNED.cert), key: readFileSync(SELF_SIGNED.key) };
}
