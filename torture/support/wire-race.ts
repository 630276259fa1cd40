import assert from 'node:assert/strict';
import { login, sendLogout, token } from '../../test/support/flows.ts';
import type { Reply } from '../../test/support/reply.ts';
import type { Peer } from '../figure.ts';
import { Browser, withoutToken } from './browser.ts';
import type { RaceSeen } from './held-race.ts';
import { survivors } from './survivors.ts';

/**
 * A request that takes long between the read of its session and the write: every message of the wiki, and then a token of
 * a type that the session has not given out yet.
 */
export const SLOW = { action: 'query', meta: 'allmessages|tokens', type: 'login' };

/** Requests that write to their session and are soon done. */
export const LIGHT = { action: 'query', meta: 'userinfo|tokens', type: 'login' };

/**
 * Races logouts with requests that are under way, over nothing but HTTP, so that it runs against any Action API: each
 * request is sent up to so many milliseconds before the logout.
 */
export async function wireRace(
  { api, name, password }: Peer,
  count: number,
  random: () => number,
  how: { readonly requests: number; readonly fields: Readonly<Record<string, string>>; readonly milliseconds: number },
): Promise<RaceSeen> {
  const seen = { inFlight: 0, alive: 0 };
  for (let round = 0; round < count; round += 1) {
    const browser = new Browser(api);
    assert.equal(
      (await login(browser, name, password)).at('login', 'result'),
      'Success',
      `${name} cannot log in to ${api}`,
    );
    const csrf = await token(browser);
    const before = withoutToken(browser.jar);
    let underWay = 0;
    const asking = Array.from({ length: how.requests }, async (): Promise<Reply> => {
      await pause(random() * how.milliseconds);
      underWay += 1;
      return new Browser(api, before).get(how.fields).finally(() => {
        underWay -= 1;
      });
    });
    const leaving = pause(how.milliseconds / 2)
      .then(() => sendLogout(browser, csrf))
      .finally(() => {
        if (underWay > 0) seen.inFlight += 1;
      });
    const [loggedOut] = await Promise.all([leaving, ...asking]);
    assert.equal(loggedOut.text, '{}');
    if ((await survivors(api, [before])) > 0) seen.alive += 1;
  }
  return seen;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
