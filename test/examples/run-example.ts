import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { Language } from './languages.ts';

/** What an example said, and how it ended. */
export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs an example with an environment that says whom it asks, and who it is. */
export async function runExample(
  { command: [program, ...args] }: Language,
  { api, user, secret }: { readonly api: string; readonly user: string; readonly secret: string },
): Promise<Outcome> {
  const env = {
    ...process.env,
    NO_PROXY: '*',
    no_proxy: '*',
    LATCHKEY_API: api,
    LATCHKEY_USER: user,
    LATCHKEY_SECRET: secret,
  };
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code: child.exitCode, out, err };
}
