import type { ChildProcess } from 'node:child_process';
import { ask } from './child.ts';
import type { LoadDone, LoadJob } from './load.ts';
import type { Row, Sample } from './rows.ts';
import type { ServerProcess } from './server-process.ts';

/** Seconds of each job that do not count: for so long a server is still being compiled while it is measured. */
const WARM_UP = 8;

/** How many rounds of so many seconds do not count. */
export function roundsOfWarmUp(seconds: number): number {
  return Math.ceil(WARM_UP / seconds);
}

/** What is measured: jobs, each for a load of its own, and the servers that answer them. */
export interface Measured {
  readonly servers: readonly ServerProcess[];
  readonly jobs: readonly { readonly load: ChildProcess; readonly job: LoadJob }[];
}

/** Measures in rounds that alternate between all that is measured. */
export async function inRounds<Name extends string>(
  measured: { readonly [name in Name]: Measured },
  { rounds, seconds, told }: { readonly rounds: number; readonly seconds: number; told(what: string): void },
): Promise<{ [name in Name]: Row }> {
  const rows = Object.entries<Measured>(measured).map(([name, one]) => ({ name, one, samples: [] as Sample[] }));
  for (let round = 1 - roundsOfWarmUp(seconds); round <= rounds; round++) {
    told(round < 1 ? 'warming up' : `round ${round} of ${rounds}`);
    // Forwards and backwards, so that none always comes after the same other one.
    for (const { one, samples } of round % 2 === 0 ? rows : rows.toReversed()) {
      const sample = await measureOne(one);
      if (round > 0) samples.push(sample);
    }
  }
  const named: [string, Row][] = rows.map(({ name, samples }) => [name, { name, samples }]);
  return Object.fromEntries(named) as { [name in Name]: Row };
}

async function measureOne({ servers, jobs }: Measured): Promise<Sample> {
  const before = await cpuOf(servers);
  const done = await Promise.all(jobs.map(({ load, job }) => ask<LoadDone>(load, job)));
  const used = (await cpuOf(servers)) - before;
  const requests = done.reduce((sum, one) => sum + one.requests, 0);
  return { throughput: done.reduce((sum, one) => sum + one.requests / one.seconds, 0), cpu: used / requests };
}

async function cpuOf(servers: readonly ServerProcess[]): Promise<number> {
  const used = await Promise.all(servers.map((server) => server.usage()));
  return used.reduce((sum, { cpu }) => sum + cpu, 0);
}
