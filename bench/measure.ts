import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ask, startNode, stop } from './child.ts';
import type { LoadDone, LoadJob } from './load.ts';
import type { Row, Sample } from './rows.ts';
import { type ServerProcess, startBaseline, startBaselineFlow, startLatchkey } from './server-process.ts';

const FLOW_CONNECTIONS = 64;
const READ_CONNECTIONS = 32;
/** Rounds that do not count: for some seconds a server is still being compiled while it is measured. */
const WARM_UP = 2;
const CSRF_TOKEN = '"csrftoken":"[0-9a-f]{32}';
const LOGGED_IN = '"userinfo":\\{"id":[1-9]';

interface Measured {
  readonly name: string;
  readonly server: ServerProcess;
  readonly job: LoadJob;
}

/** What was measured, by name. */
export interface Rows {
  readonly tokens: Row;
  readonly userinfo: Row;
  readonly baseline: Row;
  readonly bare: Row;
  readonly flow: Row;
  readonly flowBaseline: Row;
}

/** Measures reads and flow of Latchkey and of the bare servers, in rounds that alternate between them. */
export async function measure(rounds: number, seconds: number, told: (round: number) => void): Promise<Rows> {
  const directory = await mkdtemp(join(tmpdir(), 'latchkey-bench-'));
  const load = startNode('load', [join(import.meta.dirname, 'load.ts')]);
  const latchkey = await startLatchkey(join(directory, 'data'), FLOW_CONNECTIONS);
  const work = await startBaseline('work');
  const bare = await startBaseline('static');
  const bareFlow = await startBaselineFlow(join(directory, 'flow.log'), FLOW_CONNECTIONS);
  const servers = [latchkey, work, bare, bareFlow];
  try {
    const accounts = READ_CONNECTIONS;
    const cookies = await ask<string[]>(load, { kind: 'log-in', port: latchkey.port, accounts } satisfies LoadJob);
    const read = ({ port }: ServerProcess, query: string, expect: string, sent: readonly string[]): LoadJob => {
      return { kind: 'read', port, seconds, connections: READ_CONNECTIONS, query, expect, cookies: sent };
    };
    const flow = ({ port }: ServerProcess): LoadJob => {
      return { kind: 'flow', port, seconds, connections: FLOW_CONNECTIONS };
    };
    const tokens = 'action=query&meta=tokens';
    const measured = {
      tokens: { name: 'meta=tokens', server: latchkey, job: read(latchkey, tokens, CSRF_TOKEN, cookies) },
      baseline: { name: 'bare node:http, same work', server: work, job: read(work, tokens, CSRF_TOKEN, [work.said]) },
      userinfo: {
        name: 'meta=userinfo',
        server: latchkey,
        job: read(latchkey, 'action=query&meta=userinfo', LOGGED_IN, cookies),
      },
      bare: { name: 'bare node:http, no work', server: bare, job: read(bare, tokens, CSRF_TOKEN, [bare.said]) },
      flow: { name: 'flow', server: latchkey, job: flow(latchkey) },
      flowBaseline: { name: 'flow on bare node:http', server: bareFlow, job: flow(bareFlow) },
    };
    return await inRounds(measured, { rounds, load, told });
  } finally {
    for (const server of servers) await server.stop();
    await stop(load);
    await rm(directory, { recursive: true });
  }
}

async function inRounds<Name extends string>(
  measured: { readonly [name in Name]: Measured },
  { rounds, load, told }: { rounds: number; load: ChildProcess; told: (round: number) => void },
): Promise<{ [name in Name]: Row }> {
  const rows = Object.entries<Measured>(measured).map(([key, one]) => ({ key, one, samples: [] as Sample[] }));
  for (let round = 1 - WARM_UP; round <= rounds; round++) {
    told(round);
    // Forwards and backwards, so that none always comes after the same other one.
    for (const { one, samples } of round % 2 === 0 ? rows : rows.toReversed()) {
      const sample = await measureOne(one, load);
      if (round > 0) samples.push(sample);
    }
  }
  const named = rows.map(({ key, one, samples }) => [key, { name: one.name, samples }]);
  return Object.fromEntries(named) as { [name in Name]: Row };
}

async function measureOne({ server, job }: Measured, load: ChildProcess): Promise<Sample> {
  const before = await server.cpuTime();
  const { requests, seconds } = await ask<LoadDone>(load, job);
  const used = (await server.cpuTime()) - before;
  return { throughput: requests / seconds, cpu: used / requests };
}
