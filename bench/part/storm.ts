import { join } from 'node:path';
import { ask } from '../child.ts';
import { type Figure, told } from '../figure.ts';
import { FLOW_CONNECTIONS, logIn, TOKENS } from '../jobs.ts';
import type { LoadDone, LoadJob } from '../load.ts';
import type { Bench } from '../part.ts';
import { startLatchkey } from '../server-process.ts';
import { median, percentile } from '../stats.ts';

/** Side by side: as many as may wait for the thread that hashes, and some that are told to come again. */
const STORMING = 16;
const PROBES = 8;

/** The slowest answers to reads of tokens, in quiet and while passwords are checked without a pause. */
export async function storm(bench: Bench): Promise<readonly Figure[]> {
  const { directory, load, secondLoad, rounds, seconds, told: tell } = bench;
  const server = await startLatchkey(join(directory, 'data'), FLOW_CONNECTIONS);
  try {
    const cookies = await logIn(load, server, PROBES);
    const { port } = server;
    const probe = { kind: 'probe', port, seconds, connections: PROBES, cookies, ...TOKENS } satisfies LoadJob;
    const logins = { kind: 'storm', port, seconds, connections: STORMING } satisfies LoadJob;
    const quiet: number[] = [];
    const stormed: number[] = [];
    const checked: number[] = [];
    for (let round = 0; round <= rounds; round++) {
      tell(round === 0 ? 'warming up' : `round ${round} of ${rounds}`);
      const alone = await ask<LoadDone>(load, probe);
      const [beside, done] = await Promise.all([ask<LoadDone>(load, probe), ask<LoadDone>(secondLoad, logins)]);
      if (round === 0) continue;
      quiet.push(percentile(alone.times, 99));
      stormed.push(percentile(beside.times, 99));
      checked.push(done.requests / 2 / done.seconds);
    }
    const ratios = stormed.map((ms, round) => ms / (quiet[round] ?? ms));
    return [
      {
        name: 'p99 of reads under a storm of logins / in quiet',
        value: median(ratios),
        unit: '',
        target: { atMost: 2 },
      },
      told('p99 of reads in quiet', median(quiet), 'ms'),
      told('p99 of reads under a storm of logins', median(stormed), 'ms'),
      told('logins by password a second, meanwhile', median(checked), ''),
    ];
  } finally {
    await server.stop();
  }
}
