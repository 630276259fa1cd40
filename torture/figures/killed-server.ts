import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { botLogin, mainLogin, sendLogout, token } from '../../test/support/flows.ts';
import { atLeast, type Context, exactly, type Figure, type Finding, told } from '../figure.ts';
import { Browser, type Jar } from '../support/browser.ts';
import { handleOf } from '../support/handle-of.ts';
import { inParallel } from '../support/in-parallel.ts';
import { scratch } from '../support/scratch.ts';
import { type ServerProcess, startServer } from '../support/server-process.ts';
import { survivors } from '../support/survivors.ts';

const CLIENTS = 16;
/** Logouts that are answered before the server is killed. */
const BEFORE = 10;
/** Milliseconds after those in which it is killed. */
const WITHIN = 25;

interface Seen {
  /** Jars of the sessions whose logout was answered with success. */
  readonly loggedOut: Jar[];
  /** Jars of the sessions whose login was answered, and whose logout was never sent. */
  readonly loggedIn: Jar[];
  /** Logouts sent and not answered at the kill. */
  inFlight: number;
}

/** R3 */
export const killedServer: Figure = {
  id: 'R3',
  shows: 'A logout that was answered holds though the server is killed in the next moment (SQLite)',
  how: `A server process under load of ${CLIENTS} clients that log in and out is killed with SIGKILL in mid-logout, at a random moment, and
    started again on the same folder. All cookies of the logouts that were answered are sent again, and those of logins that were
    answered must work still; at the end the file is searched for every session that was logged out and is checked for integrity.`,
  unit: 'kills',
  counts: { small: 12, full: 1000 },
  async run(context) {
    using folder = scratch();
    const data = join(folder.path, 'data');
    const handles = new Set<number>();
    let [inFlight, alive, lost, killsInFlight] = [0, 0, 0, 0];
    let server = await startServer(data);
    for (let kill = 0; kill < context.count; kill += 1) {
      const seen = await loadAndKill(server, context);
      inFlight += seen.inFlight;
      killsInFlight += Number(seen.inFlight > 0);
      server = await startServer(data);
      alive += await survivors(server.api, seen.loggedOut);
      lost += seen.loggedIn.length - (await survivors(server.api, seen.loggedIn));
      for (const jar of seen.loggedOut) handles.add(handleOf(jar));
      if ((kill + 1) % 50 === 0) context.say(`${kill + 1} kills, ${handles.size} logouts answered, ${alive} back`);
    }
    await server.stop('SIGKILL');
    return [
      atLeast('logouts answered', handles.size, BEFORE * context.count),
      told('logouts sent and not answered at the kills', inFlight),
      exactly('kills with a logout in flight', killsInFlight, context.count),
      exactly('answered logouts whose cookies worked again', alive, 0),
      exactly('answered logins that were lost', lost, 0),
      ...checkFile(join(data, 'latchkey.sqlite'), handles),
    ];
  },
};

async function loadAndKill(server: ServerProcess, { random }: Context): Promise<Seen> {
  const seen: Seen = { loggedOut: [], loggedIn: [], inFlight: 0 };
  let dead = false;
  let leaving = 0;
  const kill = () => {
    if (dead) return;
    if (leaving === 0) return void setImmediate(kill);
    dead = true;
    seen.inFlight = leaving;
    void server.stop('SIGKILL');
  };
  await inParallel(CLIENTS, CLIENTS, async (index) => {
    try {
      while (!dead) {
        const browser = new Browser(server.api);
        await (index % 4 === 3 ? mainLogin(browser) : botLogin(browser));
        const { jar } = browser;
        seen.loggedIn.push(jar);
        const csrf = await token(browser);
        if (dead) return;
        seen.loggedIn.splice(seen.loggedIn.indexOf(jar), 1);
        leaving += 1;
        const { text } = await sendLogout(browser, csrf).finally(() => {
          leaving -= 1;
        });
        if (text === '{}') seen.loggedOut.push(jar);
        if (seen.loggedOut.length === BEFORE) setTimeout(kill, random() * WITHIN);
      }
    } catch (error) {
      if (!dead) throw error;
    }
  });
  await server.stop('SIGKILL');
  return seen;
}

function checkFile(path: string, handles: ReadonlySet<number>): readonly Finding[] {
  const database = new DatabaseSync(path);
  const found = database.prepare('SELECT id FROM session').all();
  const back = found.filter(({ id }) => handles.has(Number(id))).length;
  const integrity = database.prepare('PRAGMA integrity_check').get()?.integrity_check;
  database.close();
  return [
    exactly('rows of logged-out sessions in the file at the end', back, 0),
    { what: 'integrity of the file', value: String(integrity), target: 'ok', met: integrity === 'ok' },
  ];
}
