import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { atLeast, exactly, type Figure, NotHere, told } from '../figure.ts';
import { logInMany, logOutAll, stillIn } from '../support/failing-logouts.ts';
import { scratch } from '../support/scratch.ts';
import { startServer } from '../support/server-process.ts';

/** R12 */
export const fullDisk: Figure = {
  id: 'R12',
  shows: 'A disk that fills up and is emptied again loses no logout, and the server goes on (SQLite)',
  how: `The server's folder is a tmpfs of 8 MB. With sessions open it is filled to the last byte and all are logged out: an error in
    MediaWiki's shape, or the truth. Then room is made, and the same process logs out those that it refused. It is killed and
    started again, all cookies are sent once more, and the file is checked. Needs root, to mount.`,
  unit: 'sessions',
  counts: { small: 40, full: 2000 },
  async run({ count }) {
    using folder = scratch();
    const disk = join(folder.path, 'disk');
    mkdirSync(disk);
    using _mounted = mount(disk);
    const data = join(disk, 'data');
    await using server = await startServer(data);
    const all = await logInMany(server.api, count);
    const filler = join(disk, 'filler');
    fill(filler, disk);
    const full = await logOutAll(all);
    const falsely = await stillIn(server.api, full.acknowledged);
    const open = await stillIn(server.api, full.refused);
    rmSync(filler);
    const again = await logOutAll(full.refused);
    await server.stop('SIGKILL');
    const next = await startServer(data);
    const back = await stillIn(next.api, all);
    await next.stop('SIGTERM');
    const database = new DatabaseSync(join(data, 'latchkey.sqlite'));
    const integrity = String(database.prepare('PRAGMA integrity_check').get()?.integrity_check);
    database.close();
    return [
      atLeast('logouts refused while the disk was full', full.refused.length, 1),
      told('logouts answered with success while it was full', full.acknowledged.length),
      exactly('of those alive', falsely, 0),
      exactly('refused, and yet logged out', full.refused.length - open, 0),
      exactly('answered in another shape', full.odd.length, 0),
      exactly('refused again once there was room', again.refused.length + again.odd.length, 0),
      exactly('alive after a kill and a start', back, 0),
      { what: 'integrity of the file', value: integrity, target: 'ok', met: integrity === 'ok' },
    ];
  },
};

/** An 8 MB disk in memory, unmounted at the end of the scope. */
function mount(path: string): Disposable {
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', path], { encoding: 'utf8' });
  if (mounted.status !== 0) {
    throw new NotHere(
      `an 8 MB disk cannot be mounted here: run it as root where mount is allowed (${mounted.stderr?.trim()}).`,
    );
  }
  return { [Symbol.dispose]: () => void spawnSync('umount', ['--lazy', path]) };
}

function fill(file: string, disk: string): void {
  for (;;) {
    const { bavail, bsize } = statfsSync(disk);
    if (bavail === 0) return;
    writeFileSync(file, Buffer.alloc(bavail * bsize), { flag: 'a' });
  }
}
