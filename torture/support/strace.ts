import { spawnSync } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { NotHere } from '../figure.ts';

/** A call that a process made of the kernel, as strace saw it. */
export interface SystemCall {
  readonly thread: string;
  readonly name: string;
  /** Path or kind of the file that it is about. */
  readonly on: string;
  /** The bytes that it hands over, if any, and numbers behind them. */
  readonly bytes: Buffer;
  readonly numbers: readonly number[];
}

/** What strace saw: that a call was begun, or that it came back with a result. */
export type TraceEvent =
  | { readonly is: 'begun'; readonly call: SystemCall }
  | { readonly is: 'back'; readonly call: SystemCall; readonly result: number };

/** Fails where strace cannot be had. */
export function needStrace(): void {
  const tried = spawnSync('strace', ['-f', '-o', '/dev/null', '-e', 'trace=none', 'true']);
  if (tried.status !== 0) throw new NotHere('strace cannot trace here: install it (Debian: strace), and allow ptrace.');
}

/** How a server is run under strace, with what it writes, syncs and answers put into a file. */
export function straced(file: string): readonly string[] {
  const calls = 'trace=pwrite64,ftruncate,fsync,fdatasync,write,writev,sendmsg,sendto';
  return ['strace', '-f', '--seccomp-bpf', '-y', '-xx', '-s', '6000', '-o', file, '-e', calls];
}

const LINE = /^(?<thread>\d+) +(?:<\.\.\. (?<resumed>\w+) resumed>|(?<name>\w+)\((?<args>.*?)(?= <unfinished|\) +=|$))/;
const RESULT = /\) += (-?\d+)/;

/** What stands in a file that strace wrote, in the order in which the kernel was entered and left. */
export async function* readTrace(file: string): AsyncGenerator<TraceEvent> {
  const open = new Map<string, SystemCall>();
  for await (const line of createInterface({ input: createReadStream(file, 'latin1') })) {
    const groups = LINE.exec(line)?.groups;
    if (!groups) continue;
    const { thread = '', resumed, name = '', args = '' } = groups;
    let call = open.get(thread);
    if (resumed === undefined) {
      call = readCall(thread, name, args);
      yield { is: 'begun', call };
    }
    if (!call) continue;
    const [, result] = RESULT.exec(line) ?? [];
    if (result === undefined) open.set(thread, call);
    else {
      open.delete(thread);
      yield { is: 'back', call, result: Number(result) };
    }
  }
}

function readCall(thread: string, name: string, args: string): SystemCall {
  const [, on = ''] = /^\d+<((?:\\x..)*)>/.exec(args) ?? [];
  const [, text = '', cut = ''] = /"((?:\\x..)*)"(\.\.\.)?/.exec(args) ?? [];
  if (cut !== '' && name === 'pwrite64') throw new Error('strace kept too little of what was written.');
  // What stands behind the bytes, or behind the file where there are none.
  const numbers = args.slice(Math.max(args.lastIndexOf('"'), args.indexOf('>')) + 1).match(/\d+/g) ?? [];
  return { thread, name, on: unescaped(on).toString(), bytes: unescaped(text), numbers: numbers.map(Number) };
}

function unescaped(text: string): Buffer {
  return Buffer.from(text.replaceAll('\\x', ''), 'hex');
}
