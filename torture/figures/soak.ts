import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { botLogin, clientLogin, logout, token, whoami } from '../../test/support/flows.ts';
import { below, type Context, exactly, type Figure, type Finding, told } from '../figure.ts';
import { Browser } from '../support/browser.ts';
import { oneOf } from '../support/random.ts';
import { scratch } from '../support/scratch.ts';
import { type ServerProcess, startServer } from '../support/server-process.ts';
import { quantile, slope } from '../support/statistics.ts';

/** Actions that are begun in a second. */
const RATE = 160;
/** MB that V8 gives a young generation at most, unless told otherwise. */
const YOUNG = 64;
const USERS = 20;
/** Milliseconds between two looks at open files and at the young generation. */
const LOOK = 2000;
/** Milliseconds between two looks at what is held, and after which unused memory is given up for it. */
const MINUTE = 60_000;
/** Seconds of which the minute that found the least counts: what is remembered of Cookie headers comes and goes meanwhile. */
const WINDOW = 300;
/** The looks at what is held, of which the one that found the least counts, and the milliseconds before each. */
const WEIGHED = 10;
const REST = 200;
/** So much unused memory, in bytes, malloc gives back at once; left alone, it keeps what the check of a password had, and all below. */
const UNUSED = 131_072;
/** Seconds from which on a run is long enough to be judged by its slope and its ends. */
const LONG = 3600;
/** Seconds in which a server comes to its usual size: the heap's, and that of what is allocated beside it. */
const WARM_UP = 1200;
const END = 600;
/** Seconds without a request that end a session: far more than chance leaves between two requests of one user. */
const IDLE = 30;
/** Seconds: what has expired is swept once a minute. */
const SWEPT = 130;

/** R11 */
export const soak: Figure = {
  id: 'R11',
  shows: 'A server that works for long grows neither in memory nor in files nor in its answers (SQLite)',
  how: `A server process, ${RATE} actions a second in a fixed mix: of ten, six ask who they are, one fetches a token, one logs in and out, one
    logs in and is never seen again, one is a visitor who fetches a login token. Memory, open files and times are taken all
    along. Once a minute each thread of the server is made to give up what nothing uses any more, for V8 does so by itself only after hours, and malloc
    is told not to keep it; of ten looks after that, and of five minutes, the one that found the least memory counts, for the check of a password holds 19 MB
    for a moment, and what is remembered of Cookie headers comes and goes. V8's young generation, which doubles up to a fixed size when a moment needs it, is judged by itself: whatever stays
    alive is moved out of it. The first ${WARM_UP / 60} minutes are its warm-up. At the end the sessions that were left open expire, and the store must be as it was. Short runs only show that.`,
  unit: 'seconds',
  counts: { small: 8, full: 3600 },
  async run(context) {
    const { count, say } = context;
    using folder = scratch();
    const data = join(folder.path, 'data');
    const collects = new URL('../support/collect.ts', import.meta.url).href;
    await using server = await startServer(data, {
      settings: { sessionExpirySeconds: IDLE },
      args: ['--status-port', '0'],
      env: { NODE_OPTIONS: `--expose-gc --import=${collects}`, MALLOC_TRIM_THRESHOLD_: String(UNUSED) },
    });
    const mix = new Mix(server.api, context);
    const samples: Sample[] = [];
    const weights: Weight[] = [];
    const began = performance.now();
    const since = () => (performance.now() - began) / 1000;
    const look = async () => {
      samples.push({ at: since(), young: youngOf(await server.metrics()), files: server.openFiles() });
    };
    const weigh = async () => {
      const at = since();
      weights.push([at, await held(server)]);
      const [, memory] = weights.at(-1) as Weight;
      if (weights.length % 5 === 0) say(`${Math.round(at)} s: ${memory.toFixed(1)} MB, ${server.openFiles()} files`);
    };
    const timers = [setInterval(look, LOOK), setInterval(weigh, MINUTE)];
    await mix.run(count, since);
    for (const timer of timers) clearInterval(timer);
    const left = await rowsAfterExpiry(join(data, 'latchkey.sqlite'));
    return [
      told('actions', mix.actions),
      exactly('actions that failed', mix.failed, 0),
      told('memory at the end without the young generation, MB', Math.round(await held(server))),
      below('the young generation at most, MB', Math.max(...samples.map(({ young }) => Math.round(young))), YOUNG + 1),
      told('p99 of asking who one is, ms', tenth(p99(mix.asked))),
      ...(count < LONG ? [] : judge(weights, samples, mix.asked, count)),
      exactly('sessions and devices in the store after their time', left, 0),
      exactly('lines in the log of faults', server.log.length, 0),
    ];
  },
};

interface Sample {
  readonly at: number;
  /** MB that V8's young generation has been given. */
  readonly young: number;
  readonly files: number;
}

