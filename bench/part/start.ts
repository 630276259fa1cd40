import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Figure } from '../figure.ts';
import { FLOW_CONNECTIONS, logIn } from '../jobs.ts';
import type { Bench } from '../part.ts';
import { prefill } from '../prefill.ts';
import { startLatchkey } from '../server-process.ts';
import { median } from '../stats.ts';

const BARE = `const { createServer } = require('node:http');
const server = createServer((request, response) => response.end('{}'));
server.listen(0, '127.0.0.1', () => console.log('http://127.0.0.1:' + server.address().port + '/'));`;
const TIMES_A_ROUND = 2;

/** Starts servers again and again, each on a wiki that is there; the first start of all does not count. */
export async function start({ directory, load, rounds, sessions, told: tell }: Bench): Promise<readonly Figure[]> {
  const file = (path: string) => join(import.meta.dirname, '../..', path);
  const [empty, full] = [join(directory, 'empty'), join(directory, 'full')];
  const server = await startLatchkey(full, FLOW_CONNECTIONS);
  await logIn(load, server);
  await server.stop();
  tell(`${sessions} sessions`);
  prefill(full, { sessions, accounts: FLOW_CONNECTIONS, cookies: 0 });
  const latchkey = (path: string, data: string) => [file(path), '--port', '0', '--data', data];
  const many = sessions.toLocaleString('en');
  const starts = [
    { name: 'bare node:http', args: ['-e', BARE], most: null },
    { name: 'empty wiki, from src/', args: latchkey('src/cli/latchkey.ts', empty), most: null },
    ...(existsSync(file('dist/cli'))
      ? [
          { name: 'empty wiki, from dist/', args: latchkey('dist/cli/latchkey.js', empty), most: 150 },
          { name: `${many} sessions, from dist/`, args: latchkey('dist/cli/latchkey.js', full), most: 300 },
        ]
      : []),
  ];
  const times = starts.map((): number[] => []);
  for (let round = 0; round <= TIMES_A_ROUND * rounds; round++) {
    tell(`start ${round}`);
    for (const [index, { args }] of starts.entries()) {
      const ms = await timeToFirstAnswer(args);
      if (round > 0) times[index]?.push(ms);
    }
  }
  return starts.map(({ name, most }, index) => ({
    name: `exec of node to first answer, ${name}`,
    value: median(times[index] ?? []),
    unit: 'ms',
    target: most === null ? null : { atMost: most },
  }));
}

async function timeToFirstAnswer(args: readonly string[]): Promise<number> {
  const from = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const url = await firstUrl(child);
    await new Promise<void>((resolve, reject) => {
      get(url, { agent: false }, (response) => response.on('end', resolve).resume()).on('error', reject);
    });
    return performance.now() - from;
  } finally {
    const exit = once(child, 'exit');
    if (child.exitCode === null && child.kill('SIGINT')) await exit;
  }
}

/** The first address that a server prints. */
function firstUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stdout?.on('data', (bytes: Buffer) => {
      printed += bytes.toString();
      const [url] = /http:\/\/[\w.:]+\/\S*/.exec(printed) ?? [];
      if (url !== undefined) resolve(url);
    });
    child.on('exit', () => reject(new Error(`A server ended at its start: ${child.spawnargs.join(' ')}`)));
  });
}
