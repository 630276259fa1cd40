import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Client, STEPS } from './clients.ts';
import { INSTALLED } from './install.ts';
import type { ClientsWiki } from './wiki.ts';

/** How a step went; `none`: the client has nothing for it. */
export interface Step {
  readonly name: string;
  readonly result: 'ok' | 'none' | 'failed';
  readonly text: string;
}

/** Milliseconds that a client may take for all of its steps. */
const TIMEOUT = 60_000;

/** Perl and Python are Debian's, whose packages the clients are. */
const PROGRAMS = { node: process.execPath, perl: '/usr/bin/perl', python3: '/usr/bin/python3' };

/** Drives a client through every step, in an empty folder. A step that its driver does not tell of has failed. */
export async function drive(client: Client, wiki: ClientsWiki): Promise<readonly Step[]> {
  const cwd = mkdtempSync(join(tmpdir(), 'latchkey-client-'));
  const driver = join(import.meta.dirname, 'drive', client.driver);
  const env = { ...process.env, ...wiki.env, CLIENT_INSTALLED: INSTALLED, PYTHONDONTWRITEBYTECODE: '1' };
  const child = spawn(PROGRAMS[client.program], [driver], { cwd, env, timeout: TIMEOUT, killSignal: 'SIGKILL' });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const ended = await Promise.race([once(child, 'close'), once(child, 'error')]);
  rmSync(cwd, { recursive: true, force: true });
  if (process.env.CLIENT_VERBOSE) console.log(out, err);
  const told = new Map(
    [...out.matchAll(/^@@ (\S+) (ok|none|failed) ?(.*)$/gm)].map(([, name = '', result, text = '']) => [
      name,
      { name, result: result as Step['result'], text },
    ]),
  );
  const why = `nothing was told; the driver ended with ${ended.filter(Boolean).join(' ')} ${err.trim().split('\n').at(-1)}`;
  return STEPS.map((name) => told.get(name) ?? { name, result: 'failed', text: why });
}
