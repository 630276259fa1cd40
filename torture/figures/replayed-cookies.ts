import assert from 'node:assert/strict';
import { ALICE } from '../../test/support/accounts.ts';
import { botLogin, login, logout, mainLogin, token, WAYS, whoami } from '../../test/support/flows.ts';
import { STORES, startWiki, type TestWiki } from '../../test/support/wiki.ts';
import { caught, exactly, type Figure, type Finding, type Peer } from '../figure.ts';
import { Browser, type Jar } from '../support/browser.ts';
import { inParallel } from '../support/in-parallel.ts';
import { mixtures } from '../support/mixtures.ts';
import { below } from '../support/random.ts';
import { survivors } from '../support/survivors.ts';

const WIDTH = 16;
const HALF = 1801;
const WHOLE = 3601;
const BROKEN = 16;

/** A client, and every jar that it had. */
interface Used {
  readonly browser: Browser;
  readonly jars: Jar[];
}

type Ending = (wiki: TestWiki, used: readonly Used[], id: number) => Promise<unknown>;

const ENDINGS: { readonly [name: string]: Ending } = {
  async 'a logout'(_wiki, used) {
    for (const { browser } of used) while ((await whoami(browser)) !== null) await logout(browser);
  },
  async 'another password'({ store, hasher }, _used, id) {
    const bot = await store.accounts.botPassword(id, ALICE.app);
    await store.accounts.setPassword(id, await hasher.hash(ALICE.password));
    if (bot) await store.accounts.saveBotPassword(bot);
  },
  async 'endsession by its owner'({ api }) {
    const browser = new Browser(api);
    await mainLogin(browser);
    await browser.post({ action: 'endsession', all: '1', token: await token(browser) });
  },
  'a lock': ({ store }, _used, id) => store.accounts.setLocked(id, true),
  'the end of all sessions': ({ store }, _used, id) => store.sessions.endAll(id),
};

/** R7 */
export const replayedCookies: Figure = {
  id: 'R7',
  shows: 'No mixture of the old cookies logs in after a logout, another password, a lock or the end of all sessions',
  how: `Sessions are begun in every way, some with a bot session beside the main one, some renewed and some come back from their
    remembered device. After the end every mixture of all the cookies that they ever had is sent: each left out, or with one of
    its values. After a lock also once it is taken off. Then the same with a logout broken on purpose, that only tells the
    browser, and on a real MediaWiki, where the Token cookie outlives a logout: there survivors must be found.`,
  unit: 'ended clients on each store',
  counts: { small: 80, full: 2000 },
  async run({ count, random, mediawiki }) {
    const findings: Finding[] = [];
    for (const store of STORES) {
      const seen = new Map(Object.keys(ENDINGS).map((name) => [name, { replays: 0, alive: 0 }]));
      await using wiki = await startWiki({ store });
      for (let done = 0; done < count; done += WIDTH) {
        const [name, end] = Object.entries(ENDINGS)[(done / WIDTH) % seen.size] as [string, Ending];
        const { replays, alive } = await endAndReplay(wiki, end, random);
        const sum = seen.get(name);
        if (sum) Object.assign(sum, { replays: sum.replays + replays, alive: sum.alive + alive });
      }
      for (const [name, { replays, alive }] of seen) {
        findings.push(exactly(`${store}: of ${replays} mixtures taken after ${name}`, alive, 0));
      }
      await using broken = await startWiki({ store });
      broken.store.sessions.end = async () => true;
      const { replays, alive } = await endAndReplay(broken, logoutOnce, random);
      findings.push(caught(`${store}, a logout that only tells the browser: mixtures taken`, alive, replays));
    }
    return mediawiki ? [...findings, ...(await replayAt(mediawiki))] : findings;
  },
};

const logoutOnce: Ending = async (_wiki, used) => {
  for (const { browser } of used) if ((await whoami(browser)) !== null) await logout(browser);
};

async function endAndReplay(wiki: TestWiki, end: Ending, random: () => number) {
  const account = await wiki.store.accounts.byName(ALICE.name);
  assert.ok(account);
  const used = await begin(wiki, random);
  await end(wiki, used, account.id);
  const all = used.flatMap(({ jars }) => mixtures(jars));
  let alive = 0;
  const replay = () =>
    inParallel(all.length, 32, async (index) => {
      const found = await survivors(wiki.api, [all[index] as Jar]);
      alive += found;
    });
  await replay();
  if (end !== ENDINGS['a lock']) return { replays: all.length, alive };
  await wiki.store.accounts.setLocked(account.id, false);
  await replay();
  return { replays: 2 * all.length, alive };
}

/** Begins sessions in every way and uses them, so that each has more than one jar to its name. */
async function begin(wiki: TestWiki, random: () => number): Promise<Used[]> {
  const used: Used[] = Array.from({ length: WIDTH }, () => ({ browser: new Browser(wiki.api), jars: [] }));
  for (const [index, { browser, jars }] of used.entries()) {
    await (index < 12 ? WAYS[index % WAYS.length] : WAYS[1])?.logIn(browser);
    if (index >= 12) await botLogin(browser);
    jars.push(browser.jar);
  }
  wiki.advance([0, HALF, WHOLE][below(random, 3)] ?? 0);
  for (const { browser, jars } of used) {
    await whoami(browser);
    jars.push(browser.jar);
  }
  return used;
}

async function replayAt({ api, name, password }: Peer): Promise<readonly Finding[]> {
  let [alive, replays] = [0, 0];
  for (let round = 0; round < BROKEN; round += 1) {
    const browser = new Browser(api);
    assert.equal((await login(browser, name, password)).at('login', 'result'), 'Success');
    const all = mixtures([browser.jar]);
    await logout(browser);
    replays += all.length;
    alive += await survivors(api, all);
  }
  return [caught('a real MediaWiki after a logout: mixtures taken', alive, replays)];
}
