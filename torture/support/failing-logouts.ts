import { botLogin, clientLogin, sendLogout, token, whoami } from '../../test/support/flows.ts';
import type { Reply } from '../../test/support/reply.ts';
import { Browser, type Jar } from './browser.ts';
import { inParallel } from './in-parallel.ts';

/** Somebody logged in, with the token to log out. */
export interface LoggedIn {
  readonly browser: Browser;
  readonly csrf: string;
  /** The cookies before the logout. */
  readonly jar: Jar;
}

/** What came of logouts at a store that fails. */
export interface Outcomes {
  /** Answered with success. */
  readonly acknowledged: LoggedIn[];
  /** Answered with an error in MediaWiki's shape that left the cookies as they were. */
  readonly refused: LoggedIn[];
  /** Answered otherwise. */
  readonly odd: string[];
  /** Milliseconds of the slowest answer. */
  slowest: number;
}

export async function logInMany(api: string, count: number): Promise<LoggedIn[]> {
  const all: LoggedIn[] = [];
  for (let index = 0; index < count; index += 1) {
    const browser = new Browser(api);
    await (index % 2 ? botLogin(browser) : clientLogin(browser, undefined, true));
    all.push({ browser, csrf: await token(browser), jar: browser.jar });
  }
  return all;
}

/** Logs all out, two at once, and sorts them by what came of it. */
export async function logOutAll(all: readonly LoggedIn[]): Promise<Outcomes> {
  const outcomes: Outcomes = { acknowledged: [], refused: [], odd: [], slowest: 0 };
  await inParallel(all.length, 2, async (index) => {
    const one = all[index] as LoggedIn;
    const began = performance.now();
    const reply = await sendLogout(one.browser, one.csrf);
    outcomes.slowest = Math.max(outcomes.slowest, performance.now() - began);
    if (reply.text === '{}') outcomes.acknowledged.push(one);
    else if (isFault(reply) && reply.setCookies.length === 0) outcomes.refused.push(one);
    else outcomes.odd.push(reply.text.slice(0, 200));
  });
  return outcomes;
}

/** How many of these their cookies from before the logout still make somebody. */
export async function stillIn(api: string, all: readonly LoggedIn[]): Promise<number> {
  let alive = 0;
  for (const { jar } of all) if ((await whoami(new Browser(api, jar))) !== null) alive += 1;
  return alive;
}

function isFault(reply: Reply): boolean {
  return reply.status === 200 && /^internal_api_error_/.test(String(reply.code));
}
