import { performance } from 'node:perf_hooks';
import { benchAccounts } from './accounts.ts';
import { Connection, type RawAnswer } from './connection.ts';
import { credentialsOf, logIn, runFlow } from './flow.ts';
import { get } from './request.ts';

// The process that asks: told by messages what to ask of whom and for how long, it answers with how much was answered.

/** What the load is told to do. */
export type LoadJob =
  | { readonly kind: 'flow'; readonly port: number; readonly connections: number; readonly seconds: number }
  | {
      readonly kind: 'read';
      readonly port: number;
      readonly connections: number;
      readonly seconds: number;
      readonly query: string;
      /** A pattern of the right answer. */
      readonly expect: string;
      /** One a connection. */
      readonly cookies: readonly string[];
    }
  /** Logs accounts in, and answers with the cookies of each. */
  | { readonly kind: 'log-in'; readonly port: number; readonly accounts: number };

/** What was answered in which time. */
export interface LoadDone {
  readonly requests: number;
  readonly seconds: number;
}

process.on('message', (job: LoadJob) => {
  const work = job.kind === 'log-in' ? logInAll(job.port, job.accounts) : load(job);
  work.then((done) => process.send?.(done), fail);
});
process.on('disconnect', () => process.exit());

async function load(job: Exclude<LoadJob, { kind: 'log-in' }>): Promise<LoadDone> {
  const connections = await openAll(job.port, job.connections);
  const accounts = benchAccounts(job.connections).map(credentialsOf);
  let requests = 0;
  const from = performance.now();
  const until = from + job.seconds * 1000;
  await Promise.all(
    connections.map((connection, index) => {
      if (job.kind === 'flow') {
        return repeat(until, (next) => {
          runFlow(connection, accounts[index] ?? '', () => {
            requests += 4;
            next();
          });
        });
      }
      const request = get(job.query, job.cookies[index % job.cookies.length] ?? '');
      let first: RawAnswer | undefined;
      return repeat(until, (next) => {
        connection.ask(request, (answer) => {
          first ??= checked(answer, job.expect);
          if (answer.body.length !== first.body.length) throw new Error(`Another answer than before: ${answer.body}`);
          requests += 1;
          next();
        });
      });
    }),
  );
  const seconds = (performance.now() - from) / 1000;
  for (const connection of connections) connection.close();
  return { requests, seconds };
}

function checked(answer: RawAnswer, expect: string): RawAnswer {
  if (new RegExp(expect).test(answer.body)) return answer;
  throw new Error(`Not the answer that was expected (${expect}): ${answer.body}`);
}

/** Does something again and again until a time has come. */
function repeat(until: number, run: (next: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const next = () => (performance.now() < until ? run(next) : resolve());
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
