import assert from 'node:assert/strict';
import type { SessionStore } from '../../src/store/sessions.ts';
import { replaceVerb } from '../../test/support/faults.ts';
import { sendLogout, token, WAYS, type Way } from '../../test/support/flows.ts';
import type { TestWiki } from '../../test/support/wiki.ts';
import { Browser, type Jar, withoutToken } from './browser.ts';
import { handleOf } from './handle-of.ts';
import { inParallel } from './in-parallel.ts';
import { below, oneOf } from './random.ts';
import { survivors } from './survivors.ts';

const WIDTH = 32;
const HALF = 1801;
const LIGHT = 6;
/** Milliseconds in which all of a round's requests are sent. */
const SPREAD = 8;

const REQUESTS = [
  { action: 'query', meta: 'userinfo' },
  { action: 'query', meta: 'tokens', type: 'login' },
  { action: 'query', meta: 'tokens', type: 'csrf|login' },
];

/** Races logouts with six light requests each, all sent at random times; gives what was seen, and how many were in flight. */
export async function lightRace(wiki: TestWiki, count: number, random: () => number) {
  const seen = { alive: 0, inFlight: 0, withSome: 0 };
  const asked = countAtEnds(wiki.store.sessions);
  for (let done = 0; done < count; done += WIDTH) {
    const racers: { readonly browser: Browser; readonly csrf: string; readonly id: number }[] = [];
    await inParallel(Math.min(WIDTH, count - done), WIDTH, async (index) => {
      const browser = new Browser(wiki.api);
      await (WAYS[index % WAYS.length] as Way).logIn(browser);
      racers.push({ browser, csrf: await token(browser), id: handleOf(browser.jar) });
    });
    // All that is asked from now on renews the session.
    if ((done / WIDTH) % 2) wiki.advance(HALF);
    await inParallel(racers.length, WIDTH, async (index) => {
      const { browser, csrf, id } = racers[index] as (typeof racers)[number];
      const before = browser.jar;
      const jars: Jar[] = [before];
      const asking = Array.from({ length: LIGHT }, async () => {
        await pause(random);
        const tab = new Browser(wiki.api, before);
        await asked.during(id, tab.get(oneOf(random, REQUESTS)));
        jars.push(tab.jar);
      });
      const leaving = pause(random).then(() => sendLogout(browser, csrf));
      const [loggedOut] = await Promise.all([leaving, ...asking]);
      assert.equal(loggedOut.text, '{}');
      const inFlight = asked.atEnd(id);
      seen.inFlight += inFlight;
      seen.withSome += Number(inFlight > 0);
      const unlike = new Map(jars.flatMap((jar) => [jar, withoutToken(jar)]).map((jar) => [[...jar].join(), jar]));
      if ((await survivors(wiki.api, [...unlike.values()])) > 0) seen.alive += 1;
    });
  }
  return seen;
}

/** Lets every verb on the memory store take a random while, as on a store that is elsewhere: else nothing in it can overlap. */
export function slowDown(sessions: SessionStore, random: () => number): void {
  const wait = async () => {
    for (let turns = below(random, 4); turns > 0; turns -= 1) await new Promise(setImmediate);
  };
  for (const verb of ['owned', 'touch', 'revive', 'end'] as const) {
    replaceVerb(sessions, verb, (real) => async (...args) => {
      await wait();
      return real(...args);
    });
  }
}

/** Counts the requests of a session that were sent and not yet answered when its delete was done. */
function countAtEnds(sessions: SessionStore) {
  const open = new Map<number, number>();
  const atEnd = new Map<number, number>();
  const end = sessions.end.bind(sessions);
  sessions.end = async (id) => {
    const ended = await end(id);
    atEnd.set(id, open.get(id) ?? 0);
    return ended;
  };
  const add = (id: number, by: number) => open.set(id, (open.get(id) ?? 0) + by);
  return {
    async during(id: number, request: Promise<unknown>): Promise<void> {
      add(id, 1);
      await request.finally(() => add(id, -1));
    },
    atEnd: (id: number) => atEnd.get(id) ?? 0,
  };
}

async function pause(random: () => number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, random() * SPREAD));
}
