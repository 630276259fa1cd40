import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

const PROGRAM = join(import.meta.dirname, '../src/cli/latchkey.ts');
const FIXTURES = join(import.meta.dirname, 'fixtures.json');

/** A wiki for the clients, in a process and a folder of its own. */
export interface ClientsWiki {
  /** What a driver finds in its environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly stop: () => Promise<void>;
}

/** Starts the wiki of the fixtures at a free port. */
export async function startWiki(): Promise<ClientsWiki> {
  const data = mkdtempSync(join(tmpdir(), 'latchkey-clients-'));
  const server = spawn(process.execPath, [PROGRAM, '--port', '0', '--data', data, '--fixtures', FIXTURES], {
    stdio: ['ignore', 'pipe', process.env.CLIENT_VERBOSE ? 'inherit' : 'ignore'],
  });
  const api = await address(server.stdout);
  const { accounts, botpasswords } = JSON.parse(readFileSync(FIXTURES, 'utf8'));
  const { account, appid, secret } = botpasswords.work;
  const { name } = accounts[account];
  const lose = [process.execPath, PROGRAM, 'session', 'end-all', name, '--data', data];
  return {
    env: {
      CLIENT_API: api,
      CLIENT_ACCOUNT: name,
      CLIENT_ROOT: JSON.stringify({ name: accounts.root.name, password: accounts.root.password }),
      CLIENT_USER: `${name}@${appid}`,
      CLIENT_SECRET: secret,
      CLIENT_LOSE_SESSION: `${lose.map((word) => `'${word}'`).join(' ')} >&2`,
    },
    stop: async () => {
      server.kill('SIGINT');
      if (server.exitCode === null) await once(server, 'close');
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** The address that the server prints once it is there. */
function address(said: Readable): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let out = '';
  said.on('data', (chunk) => {
    out += chunk;
    const found = /https?:\S+\/api\.php/.exec(out);
    if (found) resolve(found[0]);
  });
  said.once('close', () => reject(new Error(`The wiki did not start; CLIENT_VERBOSE=1 shows why.\n${out}`)));
  return promise;
}
