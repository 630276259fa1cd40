import { performance } from 'node:perf_hooks';
import { type BenchAccount, benchAccounts } from './accounts.ts';
import { Connection, type RawAnswer } from './connection.ts';
import { askToken, credentialsOf, editPage, logIn, logInByPassword, runFlow } from './flow.ts';
import { get } from './request.ts';

// The process that asks: told by messages what to ask of whom and for how long, it answers with how much was answered.

/** What the load is told to do. */
export type LoadJob =
  | { readonly kind: 'flow'; readonly port: number; readonly connections: number; readonly seconds: number }
  /** Gives small pages other texts, each connection a page of its own; one connection for each of the cookies. */
  | { readonly kind: 'edit'; readonly port: number; readonly cookies: readonly string[]; readonly seconds: number }
  | ReadJob
  /** Reads as `read`, but each connection rests between two requests: for the times that answers take. */
  | (Omit<ReadJob, 'kind'> & { readonly kind: 'probe' })
  /** Logs in by the passwords of accounts, again and again. */
  | { readonly kind: 'storm'; readonly port: number; readonly connections: number; readonly seconds: number }
  /** Logs accounts in, and answers with the cookies of each. */
  | { readonly kind: 'log-in'; readonly port: number; readonly accounts: number };

interface ReadJob {
  readonly kind: 'read';
  readonly port: number;
  readonly connections: number;
  readonly seconds: number;
  readonly query: string;
  /** A pattern of the right answer. */
  readonly expect: string;
  /** They go round: a connection sends every so many-th. */
  readonly cookies: readonly string[];
}

/** What was answered in which time. */
export interface LoadDone {
  readonly requests: number;
  readonly seconds: number;
  /** Milliseconds that each answer took, of a probe. */
  readonly times: readonly number[];
}

/** Milliseconds between two requests of a probe. */
const REST = 10;

process.on('message', (job: LoadJob) => {
  const work = job.kind === 'log-in' ? logInAll(job.port, job.accounts) : load(job);
  work.then((done) => process.send?.(done), fail);
});
process.on('disconnect', () => process.exit());

async function load(job: Exclude<LoadJob, { kind: 'log-in' }>): Promise<LoadDone> {
  const connections = await openAll(job.port, job.kind === 'edit' ? job.cookies.length : job.connections);
  const times: number[] = [];
  const from = performance.now();
  const until = from + job.seconds * 1000;
  const counts = await Promise.all(
    connections.map((connection, index) => {
      switch (job.kind) {
        case 'flow':
          return flows(connection, index, until);
        case 'edit':
          return edits(connection, index, job.cookies[index] ?? '', until);
        case 'storm':
          return storm(connection, index, until);
        default:
          return reads(connection, index, job, { until, times });
      }
    }),
  );
  const seconds = (performance.now() - from) / 1000;
  for (const connection of connections) connection.close();
  return { requests: counts.reduce((sum, count) => sum + count, 0), seconds, times };
}

async function flows(connection: Connection, index: number, until: number): Promise<number> {
  const credentials = credentialsOf(accountAt(index));
  return 4 * (await repeat(until, (next) => runFlow(connection, credentials, next)));
}

function edits(connection: Connection, index: number, cookies: string, until: number): Promise<number> {
  return new Promise((resolve, reject) => {
    askToken(connection, cookies, (token) => {
      let turn = Date.now();
      const edit = (next: () => void) => {
        turn += 1;
        editPage(
          connection,
          { cookies, token, title: `Bench ${index}`, text: `A small page, changed at ${turn}.` },
          next,
        );
      };
      repeat(until, edit).then(resolve, reject);
    });
  });
}

async function storm(connection: Connection, index: number, until: number): Promise<number> {
  return 2 * (await repeat(until, (next) => logInByPassword(connection, accountAt(index), next)));
}

function reads(
  connection: Connection,
  index: number,
  job: ReadJob | Extract<LoadJob, { kind: 'probe' }>,
  { until, times }: { readonly until: number; readonly times: number[] },
): Promise<number> {
  const own = job.cookies.filter((_, at) => at % job.connections === index % job.cookies.length);
  const requests = own.map((cookies) => get(job.query, cookies));
  let first: RawAnswer | undefined;
  let turn = 0;
  return repeat(until, (next) => {
    const from = performance.now();
    connection.ask(requests[turn++ % requests.length] ?? '', (answer) => {
      first ??= checked(answer, job.expect);
      if (answer.body.length !== first.body.length) throw new Error(`Another answer than before: ${answer.body}`);
      if (job.kind === 'read') return next();
      times.push(performance.now() - from);
      setTimeout(next, REST);
    });
  });
}

function accountAt(index: number): BenchAccount {
  return benchAccounts(index + 1)[index] as BenchAccount;
}

function checked(answer: RawAnswer, expect: string): RawAnswer {
  if (new RegExp(expect).test(answer.body)) return answer;
  throw new Error(`Not the answer that was expected (${expect}): ${answer.body}`);
}

/** Does something again and again until a time has come; gives how often. */
function repeat(until: number, run: (next: () => void) => void): Promise<number> {
  return new Promise((resolve) => {
    let done = -1;
    const next = () => {
      done += 1;
      if (performance.now() < until) run(next);
      else resolve(done);
    };
    next();
  });
}

async function logInAll(port: number, accounts: number): Promise<string[]> {
  const connections = await openAll(port, accounts);
  const all = benchAccounts(accounts).map(credentialsOf);
  const cookies = await Promise.all(
    connections.map((one, index) => new Promise<string>((resolve) => logIn(one, all[index] ?? '', resolve))),
  );
  for (const connection of connections) connection.close();
  return cookies;
}

function openAll(port: number, count: number): Promise<Connection[]> {
  return Promise.all(Array.from({ length: count }, () => Connection.open(port, fail)));
}

function fail(error: Error): never {
  console.error(`The load failed: ${error.message}`);
  process.exit(1);
}
