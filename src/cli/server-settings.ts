import { readFile } from 'node:fs/promises';
import type { ServerSettings } from '../server.ts';
import { type Fixtures, readFixtures } from './fixtures.ts';
import type { Io } from './io.ts';
import { operatorLog } from './operator-log.ts';
import type { Values } from './option.ts';
import type { SERVE_OPTIONS } from './serve-options.ts';
import { UsageError } from './usage-error.ts';

type ServeOptions = Values<typeof SERVE_OPTIONS>;

/** What a server is made from, by its options and the files that they name. */
export async function readServerSettings(
  options: ServeOptions,
  { stderrIsTTY }: Pick<Io, 'stderrIsTTY'>,
): Promise<{ readonly settings: ServerSettings; readonly fixtures: Fixtures | undefined }> {
  const { port, host, data, server, profile, smtp } = options;
  if (profile !== undefined && options.fixtures === undefined) {
    throw new UsageError(
      `--profile ${profile}: a profile is one of fixtures. Give the file that has it with --fixtures.`,
    );
  }
  const fixtures = options.fixtures === undefined ? undefined : await readFixtures(options.fixtures, profile);
  const scriptPath = options['script-path'];
  const mailFrom = options['mail-from'];
  const statusPort = options['status-port'];
  const trustProxy = options['trust-proxy'];
  const tls = await readTls(options);
  const settings: ServerSettings = {
    port,
    host,
    data,
    statusHost: options['status-host'],
    limits: {
      connections: options['max-connections'],
      inFlight: options['max-requests'],
      bodyBytes: options['max-body'],
      headSeconds: options['head-timeout'],
      requestSeconds: options['request-timeout'],
    },
    log: operatorLog(options['log-level'] ?? (stderrIsTTY ? 'warn' : 'info')),
    ...(statusPort !== undefined && { statusPort }),
    ...(server !== undefined && { server }),
    ...(scriptPath !== undefined && { scriptPath }),
    ...(trustProxy !== undefined && { trustProxy }),
    ...(smtp !== undefined && { smtp }),
    ...(mailFrom !== undefined && { mailFrom }),
    ...(tls !== undefined && { tls }),
    ...(fixtures !== undefined && { wiki: fixtures.settings }),
  };
  return { settings, fixtures };
}

async function readTls({ 'tls-cert': cert, 'tls-key': key }: ServeOptions): Promise<ServerSettings['tls']> {
  if (cert === undefined && key === undefined) return undefined;
  if (cert === undefined) throw new UsageError('--tls-key: a key needs its certificate. Give it with --tls-cert.');
  if (key === undefined) throw new UsageError('--tls-cert: a certificate needs its key. Give it with --tls-key.');
  return { cert: await read('--tls-cert', cert), key: await read('--tls-key', key) };
}

async function read(option: string, path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new UsageError(`${option} ${path}: the file cannot be read (${(cause as NodeJS.ErrnoException).code}).`, {
      cause,
    });
  }
}
