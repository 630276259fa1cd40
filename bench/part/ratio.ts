import { join } from 'node:path';
import { ask } from '../child.ts';
import { type Figure, told } from '../figure.ts';
import { editing, FLOW_CONNECTIONS, flowing, logIn, REVISIONS, reading, TOKENS, USERINFO } from '../jobs.ts';
import type { Bench } from '../part.ts';
import { inRounds } from '../rounds.ts';
import { middle, ratio } from '../rows.ts';
import { startBaseline, startBaselineFlow, startLatchkey } from '../server-process.ts';

/** What a request costs, beside a bare node:http server that does the same work in the same rounds. */
export async function ratios({ directory, load, rounds, seconds, told: tell }: Bench): Promise<readonly Figure[]> {
  const latchkey = await startLatchkey(join(directory, 'data'), FLOW_CONNECTIONS);
  const work = await startBaseline('work');
  const bare = await startBaseline('static');
  const flow = await startBaselineFlow(join(directory, 'flow.log'), FLOW_CONNECTIONS);
  try {
    const cookies = await logIn(load, latchkey);
    await ask(load, editing(latchkey, cookies, 0.1));
    const rows = await inRounds(
      {
        tokens: { servers: [latchkey], jobs: [{ load, job: reading(latchkey, TOKENS, cookies, seconds) }] },
        baseline: { servers: [work], jobs: [{ load, job: reading(work, TOKENS, [work.said], seconds) }] },
        userinfo: { servers: [latchkey], jobs: [{ load, job: reading(latchkey, USERINFO, cookies, seconds) }] },
        bare: { servers: [bare], jobs: [{ load, job: reading(bare, TOKENS, [bare.said], seconds) }] },
        flow: { servers: [latchkey], jobs: [{ load, job: flowing(latchkey, seconds) }] },
        edit: { servers: [latchkey], jobs: [{ load, job: editing(latchkey, cookies, seconds) }] },
        revisions: { servers: [latchkey], jobs: [{ load, job: reading(latchkey, REVISIONS, cookies, seconds) }] },
        flowBaseline: { servers: [flow], jobs: [{ load, job: flowing(flow, seconds) }] },
      },
      { rounds, seconds, told: tell },
    );
    const tokens = ratio(rows.tokens, rows.baseline);
    const userinfo = ratio(rows.userinfo, rows.baseline);
    const flows = ratio(rows.flow, rows.flowBaseline);
    return [
      { name: 'meta=tokens: bare node:http / Latchkey, CPU', value: tokens.cpu, unit: '', target: { atLeast: 0.9 } },
      {
        name: 'meta=userinfo: bare node:http / Latchkey, CPU',
        value: userinfo.cpu,
        unit: '',
        target: { atLeast: 0.9 },
      },
      { name: 'flow: bare node:http / Latchkey, CPU', value: flows.cpu, unit: '', target: { atLeast: 0.8 } },
      told('meta=tokens: Latchkey / bare node:http, requests a second', tokens.throughput, ''),
      told('meta=userinfo: Latchkey / bare node:http, requests a second', userinfo.throughput, ''),
      told('flow: Latchkey / bare node:http, requests a second', flows.throughput, ''),
      told('meta=tokens, CPU per request', middle(rows.tokens).cpu, 'µs'),
      told('meta=userinfo, CPU per request', middle(rows.userinfo).cpu, 'µs'),
      told('bare node:http, same work, CPU per request', middle(rows.baseline).cpu, 'µs'),
      told('flow, CPU per request', middle(rows.flow).cpu, 'µs'),
      told('flow on bare node:http, CPU per request', middle(rows.flowBaseline).cpu, 'µs'),
      told('edit of a small page, CPU per request', middle(rows.edit).cpu, 'µs'),
      told('prop=revisions with the text, CPU per request', middle(rows.revisions).cpu, 'µs'),
      {
        name: 'baseline: same work / no work, CPU',
        value: middle(rows.baseline).cpu / middle(rows.bare).cpu,
        unit: '',
        target: { atMost: 1.45 },
      },
    ];
  } finally {
    for (const server of [latchkey, work, bare, flow]) await server.stop();
  }
}
