import { join } from 'node:path';
import { type Figure, told } from '../figure.ts';
import { FLOW_CONNECTIONS, flowing, logIn, reading, TOKENS } from '../jobs.ts';
import type { Bench } from '../part.ts';
import { prefill } from '../prefill.ts';
import { inRounds, type Measured } from '../rounds.ts';
import { middle } from '../rows.ts';
import { type ServerProcess, startLatchkey } from '../server-process.ts';

const FEWEST = 1000;
/** More than a server remembers the Cookie headers of, also where there are fewer sessions: each request reads its session. */
const COOKIES = 20_000;

/** What a read of a session that is not remembered, and the flow, cost with few and with many live sessions. */
export async function scale({
  directory,
  load,
  rounds,
  seconds,
  sessions,
  told: tell,
}: Bench): Promise<readonly Figure[]> {
  const counts = [FEWEST, 100_000, sessions].filter((count, index, all) => all.indexOf(count) === index);
  const servers: ServerProcess[] = [];
  try {
    const measured: { [name: string]: Measured } = {};
    for (const count of counts) {
      tell(`${count} sessions`);
      const data = join(directory, String(count));
      const made = await startLatchkey(data, FLOW_CONNECTIONS);
      await logIn(load, made);
      await made.stop();
      const cookies = prefill(data, { sessions: count, accounts: FLOW_CONNECTIONS, cookies: Math.min(count, COOKIES) });
      const server = await startLatchkey(data);
      servers.push(server);
      const headers = Array.from({ length: COOKIES }, (_, turn) => `${cookies[turn % cookies.length]}; turn=${turn}`);
      measured[`read ${count}`] = {
        servers: [server],
        jobs: [{ load, job: reading(server, TOKENS, headers, seconds) }],
      };
      measured[`flow ${count}`] = { servers: [server], jobs: [{ load, job: flowing(server, seconds) }] };
    }
    const rows = await inRounds(measured, { rounds, seconds, told: tell });
    const cost = (what: string) => middle(rows[what] ?? { name: what, samples: [] }).cpu;
    return (['read', 'flow'] as const).flatMap((what) =>
      counts.flatMap((count): Figure[] => {
        const name = `${what} at ${count.toLocaleString('en')} sessions`;
        const figure = told(`${name}, CPU per request`, cost(`${what} ${count}`), 'µs');
        if (count === FEWEST) return [figure];
        const value = cost(`${what} ${count}`) / cost(`${what} ${FEWEST}`);
        return [
          figure,
          { name: `${name} / at ${FEWEST.toLocaleString('en')}`, value, unit: '', target: { atMost: 1.2 } },
        ];
      }),
    );
  } finally {
    for (const server of servers) await server.stop();
  }
}
