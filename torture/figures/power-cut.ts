import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Context, caught, exactly, type Figure, told } from '../figure.ts';
import { scratch } from '../support/scratch.ts';
import { tracedLogouts } from '../support/traced-logouts.ts';

const CLIENTS = 8;
const BROKEN = 24;

/** R3b */
export const powerCut: Figure = {
  id: 'R3b',
  shows: 'A logout that was answered holds through a power cut (SQLite)',
  how: `${CLIENTS} clients log in and out of a server under strace. At the moment in which each answer begins to leave, the files are put
    together as a disk would hold them after a power cut: once without any write that no fsync had covered, once with a random
    part of those. SQLite opens them, and the session must not be there. Once more on a disk that says of
    the logouts that it has synced them, and has not: there sessions must come back. The model: fsync covers what was written to its file before it began; nothing else lasts. That the disk does what
    fsync says, it cannot show.`,
  unit: 'logouts, each cut twice',
  counts: { small: 48, full: 1000 },
  async run(context) {
    const honest = await cut(context, context.count);
    const lying = await cut(context, BROKEN, true);
    return [
      exactly('answers seen', honest.seen, context.count),
      told('of them with writes of others not yet synced', honest.pending),
      exactly('sessions back after the cut', honest.back, 0),
      exactly('files that SQLite finds damaged', honest.damaged, 0),
      caught('a disk that lies: sessions back', lying.back, BROKEN * 2),
    ];
  },
};

async function cut({ random }: Context, count: number, lies = false) {
  using folder = scratch();
  using after = scratch();
  const found = { pending: 0, back: 0, damaged: 0 };
  const seen = await tracedLogouts(folder.path, { count, width: CLIENTS, lies }, ({ session, disk }) => {
    if (disk.unsynced > 0) found.pending += 1;
    for (const keeps of [() => false, () => random() < 0.5]) {
      disk.afterPowerCut(after.path, keeps);
      const database = new DatabaseSync(join(after.path, 'latchkey.sqlite'));
      if (database.prepare('SELECT 1 FROM session WHERE id = ?').get(session)) found.back += 1;
      if (database.prepare('PRAGMA quick_check').get()?.quick_check !== 'ok') found.damaged += 1;
      database.close();
    }
  });
  return { seen, ...found };
}
