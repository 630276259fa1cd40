import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { benchAccounts } from './accounts.ts';
import { ask, firstLine, startNode, stop } from './child.ts';
import type { Usage } from './usage.ts';

/** A server under measurement. */
export interface ServerProcess {
  readonly port: number;
  /** What it said when it was ready. */
  readonly said: string;
  usage(): Promise<Usage>;
  stop(): Promise<void>;
}

const here = (file: string) => join(import.meta.dirname, file);

/** Latchkey with its rows in a folder; makes accounts for the load, if there are to be any. */
export function startLatchkey(directory: string, accounts = 0): Promise<ServerProcess> {
  return start('latchkey-server.ts', [directory, String(accounts)]);
}

/** The bare server that answers reads, with the work that they are or with none. */
export function startBaseline(mode: 'work' | 'static'): Promise<ServerProcess> {
  return start('baseline.mjs', [mode]);
}

/** The bare server that answers the flow. */
export function startBaselineFlow(file: string, accounts: number): Promise<ServerProcess> {
  const pairs = benchAccounts(accounts).map(({ account, app, secret }) => `${account}@${app}=${secret}`);
  return start('baseline-flow.mjs', [file, ...pairs]);
}

async function start(file: string, args: readonly string[]): Promise<ServerProcess> {
  const port = await freePort();
  const child = startNode('server', ['--import', here('usage.ts'), here(file), String(port), ...args]);
  return {
    port,
    said: await firstLine(child),
    usage: () => ask<Usage>(child, {}),
    stop: () => stop(child),
  };
}

/** A port that was free a moment ago: the baselines have to be told one. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
