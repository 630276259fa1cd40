import { exactly, type Figure, told } from '../figure.ts';
import { scratch } from '../support/scratch.ts';
import { tracedLogouts } from '../support/traced-logouts.ts';

const BROKEN = 20;

/** R3a */
export const syncOrder: Figure = {
  id: 'R3a',
  shows: 'The delete of a logout is synced to the disk before the first byte of the answer (SQLite)',
  how: `A killed process loses nothing that the kernel has, so R3 alone says nothing of a power cut. Here the server runs under strace,
    logouts go one after the other, and of each is seen: the write of its delete, the fsync that covers it and that has come back
    with 0, and only then the write of the answer to the socket. Once more with every fsync of a logout left out of what strace
    saw: there the harness must find every answer too early.`,
  unit: 'logouts',
  counts: { small: 60, full: 1000 },
  async run({ count }) {
    using folder = scratch();
    const honest = await early(folder.path, count);
    using other = scratch();
    const lying = await early(other.path, BROKEN, true);
    return [
      exactly('answers seen', honest.seen, count),
      exactly('answers before their delete was synced', honest.early, 0),
      told('syncs between the answers before and those of the logouts', honest.syncs),
      exactly('without the syncs: answers before their delete was synced', lying.early, BROKEN),
    ];
  },
};

async function early(folder: string, count: number, lies = false) {
  let [early, all] = [0, 0];
  const seen = await tracedLogouts(folder, { count, width: 1, lies }, ({ disk, syncs }) => {
    all += syncs;
    if (syncs === 0 || disk.unsynced > 0) early += 1;
  });
  return { seen, early, syncs: all };
}
