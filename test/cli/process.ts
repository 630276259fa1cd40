import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';

const PROGRAM = join(import.meta.dirname, '../../src/cli/latchkey.ts');

/** What a process did. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** How a process is started. */
export interface Start {
  readonly env?: { readonly [name: string]: string };
  /** Standard input, as from a pipe. */
  readonly input?: string;
  readonly cwd?: string;
}

/** A process of the command line. */
export class Process {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  out = '';
  err = '';

  constructor(words: readonly string[], { env = {}, input = '', cwd }: Start = {}) {
    const inherited = Object.entries(process.env).filter(([name]) => !/^(LATCHKEY|NODE)_/.test(name));
    this.child = spawn(process.execPath, [PROGRAM, ...words], {
      env: { ...Object.fromEntries(inherited), ...env },
      ...(cwd !== undefined && { cwd }),
    });
    this.child.stdout?.on('data', (chunk) => {
      this.out += chunk;
    });
    this.child.stderr?.on('data', (chunk) => {
      this.err += chunk;
    });
    this.child.stdin?.on('error', () => undefined).end(input);
    this.ended = once(this.child, 'close').then(([code, signal]) => ({ code, signal, out: this.out, err: this.err }));
  }

  /** Waits until standard output or standard error shows something. */
  async shows(what: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const found = what.exec(this.out) ?? what.exec(this.err);
      if (found) return found;
      const said = [this.child.stdout, this.child.stderr].map((stream) => stream && once(stream, 'data'));
      const over = await Promise.race([...said.map((data) => data?.then(() => false)), this.ended.then(() => true)]);
      if (over && !what.test(this.out) && !what.test(this.err)) {
        throw new Error(`The process ended without showing ${what}:\n${this.out}\n${this.err}`);
      }
    }
  }

  /** The address of the API, once it is there. */
  async api(): Promise<string> {
    return (await this.shows(/(https?:\S+\/api\.php)/))[1] ?? '';
  }

  /** Stops it as Ctrl-C does. */
  stop(signal: NodeJS.Signals = 'SIGINT'): Promise<Ended> {
    this.child.kill(signal);
    return this.ended;
  }
}

/** Runs a command to its end. */
export function latchkey(words: readonly string[], start?: Start): Promise<Ended> {
  return new Process(words, start).ended;
}

/** Starts a server at a free port, which ends with the tests of the file at the latest. */
export function serve(words: readonly string[], start?: Start): Process {
  const server = new Process([...words, '--port', '0'], start);
  after(async () => {
    server.child.kill('SIGKILL');
    await server.ended;
  });
  return server;
}

/** An empty directory that goes when the tests of the file are done. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'latchkey-cli-'));
  after(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** What the lines of a log tell of. */
export function logged(log: string): readonly string[] {
  const lines = log.split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line).msg);
}

/** What a server says to people on standard error: all but the lines of its log. */
export function said(err: string): string {
  const lines = err.split('\n').filter((line) => !line.startsWith('{'));
  return lines.join('\n');
}