/** MB that the process held without V8's young generation, and when. */
type Weight = readonly [at: number, memory: number];

/** When something was asked, in seconds, and how many milliseconds the answer took. */
type Asked = readonly [at: number, milliseconds: number];

function youngOf(metrics: string): number {
  const bytes = /^nodejs_heap_space_size_total_bytes\{space="new"\} (\S+)/m.exec(metrics)?.[1];
  return Number(bytes) / 1024 / 1024;
}

/** MB that a server holds without V8's young generation, once it has given up what nothing uses any more. */
async function held(server: ServerProcess): Promise<number> {
  process.kill(server.pid, 'SIGUSR2');
  let least = Number.POSITIVE_INFINITY;
  for (let look = 0; look < WEIGHED; look += 1) {
    await new Promise((resolve) => setTimeout(resolve, REST));
    const young = youngOf(await server.metrics());
    least = Math.min(least, server.rss() / 1024 - young);
  }
  return least;
}

function judge(
  weights: readonly Weight[],
  samples: readonly Sample[],
  asked: readonly Asked[],
  count: number,
): readonly Finding[] {
  const warm = weights.filter(([at]) => at > WARM_UP);
  const rising = slope(leastOfWindows(warm).map(([at, memory]) => [at / 3600, memory]));
  const most = (from: number, to: number) =>
    Math.max(...samples.filter(({ at }) => at >= from && at < to).map(({ files }) => files));
  const within = (from: number, to: number) => asked.filter(([at]) => at >= from && at < to);
  const [first, last] = [p99(within(0, END)), p99(within(count - END, count + 1))];
  return [
    below('rise of that memory after the warm-up, MB an hour', tenth(rising), 1),
    told('most files open in the ten minutes after the warm-up', most(WARM_UP, WARM_UP + END)),
    below('most files open in the last ten minutes', most(count - END, count + 1), most(WARM_UP, WARM_UP + END) + 4),
    told('p99 of the first ten minutes, ms', tenth(first)),
    below('p99 of the last ten minutes, as a part of that', Math.round((last / first) * 100) / 100, 1.21),
  ];
}

/** Of the weights of each window the least. */
function leastOfWindows(weights: readonly Weight[]): readonly Weight[] {
  const windows = Map.groupBy(weights, ([at]) => Math.floor(at / WINDOW));
  return Array.from(windows.values(), (some) => some.reduce((least, one) => (one[1] < least[1] ? one : least)));
}

function p99(asked: readonly Asked[]): number {
  return quantile(
    asked.map(([, milliseconds]) => milliseconds),
    0.99,
  );
}

function tenth(figure: number): number {
  return Math.round(figure * 10) / 10;
}

/** The fixed mix of actions, begun at a fixed rate whether or not those before have ended. */
class Mix {
  actions = 0;
  failed = 0;
  readonly asked: Asked[] = [];
  readonly #api: string;
  readonly #random: () => number;
  readonly #users: Browser[] = [];

  constructor(api: string, { random }: Context) {
    this.#api = api;
    this.#random = random;
  }

  async run(seconds: number, since: () => number): Promise<void> {
    for (let index = 0; index < USERS; index += 1) this.#users.push(await this.#login());
    const underWay = new Set<Promise<void>>();
    for (let due = since(); due < seconds; due += 1 / RATE) {
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - since()) * 1000));
      const action: Promise<void> = this.#act(since).finally(() => underWay.delete(action));
      underWay.add(action);
    }
    await Promise.all(underWay);
  }

  async #act(since: () => number): Promise<void> {
    const sort = this.actions++ % 10;
    try {
      if (sort < 6) await this.#ask(since());
      else if (sort === 6) await token(this.#user());
      else if (sort === 7) await logout(await this.#login());
      else if (sort === 8) await this.#login();
      else await token(new Browser(this.#api), 'login');
    } catch {
      this.failed += 1;
    }
  }

  async #ask(at: number): Promise<void> {
    const began = performance.now();
    if ((await whoami(this.#user())) === null) this.failed += 1;
    this.asked.push([at, performance.now() - began]);
  }

  async #login(): Promise<Browser> {
    const browser = new Browser(this.#api);
    await (this.actions % 100 === 8 ? clientLogin(browser) : botLogin(browser));
    return browser;
  }

  #user(): Browser {
    return oneOf(this.#random, this.#users);
  }
}

/** Waits until what nobody uses any more is swept away; gives what is left then. */
async function rowsAfterExpiry(path: string): Promise<number> {
  const database = new DatabaseSync(path, { readOnly: true });
  const count = database.prepare('SELECT (SELECT count(*) FROM session) + (SELECT count(*) FROM device) AS n');
  let left = Number(count.get()?.n);
  for (let second = 0; left > 0 && second < SWEPT; second += 1) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    left = Number(count.get()?.n);
  }
  database.close();
  return left;
}
