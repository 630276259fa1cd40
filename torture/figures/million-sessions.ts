import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { authEvent, session } from '../../test/store/rows.ts';
import { addAccounts } from '../../test/store/with-store.ts';
import { below, exactly, type Figure, inFull, told } from '../figure.ts';
import { inParallel } from '../support/in-parallel.ts';
import { scratch } from '../support/scratch.ts';

const MILLISECONDS = 100;
const AT_ONCE = 1000;
const ACCOUNTS = 5000;
/** Sessions of a page: what the API gives at most to most. */
const PAGE = 500;
const BEGIN = authEvent('begin', { agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' });
/** Nothing is over. */
const BEFORE = { seen: 0, created: 0, botCreated: 0, remembered: 0 };

/** R16 */
export const millionSessions: Figure = {
  id: 'R16',
  shows: 'With a million live sessions, those of one account are listed and ended at once (SQLite)',
  how: `A store with so many live sessions, of which one account has a hundredth. Its sessions are listed, all of them in pages of ${PAGE},
    and then ended: from that moment none may be found, and all others live. Their rows are removed afterwards, a few at a time, while another
    session is renewed again and again.`,
  unit: 'live sessions',
  counts: { small: 20_000, full: 1_000_000 },
  async run({ count, say }) {
    using folder = scratch();
    const store = await openSqliteStore({ directory: folder.path });
    await addAccounts(store, ...Array.from({ length: ACCOUNTS }, (_, index) => `User ${index + 1}`));
    const of = Math.floor(count / 100);
    const began = performance.now();
    await inParallel(count, AT_ONCE, async (index) => {
      const user = index % 100 === 0 ? 1 : 2 + (index % (ACCOUNTS - 1));
      const times = { created: Date.now(), seen: Date.now() };
      await store.sessions.begin(
        session(index + 1, { user, secretHash: randomBytes(32), ...times }),
        null,
        null,
        BEGIN,
      );
      if (index % 100_000 === 99_999) say(`${index + 1} sessions begun`);
    });
    const seconds = (performance.now() - began) / 1000;
    const bytes = ['', '-wal'].reduce((sum, end) => sum + statSync(join(folder.path, `latchkey.sqlite${end}`)).size, 0);
    const [listing, listed] = await timed(() => listAll(store, 1));
    const [ending, ended] = await timed(() => store.sessions.endAll(1, authEvent('end')));
    const left = await store.sessions.list({ user: 1, limit: 1 });
    const found = await Promise.all(listed.map((id) => store.sessions.get(id)));
    const live = await store.sessions.count();
    const removed = timed(() => store.sessions.sweep(BEFORE, Date.now()));
    let isRemoving = true;
    void removed.finally(() => {
      isRemoving = false;
    });
    let slowest = 0;
    while (isRemoving) {
      const [renewing] = await timed(() => store.sessions.touch(2, { seen: Date.now() }));
      slowest = Math.max(slowest, renewing);
    }
    const [removing] = await removed;
    await store.close();
    return [
      told('sessions begun in a second', Math.round(count / seconds)),
      told('bytes of the files for each', Math.round(bytes / count)),
      exactly('sessions of the account listed', listed.length, of),
      exactly('ended', ended, of),
      exactly('left of them in the list', left.length, 0),
      exactly('of them still found', found.filter((row) => row !== undefined).length, 0),
      exactly('live sessions of others', live, count - of),
      told('to list them, ms', Math.round(listing * 10) / 10),
      told('to end them, ms', Math.round(ending * 10) / 10),
      inFull(this, count, below('both, ms', Math.round(listing + ending), MILLISECONDS)),
      told('to remove their rows then and look through all others, ms', Math.round(removing)),
      told('the slowest renewal of another session meanwhile, ms', Math.round(slowest * 10) / 10),
    ];
  },
};

async function listAll({ sessions }: Store, user: number): Promise<readonly number[]> {
  const found: number[] = [];
  for (;;) {
    const page = await sessions.list({ user, after: found.at(-1) ?? 0, limit: PAGE });
    for (const { id } of page) found.push(id);
    if (page.length < PAGE) return found;
  }
}

async function timed<T>(work: () => Promise<T>): Promise<readonly [milliseconds: number, result: T]> {
  const began = performance.now();
  const result = await work();
  return [performance.now() - began, result];
}
