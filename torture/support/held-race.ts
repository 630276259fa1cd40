import assert from 'node:assert/strict';
import { readTokenCookie } from '../../src/session/cookie-value.ts';
import { sendLogout, token, WAYS, type Way } from '../../test/support/flows.ts';
import type { TestWiki } from '../../test/support/wiki.ts';
import { Browser, withoutToken } from './browser.ts';
import { Gates } from './gates.ts';
import { handleOf } from './handle-of.ts';
import { inParallel } from './in-parallel.ts';
import { survivors } from './survivors.ts';

/** What was seen of logouts that raced a slow writer. */
export interface RaceSeen {
  /** Logouts at whose delete the slow writer had read the session and not yet written. */
  inFlight: number;
  /** Logouts after which some of the old cookies, or those that the slow request was given, made somebody of their sender. */
  alive: number;
}

const WIDTH = 32;
const HALF = 1801;
const WHOLE = 3601;

/** A request that writes to its session, and what it is held by. */
interface SlowWriter {
  readonly ways: readonly Way[];
  /** Seconds that go by before it. */
  readonly after: number;
  readonly fields: Readonly<Record<string, string>>;
  key(browser: Browser): number | undefined;
}

const sessionOf = ({ jar }: Browser) => handleOf(jar);

/** A renewal, the note that a login token was given out, and a remembered device that comes back. */
const SLOW_WRITERS: readonly SlowWriter[] = [
  { ways: WAYS, after: HALF, fields: { action: 'query', meta: 'userinfo' }, key: sessionOf },
  { ways: WAYS, after: 0, fields: { action: 'query', meta: 'tokens', type: 'login' }, key: sessionOf },
  {
    ways: WAYS.filter(({ remembered }) => remembered),
    after: WHOLE,
    fields: { action: 'query', meta: 'userinfo' },
    key: ({ jar }) => readTokenCookie(jar.get('wikiToken') ?? '')?.id,
  },
];

/** Races logouts with one slow writer each, which is held between its read and its write until the logout is answered. */
export async function heldRace(wiki: TestWiki, count: number): Promise<RaceSeen> {
  const gates = gateWrites(wiki);
  const seen = { inFlight: 0, alive: 0 };
  for (let done = 0; done < count; done += WIDTH) {
    const writer = SLOW_WRITERS[(done / WIDTH) % SLOW_WRITERS.length] as SlowWriter;
    const racers: (readonly [browser: Browser, csrf: string])[] = [];
    await inParallel(Math.min(WIDTH, count - done), WIDTH, async (index) => {
      const browser = new Browser(wiki.api);
      await (writer.ways[index % writer.ways.length] as Way).logIn(browser);
      racers.push([browser, await token(browser)]);
    });
    wiki.advance(writer.after);
    await inParallel(racers.length, WIDTH, async (index) => {
      const [browser, csrf] = racers[index] as (typeof racers)[number];
      const { wasInFlight, alive } = await raceOne(browser, csrf, writer, gates);
      seen.inFlight += Number(wasInFlight);
      seen.alive += Number(alive);
    });
  }
  return seen;
}

async function raceOne(browser: Browser, early: string, writer: SlowWriter, gates: Gates) {
  const tab = new Browser(browser.api, browser.jar);
  const first = tab.jar;
  const key = writer.key(tab);
  assert.ok(key !== undefined);
  // Who comes back from a remembered device has another session, with tokens of its own.
  const csrf = writer.after === WHOLE ? await token(browser) : early;
  const second = browser.jar;
  gates.shut(key);
  const slow = tab.get(writer.fields);
  await gates.arrival(key);
  assert.equal((await sendLogout(browser, csrf)).text, '{}');
  const wasInFlight = gates.holds(key);
  gates.release(key);
  await slow;
  const jars = [first, second, tab.jar].flatMap((jar) => [jar, withoutToken(jar)]);
  return { wasInFlight, alive: (await survivors(tab.api, jars)) > 0 };
}

/** Puts a gate before every write that a request does to its session. */
function gateWrites({ store: { sessions } }: TestWiki): Gates {
  const gates = new Gates();
  const touch = sessions.touch.bind(sessions);
  const revive = sessions.revive.bind(sessions);
  sessions.touch = async (id, change) => {
    await gates.pass(id);
    return touch(id, change);
  };
  sessions.revive = async (session) => {
    await gates.pass(session.device);
    return revive(session);
  };
  return gates;
}
