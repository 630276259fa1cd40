import { join } from 'node:path';
import { token, WAYS, type Way } from '../../test/support/flows.ts';
import { exactly, type Figure, told } from '../figure.ts';
import { Browser } from '../support/browser.ts';
import { inParallel } from '../support/in-parallel.ts';
import { scratch } from '../support/scratch.ts';
import { type ServerProcess, startServer } from '../support/server-process.ts';

const SERVERS = 4;
const WIDTH = 8;

/** R6 */
export const parallelTokens: Figure = {
  id: 'R6',
  shows: 'First tokens that are asked for in parallel all work',
  how: `Four server processes share one folder. Each session is begun at one of them, then asks all four at once for its first csrf
    token and, in the same moment, for its first login token; every token is then checked at another process than gave it.`,
  unit: 'sessions',
  counts: { small: 60, full: 1000 },
  async run({ count }) {
    using folder = scratch();
    const servers: ServerProcess[] = [];
    await using all = new AsyncDisposableStack();
    for (let index = 0; index < SERVERS; index += 1) {
      const server = all.use(await startServer(join(folder.path, 'data')));
      servers.push(server);
    }
    const at = (index: number) => (servers[index % SERVERS] as ServerProcess).api;
    let [tokens, invalid] = [0, 0];
    await inParallel(count, WIDTH, async (index) => {
      const browser = new Browser(at(index));
      await (WAYS[index % 8 === 1 ? 1 : 0] as Way).logIn(browser);
      const given = await Promise.all(
        ['csrf', 'login'].flatMap((type) =>
          servers.map(async (_, server) => ({
            type,
            server,
            token: await token(new Browser(at(server), browser.jar), type),
          })),
        ),
      );
      for (const { type, server, token } of given) {
        const reply = await new Browser(at(server + 1), browser.jar).post({ action: 'checktoken', type, token });
        tokens += 1;
        if (reply.at('checktoken', 'result') !== 'valid') invalid += 1;
      }
    });
    return [told('tokens given', tokens), exactly('tokens that another process refused', invalid, 0)];
  },
};
