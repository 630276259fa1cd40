import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { median } from './stats.ts';

/** How long a server took from the start of its process to its first answer. */
export interface Start {
  readonly name: string;
  /** Milliseconds; null: not there to be measured. */
  readonly ms: number | null;
}

const BARE = `const { createServer } = require('node:http');
const server = createServer((request, response) => response.end('{}'));
server.listen(0, '127.0.0.1', () => console.log('http://127.0.0.1:' + server.address().port + '/'));`;
const TIMES = 10;

/** Starts servers again and again, each on a wiki that is there and empty; the first start of all, which makes it, does not count. */
export async function measureStarts(): Promise<Start[]> {
  const file = (path: string) => join(import.meta.dirname, '..', path);
  const directory = await mkdtemp(join(tmpdir(), 'latchkey-bench-'));
  const latchkey = (path: string) => [file(path), '--port', '0', '--data', join(directory, 'data')];
  const starts = [
    { name: 'bare node:http', args: ['-e', BARE], there: true },
    { name: 'Latchkey from src/', args: latchkey('src/cli/latchkey.ts'), there: true },
    { name: 'Latchkey from dist/', args: latchkey('dist/cli/latchkey.js'), there: existsSync(file('dist/cli')) },
  ];
  const times = starts.map((): number[] => []);
  for (let round = 0; round <= TIMES; round++) {
    for (const [index, { args, there }] of starts.entries()) {
      if (!there) continue;
      const ms = await timeToFirstAnswer(args);
      if (round > 0) times[index]?.push(ms);
    }
  }
  await rm(directory, { recursive: true });
  return starts.map(({ name, there }, index) => ({ name, ms: there ? median(times[index] ?? []) : null }));
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
