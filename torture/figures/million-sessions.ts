import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { session } from '../../test/store/rows.ts';
import { below, exactly, type Figure, told } from '../figure.ts';
import { inParallel } from '../support/in-parallel.ts';
import { scratch } from '../support/scratch.ts';

const MILLISECONDS = 100;
const AT_ONCE = 1000;

/** R16 */
export const millionSessions: Figure = {
  id: 'R16',
  shows: 'With a million live sessions, those of one account are listed and ended at once (SQLite)',
  how: `A store with so many live sessions, of which one account has a hundredth. Its sessions are listed and then ended, and must be gone;
    all others live.`,
  unit: 'live sessions',
  counts: { small: 20_000, full: 1_000_000 },
  async run({ count, say }) {
    using folder = scratch();
    const store = await openSqliteStore({ directory: folder.path });
    const of = Math.floor(count / 100);
    const began = performance.now();
    await inParallel(count, AT_ONCE, async (index) => {
      const user = index % 100 === 0 ? 1 : 2 + (index % 5000);
      const times = { created: Date.now(), seen: Date.now() };
      await store.sessions.begin(session(index + 1, { user, secretHash: randomBytes(32), ...times }), null, null);
      if (index % 100_000 === 99_999) say(`${index + 1} sessions begun`);
    });
    const seconds = (performance.now() - began) / 1000;
    const bytes = ['', '-wal'].reduce((sum, end) => sum + statSync(join(folder.path, `latchkey.sqlite${end}`)).size, 0);
    const [listing, listed] = await timed(() => store.sessions.list({ user: 1, limit: of + 1 }));
    const [ending, ended] = await timed(() => store.sessions.endAll(1));
    const left = await store.sessions.list({ user: 1, limit: 1 });
    const [reading] = await timed(() => store.sessions.get(2));
    await store.close();
    return [
      told('sessions begun in a second', Math.round(count / seconds)),
      told('bytes of the files for each', Math.round(bytes / count)),
      exactly('sessions of the account listed', listed.length, of),
      exactly('ended', ended, of),
      exactly('left of them', left.length, 0),
      told('to list them, ms', Math.round(listing * 10) / 10),
      told('to end them, ms', Math.round(ending * 10) / 10),
      below('both, ms', Math.round(listing + ending), MILLISECONDS),
      told('to read a session of another account then, ms', Math.round(reading * 1000) / 1000),
    ];
  },
};

async function timed<T>(work: () => Promise<T>): Promise<readonly [milliseconds: number, result: T]> {
  const began = performance.now();
  const result = await work();
  return [performance.now() - began, result];
}
