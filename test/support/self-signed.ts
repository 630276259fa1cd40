import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Tls } from '../../src/http/listener.ts';

const run = promisify(execFile);

/** A certificate that nobody signed, made now. */
export async function selfSigned(): Promise<Tls> {
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', '-'];
  const { stdout } = await run('openssl', ['req', '-x509', ...key, '-subj', '/CN=localhost', '-days', '2']);
  return { key: stdout, cert: stdout };
}
