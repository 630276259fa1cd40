import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startNode, stop } from './child.ts';
import type { Figure } from './figure.ts';

/** What a part of the bench works with. */
export interface Bench {
  /** How often each thing is measured. */
  readonly rounds: number;
  /** How long, each time. */
  readonly seconds: number;
  /** Most sessions that are put into a store. */
  readonly sessions: number;
  /** An empty folder, gone when the part is done. */
  readonly directory: string;
  /** Processes that ask. */
  readonly load: ChildProcess;
  readonly secondLoad: ChildProcess;
  /** Tells how far it has come. */
  told(what: string): void;
}

/** Figures that are measured side by side; `undefined`: what they need is not there. */
export type Part = (bench: Bench) => Promise<readonly Figure[] | undefined>;

/** Runs a part with processes and a folder of its own. */
export async function runPart(
  part: Part,
  given: Pick<Bench, 'rounds' | 'seconds' | 'sessions' | 'told'>,
): Promise<readonly Figure[] | undefined> {
  const directory = await mkdtemp(join(tmpdir(), 'latchkey-bench-'));
  const [load, secondLoad] = [startLoad(), startLoad()];
  try {
    return await part({ ...given, directory, load, secondLoad });
  } finally {
    await Promise.all([stop(load), stop(secondLoad)]);
    await rm(directory, { recursive: true });
  }
}

function startLoad(): ChildProcess {
  return startNode('load', [join(import.meta.dirname, 'load.ts')]);
}
