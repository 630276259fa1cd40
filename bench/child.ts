import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';

/** The core that a process may use: one for the server under measurement, another for the load. */
export type Core = 'server' | 'load';

/** Whether each process can be held to a core of its own; else the figures are of processes that disturb each other. */
export const isPinned: boolean =
  availableParallelism() > 1 && spawnSync('taskset', ['-c', '0', 'true'], { stdio: 'ignore' }).status === 0;

/** Starts node, held to a core, with a channel for messages. */
export function startNode(core: Core, args: readonly string[]): ChildProcess {
  const node = [process.execPath, ...args] as const;
  const [program, ...rest] = isPinned ? (['taskset', '-c', core === 'server' ? '0' : '1', ...node] as const) : node;
  return spawn(program, rest, { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
}

/** The first line that a process prints. Rejects if it ends without one. */
export async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('The output of this process is not read.');
  for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error(`A process of the bench ended before it was ready: ${child.spawnargs.join(' ')}`);
}

/** Sends a message and gives the process's answer to it. */
export async function ask<T>(child: ChildProcess, message: object): Promise<T> {
  const ended = new AbortController();
  const end = () => ended.abort();
  child.once('exit', end);
  try {
    child.send(message);
    const [answer] = await once(child, 'message', { signal: ended.signal });
    return answer as T;
  } catch (cause) {
    throw new Error(`A process of the bench ended: ${child.spawnargs.join(' ')}`, { cause });
  } finally {
    child.off('exit', end);
  }
}

/** Ends a process by closing its channel, and waits until it is gone. */
export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.disconnect();
  await exit;
}
