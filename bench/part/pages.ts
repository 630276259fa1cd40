import { join } from 'node:path';
import { seed } from '../../src/cli/command/seed.ts';
import type { Io } from '../../src/cli/io.ts';
import { type Figure, told } from '../figure.ts';
import { READ_CONNECTIONS, reading } from '../jobs.ts';
import type { Bench } from '../part.ts';
import { inRounds, type Measured } from '../rounds.ts';
import { middle } from '../rows.ts';
import { type ServerProcess, startLatchkey } from '../server-process.ts';

const FEWEST = 1000;
const COUNTS = [FEWEST, 10_000, 100_000];
/** States of each page. */
const REVISIONS = 10;
const USERS = 10;
const NOBODY: readonly string[] = Array.from({ length: READ_CONNECTIONS }, () => '');

const LISTS = {
  allpages: { query: 'action=query&list=allpages&apfrom=Seed_5&aplimit=50', expect: '"title":"Seed 5' },
  recentchanges: { query: 'action=query&list=recentchanges&rclimit=50', expect: '"title":"Seed ' },
  usercontribs: { query: 'action=query&list=usercontribs&ucuser=Seeder%201&uclimit=50', expect: '"user":"Seeder 1"' },
  revisions: { query: 'action=query&prop=revisions&titles=Seed%20777&rvlimit=10', expect: '"comment":"seed 10"' },
  'search, one page has the word': {
    query: 'action=query&list=search&srwhat=text&srsearch=777',
    expect: '"totalhits":1[,}]',
  },
} as const;

/** Where the work is bounded, but a wiki has to be large before it is. */
const BOUNDED = {
  'search, many pages have the word': {
    query: 'action=query&list=search&srwhat=text&srsearch=river',
    expect: '"totalhits":[1-9]',
  },
} as const;

/** What lists cost with few pages and with many, as `latchkey seed` makes them. */
export async function pages({ directory, load, rounds, seconds, told: tell }: Bench): Promise<readonly Figure[]> {
  const servers: ServerProcess[] = [];
  try {
    const measured: { [name: string]: Measured } = {};
    for (const count of COUNTS) {
      const data = join(directory, String(count));
      await (await startLatchkey(data)).stop();
      const options = { pages: count, revisions: REVISIONS, users: USERS, data };
      await seed.run({ args: [], options, io: ioThatTells(tell) });
      const server = await startLatchkey(data);
      servers.push(server);
      for (const [name, what] of Object.entries({ ...LISTS, ...BOUNDED })) {
        const job = reading(server, what, NOBODY, seconds);
        measured[`${name} ${count}`] = { servers: [server], jobs: [{ load, job }] };
      }
    }
    const rows = await inRounds(measured, { rounds, seconds, told: tell });
    const cost = (what: string) => middle(rows[what] ?? { name: what, samples: [] }).cpu;
    return Object.keys({ ...LISTS, ...BOUNDED }).flatMap((list) =>
      COUNTS.flatMap((count): Figure[] => {
        const name = `${list} at ${count.toLocaleString('en')} pages`;
        const figure = told(`${name}, CPU per request`, cost(`${list} ${count}`), 'µs');
        if (count === FEWEST || list in BOUNDED) return [figure];
        const value = cost(`${list} ${count}`) / cost(`${list} ${FEWEST}`);
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

function ioThatTells(tell: (what: string) => void): Io {
  const print = (...lines: readonly string[]) => lines.forEach(tell);
  return { env: {}, stdin: process.stdin, stderrIsTTY: false, print, warn: () => undefined, draw: () => undefined };
}
