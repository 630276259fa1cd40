import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { type Context, exactly, type Figure, type Finding, inFull, NotHere, told } from '../figure.ts';
import { logInMany, logOutAll, stillIn } from '../support/failing-logouts.ts';
import { scratch } from '../support/scratch.ts';
import { startServer } from '../support/server-process.ts';
import { needStrace } from '../support/strace.ts';

/** Milliseconds. */
const PATIENCE = 1000;

interface Fault {
  readonly name: string;
  /** Breaks the store of a server process; gives what mends it. */
  breakIt(data: string, pid: number): Promise<() => Promise<unknown>>;
  /** Whether nothing can be written meanwhile: every logout must be refused. */
  readonly refuses: boolean;
  /** Whether the same server can be asked again once it is mended; else another is started on the folder. */
  readonly mends: boolean;
}

const FAULTS: readonly Fault[] = [
  injected('a file system that turned read-only', 'pwrite64:error=EROFS'),
  injected('a full disk', 'pwrite64:error=ENOSPC'),
  injected('an I/O error at the write', 'pwrite64:error=EIO'),
  injected('an I/O error at the sync', 'fsync,fdatasync:error=EIO'),
  {
    name: 'a lock that another process holds',
    refuses: true,
    mends: true,
    async breakIt(data) {
      const database = new DatabaseSync(join(data, 'latchkey.sqlite'));
      database.exec('BEGIN IMMEDIATE');
      return async () => database.close();
    },
  },
  {
    name: 'a folder that is moved away',
    refuses: false,
    mends: true,
    async breakIt(data) {
      renameSync(data, `${data}.away`);
      return async () => renameSync(`${data}.away`, data);
    },
  },
  {
    name: 'a folder that is removed',
    refuses: false,
    mends: false,
    async breakIt(data) {
      rmSync(data, { recursive: true });
      return async () => {};
    },
  },
];

/** R5 */
export const failingStore: Figure = {
  id: 'R5',
  shows: 'A store that fails never makes a logout a false success (SQLite)',
  how: `Of a server process the writes or syncs fail (strace answers for the kernel: EROFS, ENOSPC, EIO), or its file is locked, or its
    folder is moved or removed. Each logout must be refused with an error within ${PATIENCE} ms and without a change to the cookies, or
    be true. Once the store is mended the refused ones log out. Then the server is killed and started again, and all the cookies
    are sent once more.`,
  unit: 'logouts for each fault',
  counts: { small: 4, full: 100 },
  async run(context) {
    needStrace();
    const findings: Finding[] = [];
    for (const fault of FAULTS) findings.push(...(await logOutUnder(fault, context)));
    return findings;
  },
};

async function logOutUnder(fault: Fault, { count }: Context): Promise<Finding[]> {
  using folder = scratch();
  const data = join(folder.path, 'data');
  await using server = await startServer(data);
  const all = await logInMany(server.api, count);
  const mend = await fault.breakIt(data, server.pid);
  const first = await logOutAll(all);
  const falsely = await stillIn(server.api, first.acknowledged);
  await mend();
  const again = fault.mends ? await logOutAll(first.refused) : undefined;
  await server.stop('SIGKILL');
  await using next = await startServer(data);
  const back = await stillIn(next.api, fault.mends ? all : first.acknowledged);
  const about = (what: string) => `${fault.name}: ${what}`;
  const { slowest } = first;
  const inTime = { target: `at most ${PATIENCE} ms`, met: slowest <= PATIENCE };
  const time = { what: about('slowest answer'), value: `${slowest.toFixed(0)} ms`, ...inTime };
  return [
    fault.refuses
      ? exactly(about('refused'), first.refused.length, count)
      : told(about('refused'), first.refused.length),
    exactly(about('answered with success, and alive'), falsely, 0),
    exactly(about('answered in another shape'), first.odd.length, 0),
    inFull(failingStore, count, time),
    ...(again ? [exactly(about('refused again once it was mended'), again.refused.length, 0)] : []),
    exactly(about('back after a kill and a start'), back, 0),
  ];
}

/** A fault of the kernel's, as strace makes it up. */
function injected(name: string, calls: string): Fault {
  return {
    name,
    refuses: true,
    mends: true,
    async breakIt(_data, pid) {
      const strace = spawn(
        'strace',
        ['-f', '-p', String(pid), '-e', `trace=${calls.split(':')[0]}`, '-e', `inject=${calls}`, '-o', '/dev/null'],
        {
          stdio: ['ignore', 'ignore', 'pipe'],
        },
      );
      await attached(strace);
      return async () => {
        strace.kill('SIGINT');
        await once(strace, 'exit');
      };
    },
  };
}

async function attached(strace: ChildProcess): Promise<void> {
  if (strace.stderr === null) throw new Error('strace has no standard error.');
  for await (const line of createInterface({ input: strace.stderr })) {
    if (!/attached/.test(line)) continue;
    // Lines to come must not fill the pipe.
    strace.stderr.resume();
    return;
  }
  throw new NotHere('strace may not attach to a process that runs: run it as root, or allow ptrace.');
}
