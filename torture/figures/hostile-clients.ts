import { join } from 'node:path';
import { below, exactly, type Figure, type Finding, inFull, told } from '../figure.ts';
import { HealthyClient } from '../support/healthy-client.ts';
import { drip, hurl } from '../support/hostile.ts';
import { inParallel } from '../support/in-parallel.ts';
import { scratch } from '../support/scratch.ts';
import { type ServerProcess, startServer } from '../support/server-process.ts';

const MB = 1024 * 1024;
const WARM_UP = 6000;
const OVER = 20;
const P99 = 100;
/** Milliseconds that each attack goes on for at least. */
const ATTACKED = 2500;
/** Milliseconds between two requests of a hostile client. */
const PAUSE = 50;
const HOSTILE = 4;
const POST = 'POST /api.php?action=query&format=json HTTP/1.1\r\nHost: localhost\r\n';
const FORM = 'Content-Type: application/x-www-form-urlencoded\r\n';
const MULTIPART = 'Content-Type: multipart/form-data; boundary=xx\r\n';
const PART = '--xx\r\nContent-Disposition: form-data; name="x"\r\n\r\n';
const parameters = Array.from({ length: 10_000 }, (_, index) => `p${index}=1`).join('&');

interface Attack {
  readonly name: string;
  /** How many of a run's connections it makes: one of so many. */
  readonly oneOf: number;
  /** Statuses that it may be answered with; 0: the connection is closed. */
  readonly answers: readonly number[];
  send(api: string): Promise<number>;
}

const ATTACKS: readonly Attack[] = [
  { name: 'a head that never ends', oneOf: 1, answers: [408, 0], send: (api) => drip(api, 1000) },
  {
    name: 'a body of 100 MB',
    oneOf: 50,
    answers: [413],
    send: (api) => hurl(api, `${POST}${FORM}Content-Length: ${100 * MB}\r\n\r\naction=query&x=`, 100 * MB),
  },
  {
    name: 'a multipart body of 50 MB',
    oneOf: 50,
    answers: [413],
    send: (api) => hurl(api, `${POST}${MULTIPART}Content-Length: ${50 * MB}\r\n\r\n${PART}`, 50 * MB),
  },
  {
    name: 'a multipart body of 50 MB that does not say how long it is',
    oneOf: 50,
    answers: [413, 503],
    send: (api) => {
      const part = `${PART.length.toString(16)}\r\n${PART}\r\n`;
      return hurl(api, `${POST}${MULTIPART}Transfer-Encoding: chunked\r\n\r\n${part}`, 50 * MB);
    },
  },
  {
    name: 'headers of 64 KB',
    oneOf: 5,
    answers: [431],
    send: (api) =>
      hurl(api, `GET /api.php HTTP/1.1\r\nHost: localhost\r\nX-Large: ${'x'.repeat(64 * 1024)}\r\n\r\n`, 0),
  },
  {
    name: '10,000 parameters',
    oneOf: 5,
    answers: [400],
    send: (api) => hurl(api, `${POST}${FORM}Content-Length: ${parameters.length}\r\n\r\n${parameters}`, 0),
  },
];

/** R14 */
export const hostileClients: Figure = {
  id: 'R14',
  shows: 'Slow, large and endless requests do not keep others from working',
  how: `A server process with its limits as they are unless set. A client that asks all the time is measured while others hold heads open
    that never end, and ${HOSTILE} clients send bodies of 100 MB, multipart bodies of 50 MB, headers of 64 KB and 10,000 parameters, one
    after the other with ${PAUSE} ms between. All of it is done twice. V8 gives a program
    that has just begun a young generation that grows once, by up to 32 MB, when much is alive at once: so memory is judged the second time,
    against what it was before that, and the growth of the first time is told beside it.`,
  unit: 'connections that are held open',
  counts: { small: 100, full: 1000 },
  async run({ count }) {
    using folder = scratch();
    await using server = await startServer(join(folder.path, 'data'));
    const client = new HealthyClient(server.api);
    await client.start();
    await new Promise((resolve) => setTimeout(resolve, WARM_UP));
    const alone = client.take();
    const first = watchRss(server);
    for (const attack of ATTACKS) await mount(attack, server.api, count);
    const firstGrowth = Math.round(first.stop());
    client.take();
    const rss = watchRss(server);
    const findings: Finding[] = [told('healthy client alone: p99', `${alone.p99.toFixed(1)} ms`)];
    for (const attack of ATTACKS) {
      let odd = 0;
      const until = performance.now() + ATTACKED;
      do odd += await mount(attack, server.api, count);
      while (performance.now() < until);
      const { requests, failed, p99 } = client.take();
      findings.push(
        exactly(`${attack.name}: answered in another way`, odd, 0),
        exactly(`${attack.name}: of ${requests} requests of the healthy client failed`, failed, 0),
        inFull(this, count, below(`${attack.name}: p99 of the healthy client, ms`, Math.round(p99), P99)),
        told(`${attack.name}: memory over that before, MB`, Math.round(rss.most())),
      );
    }
    await client.stop();
    const growth = below('memory of the server over that before, MB', Math.round(rss.stop()), OVER + 1);
    findings.push(told('memory of the server over that before, the first time, MB', firstGrowth));
    return [...findings, inFull(this, count, growth)];
  },
};

/** Makes an attack with so many connections; gives how many were answered in a way that they must not be. */
async function mount({ oneOf, answers, send }: Attack, api: string, count: number): Promise<number> {
  let odd = 0;
  await inParallel(Math.ceil(count / oneOf), oneOf === 1 ? count : HOSTILE, async () => {
    if (!answers.includes(await send(api))) odd += 1;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  });
  return odd;
}

/** Looks at the memory of a server ten times a second; in the end gives by how many MB it rose at most. */
function watchRss(server: ServerProcess) {
  const before = server.rss();
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, server.rss());
  }, 100);
  const rise = () => (most - before) / 1024;
  return {
    most: rise,
    stop(): number {
      clearInterval(timer);
      return rise();
    },
  };
}
