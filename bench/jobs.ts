import type { ChildProcess } from 'node:child_process';
import { ask } from './child.ts';
import type { LoadJob } from './load.ts';
import type { ServerProcess } from './server-process.ts';

export const FLOW_CONNECTIONS = 64;
export const READ_CONNECTIONS = 32;

/** What a logged-in client reads, and how the answer is known to be right. */
export const TOKENS = { query: 'action=query&meta=tokens', expect: '"csrftoken":"[0-9a-f]{32}' };
export const USERINFO = { query: 'action=query&meta=userinfo', expect: '"userinfo":\\{"id":[1-9]' };

/** What tells the small page that `editing` changes. */
export const REVISIONS = {
  query: `action=query&prop=revisions&titles=Bench%200&rvslots=main&rvprop=${encodeURIComponent('ids|timestamp|user|comment|content')}`,
  expect: 'A small page, changed at',
};

/** Reads with these cookies, as fast as they are answered. */
export function reading(
  { port }: ServerProcess,
  what: typeof TOKENS,
  cookies: readonly string[],
  seconds: number,
  connections = READ_CONNECTIONS,
): LoadJob {
  return { kind: 'read', port, seconds, connections, cookies, ...what };
}

/** Login token, login, csrf token, logout, as fast as they are answered. */
export function flowing({ port }: ServerProcess, seconds: number, connections = FLOW_CONNECTIONS): LoadJob {
  return { kind: 'flow', port, seconds, connections };
}

/** Edits small pages with these cookies, as fast as they are answered. */
export function editing({ port }: ServerProcess, cookies: readonly string[], seconds: number): LoadJob {
  return { kind: 'edit', port, cookies, seconds };
}

/** Logs accounts in; gives the cookies of each. */
export function logIn(load: ChildProcess, { port }: ServerProcess, accounts = READ_CONNECTIONS): Promise<string[]> {
  return ask<string[]>(load, { kind: 'log-in', port, accounts } satisfies LoadJob);
}
