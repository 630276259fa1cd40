import { setImmediate } from 'node:timers/promises';
import { newAccount } from '../../account/new-account.ts';
import { systemClock } from '../../lib/clock.ts';
import { whole } from '../../lib/kind.ts';
import { openSeeder } from '../../store/sqlite-seed.ts';
import type { Store } from '../../store/store.ts';
import { type SeedUser, seedPage } from '../../wiki/seed-page.ts';
import { addAccount } from '../add-account.ts';
import { defineCommand } from '../command.ts';
import { dataOption, withWiki } from '../open-wiki.ts';
import { option } from '../option.ts';
import { Progress } from '../progress.ts';
import { RefusedError } from '../refused-error.ts';
import { untilStopped } from '../until-stopped.ts';
import { readNumber } from '../value.ts';

/** Revisions that are put in one step, which others who write wait for. */
const STEP = 2000;

const MOST = 10_000_000;

const count = (about: string, otherwise: number) =>
  option({ value: 'N', about, otherwise, read: (text) => readNumber(text, whole(1, MOST)) });

/** `latchkey seed` */
export const seed = defineCommand({
  name: 'seed',
  summary: 'Fills a wiki with pages that are made up, to try how it is when it is large.',
  args: [],
  options: {
    pages: count('How many pages: Seed 1, Seed 2 …; those that are there stay as they are', 1000),
    revisions: count('How many states each of them has had', 10),
    users: count('How many accounts have edited them: Seeder 1, Seeder 2 …; nobody can log in to them', 10),
    data: dataOption,
  },
  run: async ({ options: { pages, revisions, users, data }, io }) => {
    const now = systemClock();
    const by = await withWiki(data, (store) => seeders(store, users, now));
    let isStopped = false;
    void untilStopped().then(() => {
      isStopped = true;
    });
    const progress = new Progress(io, 'pages', pages);
    const seeder = openSeeder(data);
    const step = Math.max(1, Math.floor(STEP / revisions));
    let [done, made] = [0, 0];
    try {
      while (done < pages && !isStopped) {
        const numbers = Array.from({ length: Math.min(step, pages - done) }, (_, index) => done + index + 1);
        made += seeder.put(numbers.map((number) => seedPage(number, { pages, revisions, users: by, now })));
        done += numbers.length;
        progress.tell(done);
        await setImmediate();
      }
    } finally {
      progress.end();
      seeder.close();
    }
    const what = `${made.toLocaleString('en')} pages are made, with ${(made * revisions).toLocaleString('en')} revisions`;
    if (done === pages) return io.print(`${what}.`);
    throw new RefusedError(`stopped: ${what}. The same command goes on with the others.`);
  },
});

/** The accounts that edited, made where they are not there. */
async function seeders(store: Store, users: number, now: number): Promise<readonly SeedUser[]> {
  const found: SeedUser[] = [];
  for (let number = 1; number <= users; number++) {
    const name = `Seeder ${number}`;
    const row = newAccount({ name, password: '', groups: [], registered: now });
    const id = (await store.accounts.byName(name))?.id ?? (await addAccount(store, row));
    if (id === undefined) throw new RefusedError(`${name}: somebody has made this account just now. Try again.`);
    found.push({ id, name });
  }
  return found;
}
