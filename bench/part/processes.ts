import { join } from 'node:path';
import { type Figure, told } from '../figure.ts';
import { FLOW_CONNECTIONS, flowing, logIn, READ_CONNECTIONS, reading, TOKENS } from '../jobs.ts';
import type { Bench } from '../part.ts';
import { inRounds } from '../rounds.ts';
import { middle } from '../rows.ts';
import { startBaseline, startLatchkey } from '../server-process.ts';

/**
 * What a request costs where two processes serve one SQLite file, against one process with the same load; and what two cost where
 * they have nothing in common but the core, as bare servers.
 */
export async function processes(bench: Bench): Promise<readonly Figure[]> {
  const { directory, load, secondLoad, rounds, seconds, told: tell } = bench;
  const alone = await startLatchkey(join(directory, 'alone'), FLOW_CONNECTIONS);
  const one = await startLatchkey(join(directory, 'both'), FLOW_CONNECTIONS);
  const other = await startLatchkey(join(directory, 'both'));
  const [bare, bareOne, bareOther] = [
    await startBaseline('work'),
    await startBaseline('work'),
    await startBaseline('work'),
  ];
  try {
    const own = await logIn(load, alone);
    const shared = await logIn(load, one);
    const [reads, flows] = [READ_CONNECTIONS / 2, FLOW_CONNECTIONS / 2];
    const twice = [
      { load, at: one },
      { load: secondLoad, at: other },
    ];
    const rows = await inRounds(
      {
        read: {
          servers: [alone],
          jobs: [load, secondLoad].map((from) => ({ load: from, job: reading(alone, TOKENS, own, seconds, reads) })),
        },
        readBoth: {
          servers: [one, other],
          jobs: twice.map((to) => ({ load: to.load, job: reading(to.at, TOKENS, shared, seconds, reads) })),
        },
        bare: {
          servers: [bare],
          jobs: [load, secondLoad].map((from) => ({
            load: from,
            job: reading(bare, TOKENS, [bare.said], seconds, reads),
          })),
        },
        bareBoth: {
          servers: [bareOne, bareOther],
          jobs: [
            { load, job: reading(bareOne, TOKENS, [bareOne.said], seconds, reads) },
            { load: secondLoad, job: reading(bareOther, TOKENS, [bareOther.said], seconds, reads) },
          ],
        },
        flow: {
          servers: [alone],
          jobs: [load, secondLoad].map((from) => ({ load: from, job: flowing(alone, seconds, flows) })),
        },
        flowBoth: {
          servers: [one, other],
          jobs: twice.map((to) => ({ load: to.load, job: flowing(to.at, seconds, flows) })),
        },
      },
      { rounds, seconds, told: tell },
    );
    const [read, readBoth, flow, flowBoth] = [rows.read, rows.readBoth, rows.flow, rows.flowBoth].map(
      (row) => middle(row).cpu,
    ) as [number, number, number, number];
    return [
      { name: 'read, two processes / one, CPU', value: readBoth / read, unit: '', target: { atMost: 1.1 } },
      { name: 'flow, two processes / one, CPU', value: flowBoth / flow, unit: '', target: { atMost: 1.3 } },
      told('read on bare node:http, two processes / one, CPU', middle(rows.bareBoth).cpu / middle(rows.bare).cpu, ''),
      told('read, two processes, CPU per request', readBoth, 'µs'),
      told('flow, two processes, CPU per request', flowBoth, 'µs'),
    ];
  } finally {
    for (const server of [alone, one, other, bare, bareOne, bareOther]) await server.stop();
  }
}
