import fc from 'fast-check';
import { wikiForMadeUp } from '../../test/http/ask-made-up.ts';
import { madeUpRequests } from '../../test/http/made-up-requests.ts';
import { whoami } from '../../test/support/flows.ts';
import { exactly, type Figure, type Finding, told } from '../figure.ts';

const BATCH = 5000;
const LANES = 4;

/** R8 */
export const madeUp: Figure = {
  id: 'R8',
  shows: 'No made-up request crashes the server, is a fault, or gets a secret',
  how: `Requests of random methods, paths, parameters, encodings, bodies, headers and bytes, by fast-check, with the cookies of five
    sorts of clients. Each must be answered with a status that is no fault of the server, in a body that can be read as what its
    type says (JSON, XML, PHP), without a password, secret or cookie in it, and without a rejection that nobody handles.`,
  unit: 'requests',
  counts: { small: 4000, full: 1_000_000 },
  async run({ count, seed, say }) {
    const { wiki: started, ask } = await wikiForMadeUp();
    await using wiki = started;
    const statuses = new Map<number, number>();
    let unhandled = 0;
    const note = () => {
      unhandled += 1;
    };
    process.on('unhandledRejection', note);
    const wrong: Finding[] = [];
    let asked = 0;
    for (let batch = 0; asked < count; batch += 1) {
      const requests = fc.sample(madeUpRequests, { numRuns: Math.min(BATCH, count - asked), seed: seed + batch });
      await Promise.all(
        Array.from({ length: LANES }, async () => {
          for (let request = requests.pop(); request; request = requests.pop()) {
            try {
              const status = await ask(request);
              statuses.set(status, (statuses.get(status) ?? 0) + 1);
            } catch (error) {
              const why = error instanceof Error ? error.message.split('\n')[0] : String(error);
              wrong.push({
                what: JSON.stringify(request),
                value: why ?? '',
                target: 'an answer as it must be',
                met: false,
              });
            }
            asked += 1;
          }
        }),
      );
      if ((batch + 1) % 10 === 0) say(`${asked} requests, ${wrong.length} answered wrongly`);
    }
    process.off('unhandledRejection', note);
    const alive = (await whoami(wiki.client())) === null;
    return [
      ...[...statuses]
        .sort(([one], [other]) => one - other)
        .map(([status, times]) => told(`answered ${status}`, times)),
      exactly('answered wrongly, or not at all', wrong.length, 0),
      exactly('unhandled rejections', unhandled, 0),
      exactly('faults in the log', wiki.log.filter((line) => line.startsWith('error')).length, 0),
      { what: 'the server afterwards', value: alive ? 'answers' : 'does not answer', target: 'answers', met: alive },
      ...wrong.slice(0, 10),
    ];
  },
};
