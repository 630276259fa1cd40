import { join } from 'node:path';
import { botLogin, mainLogin, token } from '../../test/support/flows.ts';
import { Browser } from './browser.ts';
import { Disk } from './disk.ts';
import { handleOf } from './handle-of.ts';
import { inParallel } from './in-parallel.ts';
import { startServer } from './server-process.ts';
import { needStrace, readTrace, straced } from './strace.ts';

/** A logout whose answer begins to leave the server: its session, and what the disk holds at that moment. */
export interface Leaving {
  readonly session: number;
  readonly disk: Disk;
  /** Syncs that covered something, since the answer before. */
  readonly syncs: number;
}

/** What is done under strace, and whether the disk then lies: says of the logouts that it has synced them, and has not. */
interface Traced {
  readonly count: number;
  readonly width: number;
  readonly lies?: boolean;
}

/** `requestid` of a logout, and of the request after the last login: their answers repeat it. */
const MARK = 'latchkey-logout-';
const LOGGED_IN = 'latchkey-logged-in.';

/**
 * Runs logouts at a server under strace, and tells of each as its answer begins to leave; so many at once. Every answer of
 * a logout must be a success.
 */
export async function tracedLogouts(folder: string, how: Traced, each: (leaving: Leaving) => void): Promise<number> {
  needStrace();
  const data = join(folder, 'data');
  const trace = join(folder, 'trace');
  // The first start makes the file, and an ordered end leaves nothing unsynced in it.
  await startServer(data).then((server) => server.stop('SIGTERM'));
  const disk = new Disk(['', '-wal'].map((suffix) => join(data, `latchkey.sqlite${suffix}`)));
  const sessions = await logInAndOut(data, trace, how);
  let [seen, syncs, loggedIn] = [0, 0, false];
  for await (const event of readTrace(trace)) {
    const lost = how.lies && loggedIn && event.is === 'back' && event.call.name.includes('sync');
    if (!lost && disk.see(event)) syncs += 1;
    if (event.is === 'back' || !event.call.on.startsWith('socket:')) continue;
    const text = event.call.bytes.toString('latin1');
    loggedIn ||= text.includes(LOGGED_IN);
    const [, index] = new RegExp(`${MARK}(\\d+)\\.`).exec(text) ?? [];
    if (index !== undefined) {
      seen += 1;
      each({ session: sessions[Number(index)] ?? -1, disk, syncs });
    }
    syncs = 0;
  }
  return seen;
}

/** Gives the handles of the sessions. */
async function logInAndOut(data: string, trace: string, { count, width }: Traced): Promise<readonly number[]> {
  await using server = await startServer(data, { under: straced(trace) });
  const browsers = Array.from({ length: count }, () => new Browser(server.api));
  await inParallel(count, width, async (index) => {
    const browser = browsers[index] as Browser;
    await (index % 4 === 3 ? mainLogin(browser) : botLogin(browser));
  });
  const sessions = browsers.map(({ jar }) => handleOf(jar));
  await new Browser(server.api).get({ action: 'query', requestid: LOGGED_IN });
  await inParallel(count, width, async (index) => {
    const browser = browsers[index] as Browser;
    const requestid = `${MARK}${index}.`;
    const reply = await browser.post({ action: 'logout', token: await token(browser), requestid });
    if (reply.text !== JSON.stringify({ requestid })) throw new Error(`not logged out: ${reply.text}`);
  });
  return sessions;
}
