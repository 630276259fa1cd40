import { statSync } from 'node:fs';
import { join } from 'node:path';
import { ask } from '../child.ts';
import type { Figure } from '../figure.ts';
import { FLOW_CONNECTIONS, logIn, reading, TOKENS } from '../jobs.ts';
import type { Bench } from '../part.ts';
import { prefill } from '../prefill.ts';
import { startLatchkey } from '../server-process.ts';

/** What a live session takes of memory, while nobody uses it, and of the disk. */
export async function size({ directory, load, seconds, sessions }: Bench): Promise<readonly Figure[]> {
  const data = join(directory, 'data');
  const file = join(data, 'latchkey.sqlite');
  const made = await startLatchkey(data, FLOW_CONNECTIONS);
  await logIn(load, made);
  await made.stop();
  const [cookies, before] = [
    prefill(data, { sessions: 1000, accounts: FLOW_CONNECTIONS, cookies: 1000 }),
    statSync(file).size,
  ];
  const few = await atRest(cookies);
  const more = prefill(data, { sessions, accounts: FLOW_CONNECTIONS, cookies: 1000 });
  const many = await atRest(more);
  const disk = (statSync(file).size - before) / sessions;
  return [
    {
      name: 'memory per live session at rest',
      value: Math.max(0, many - few) / sessions,
      unit: 'bytes',
      target: { atMost: 200 },
    },
    { name: 'disk per session', value: disk, unit: 'bytes', target: { atMost: 500 } },
  ];

  /** Memory of a server that has answered for a while, and then rested. */
  async function atRest(own: readonly string[]): Promise<number> {
    const server = await startLatchkey(data);
    await ask(load, reading(server, TOKENS, own, seconds));
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const { memory } = await server.usage();
    await server.stop();
    return memory;
  }
}
