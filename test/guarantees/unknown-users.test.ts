import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Settings } from '../../src/settings.ts';
import { block } from '../store/rows.ts';
import { ALICE, ELSEWHERE_APP } from '../support/accounts.ts';
import type { Client } from '../support/client.ts';
import { countVerbs } from '../support/faults.ts';
import { token } from '../support/flows.ts';
import type { Reply } from '../support/reply.ts';
import { startWiki, type TestWiki } from '../support/wiki.ts';

const UNKNOWN = 'Alicf';
const WRONG = 'z9'.repeat(16).replaceAll('z', 'v');

/** A login that fails whether or not there is an account of that name. */
interface Failing {
  readonly about: string;
  readonly settings?: Partial<Settings>;
  readonly prepare?: (wiki: TestWiki) => Promise<unknown>;
  /** How often it is tried. */
  readonly times?: number;
  credentials(name: string, time: number): { readonly name: string; readonly password: string };
}

const wrong = (name: string) => ({ name, password: 'not the password' });
const id = 1;

const FAILING: readonly Failing[] = [
  { about: 'a wrong password', credentials: wrong },
  { about: 'no password', credentials: (name) => ({ name, password: '' }) },
  { about: 'a short password', credentials: (name) => ({ name, password: 'x' }) },
  { about: 'a password that is too long', credentials: (name) => ({ name, password: 'x'.repeat(5000) }) },
  { about: 'a name spelled otherwise', credentials: (name) => wrong(`user:_${name.toLowerCase()}_`) },
  { about: 'a wrong bot secret', credentials: (name) => ({ name: `${name}@tool`, password: WRONG }) },
  { about: 'a wrong bot secret, spelled the old way', credentials: (name) => ({ name, password: `tool@${WRONG}` }) },
  { about: 'an unknown app', credentials: (name) => ({ name: `${name}@none`, password: ALICE.secret }) },
  {
    about: 'a bot password from an address that it is not for',
    credentials: (name) => ({ name: `${name}@${ELSEWHERE_APP}`, password: ALICE.secret }),
  },
  {
    about: 'bot passwords switched off',
    settings: { enableBotPasswords: false },
    credentials: (name) => ({ name: `${name}@tool`, password: ALICE.secret }),
  },
  {
    about: 'one attempt too many',
    settings: { passwordAttemptThrottle: [{ count: 2, seconds: 300 }] },
    times: 4,
    credentials: wrong,
  },
  {
    about: 'bot passwords of one app after the other',
    settings: { passwordAttemptThrottle: [{ count: 2, seconds: 300 }] },
    times: 4,
    credentials: (name, time) => ({ name: `${name}@app${time}`, password: WRONG }),
  },
  {
    about: 'one attempt with a bot password too many',
    settings: { passwordAttemptThrottle: [{ count: 2, seconds: 300 }] },
    times: 4,
    credentials: (name) => ({ name: `${name}@tool`, password: WRONG }),
  },
  {
    about: 'a bot password that has expired',
    prepare: async ({ store }) => {
      const bot = await store.accounts.botPassword(id, 'tool');
      if (bot) await store.accounts.saveBotPassword({ ...bot, expires: 1 });
    },
    credentials: (name) => ({ name: `${name}@tool`, password: WRONG }),
  },
  {
    about: 'an account imported with a hash that costs nothing',
    prepare: ({ store }) => store.accounts.setPassword(id, ':A:5ebe2294ecd0e0f08eab7690d2a6ee69'),
    credentials: wrong,
  },
  {
    about: 'an account and an address that are blocked',
    prepare: async ({ store }) => {
      await store.blocks.place(id, block(2));
      await store.blocks.place('127.0.0.0/24', block(2));
    },
    credentials: wrong,
  },
  { about: 'a locked account', prepare: ({ store }) => store.accounts.setLocked(id, true), credentials: wrong },
  {
    about: 'an account without a password',
    prepare: ({ store }) => store.accounts.setPassword(id, ''),
    credentials: wrong,
  },
  {
    about: 'a blocked account that may not log in',
    settings: { blockDisablesLogin: true },
    prepare: ({ store }) => store.blocks.place(id, block(2)),
    credentials: wrong,
  },
];

type Attempt = (client: Client, name: string, password: string, more: Record<string, string>) => Promise<Reply>;

const ATTEMPTS: Readonly<Record<string, Attempt>> = {
  login: async (client, lgname, lgpassword, more) =>
    client.post({ action: 'login', lgname, lgpassword, lgtoken: await token(client, 'login'), ...more }),
  clientlogin: async (client, username, password, more) =>
    client.post({
      action: 'clientlogin',
      username,
      password,
      logintoken: await token(client, 'login'),
      loginreturnurl: 'http://example.org/',
      ...more,
    }),
};

/** All of an answer that does not differ from answer to answer anyway. */
function shapeOf({ status, headers, text }: Reply, name: string): unknown {
  const { date, ...others } = headers;
  return { status, headers: others, text: text.replaceAll(name, 'NAME') };
}

for (const [action, attempt] of Object.entries(ATTEMPTS)) {
  describe(`a failed ${action}`, () => {
    for (const [index, { about, settings = {}, prepare, times = 1, credentials }] of FAILING.entries()) {
      test(`C02 does not tell whether the account exists: ${about}`, async () => {
        const more = index % 2 ? { errorformat: 'raw', formatversion: '2', loginmessageformat: 'raw' } : {};
        await using wiki = await startWiki({ settings });
        await prepare?.(wiki);
        const counts = countVerbs(wiki.hasher, ['verify', 'hash']);
        const seen: unknown[] = [];
        for (const name of [ALICE.name, UNKNOWN]) {
          const client = wiki.client();
          await token(client, 'login');
          for (let time = 0; time < times; time += 1) {
            const { name: spelled, password } = credentials(name, time);
            const reply = await attempt(client, spelled, password, more);
            assert.match(reply.text, /"(?:Failed|FAIL)"/);
            seen.push({ ...(shapeOf(reply, name) as object), hashed: Object.fromEntries(counts) });
            counts.clear();
          }
        }
        assert.deepEqual(seen.slice(0, times), seen.slice(times));
      });
    }
  });
}
