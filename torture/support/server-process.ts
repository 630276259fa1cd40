import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ALICE, ZOE } from '../../test/support/accounts.ts';

/** A server in a process of its own, as an operator runs it. */
export interface ServerProcess extends AsyncDisposable {
  readonly api: string;
  /** Of the server itself, also where another program runs it. */
  readonly pid: number;
  /** What it has logged. */
  readonly log: readonly string[];
  /** KiB of memory that it holds. */
  rss(): number;
  /** Its metrics, as Prometheus is given them; it must have been started with a status port. */
  metrics(): Promise<string>;
  /** How many files and connections it has open. */
  openFiles(): number;
  /** Ends it at once (SIGKILL), or in order. */
  stop(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
}

const CLI = join(import.meta.dirname, '../../src/cli/latchkey.ts');

/** How a server process differs from the usual. */
export interface ProcessOptions {
  readonly settings?: { readonly [name: string]: unknown };
  /** Program and arguments that run the server: `strace`, for one. */
  readonly under?: readonly string[];
  readonly env?: { readonly [name: string]: string };
  readonly args?: readonly string[];
}

/** Starts a server on a folder with the accounts of the tests. The fixtures are put beside the folder. */
export async function startServer(data: string, options: ProcessOptions = {}): Promise<ServerProcess> {
  const { settings = {}, under = [], env = {}, args = [] } = options;
  const fixtures = `${data}.fixtures.json`;
  writeFileSync(fixtures, JSON.stringify({ ...ACCOUNTS, settings: { passwordAttemptThrottle: [], ...settings } }));
  const serve = [CLI, 'serve', '--port', '0', '--data', data, '--fixtures', fixtures, '--log-level', 'error', ...args];
  const [program = '', ...rest] = [...under, process.execPath, ...serve];
  const child = spawn(program, rest, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  const log: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => log.push(line));
  const exited = once(child, 'exit');
  const { api, metrics } = await addresses(child, log, args.includes('--status-port'));
  const pid = under.length > 0 ? childOf(child.pid ?? 0) : (child.pid ?? 0);
  const stop = async (signal: 'SIGKILL' | 'SIGTERM') => {
    if (child.exitCode === null && child.signalCode === null) process.kill(pid, signal);
    await exited;
  };
  return {
    api,
    pid,
    log,
    rss: () => Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]),
    metrics: async () => (await fetch(metrics)).text(),
    openFiles: () => readdirSync(`/proc/${pid}/fd`).length,
    stop,
    [Symbol.asyncDispose]: () => stop('SIGKILL').catch(() => undefined),
  };
}

interface Addresses {
  readonly api: string;
  /** Empty: it gives none. */
  readonly metrics: string;
}

/** What a server that starts says that it answers at. */
async function addresses(child: ChildProcess, log: readonly string[], hasStatus: boolean): Promise<Addresses> {
  if (child.stdout === null) throw new Error('The server has no standard output.');
  let [api, metrics] = ['', ''];
  for await (const line of createInterface({ input: child.stdout })) {
    api ||= /answers at (\S+)/.exec(line)?.[1] ?? '';
    metrics ||= /metrics are at (\S+)/.exec(line)?.[1] ?? '';
    if (api === '' || (hasStatus && metrics === '')) continue;
    child.stdout.resume();
    return { api, metrics };
  }
  throw new Error(`The server did not start: ${log.join('\n')}`);
}

/** The one process that a process runs. */
function childOf(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')[0]);
}

const restrictions = { IPAddresses: ['0.0.0.0/0', '::/0'] };
const botPassword = (account: string, appid: string, secret: string) => ({
  account,
  appid,
  secret,
  grants: ['basic', 'highvolume'],
  restrictions,
});

const ACCOUNTS = {
  accounts: {
    alice: { name: ALICE.name, password: ALICE.password },
    zoe: { name: ZOE.name, password: ZOE.password, groups: ['sysop'] },
  },
  botpasswords: {
    alice: botPassword('alice', ALICE.app, ALICE.secret),
    zoe: botPassword('zoe', ZOE.app, ZOE.secret),
  },
};
