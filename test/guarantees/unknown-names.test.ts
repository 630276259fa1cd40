import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newAccount } from '../../src/account/new-account.ts';
import { block, botPassword } from '../store/rows.ts';
import { countVerbs } from '../support/faults.ts';
import { token } from '../support/flows.ts';
import type { Reply } from '../support/reply.ts';
import { Visitor } from '../support/visitor.ts';
import { startWiki, type TestWiki } from '../support/wiki.ts';

// Somebody who is not logged in asks the same of two names: one that is an account's, and one that is nobody's.

/** Something that is asked, and sent as often as `times` says. */
interface Ask {
  readonly how: 'page' | 'post';
  /** `NAME` stands for the name, `{login}` for a token. */
  readonly fields: { readonly [name: string]: string };
  readonly times: number;
}

const STATES: { readonly [state: string]: (wiki: TestWiki, id: number) => Promise<unknown> } = {
  plain: async () => undefined,
  blocked: ({ store }, id) => store.blocks.place(id, block(2)),
  locked: ({ store }, id) => store.accounts.setLocked(id, true),
  'without a password': ({ store }, id) => store.accounts.setPassword(id, ''),
  'with a bot password': ({ store }, id) => store.accounts.saveBotPassword(botPassword(id, 'tool')),
  'with a second factor': ({ store }, id) => store.accounts.setTotp(id, 'JBSWY3DPEHPK3PXP', []),
};

const NAME = fc.constantFrom('NAME', 'User:NAME', '_NAME_', 'NAME ', 'nAME');
const BOT_NAME = fc.constantFrom('NAME@tool', 'NAME@none', 'nAME@tool', 'NAME@');
const WRONG = fc.oneof(
  fc.constantFrom('', 'x', 'wrong'.repeat(200), 'tool@0123456789abcdefghijklmnopqrstuv'),
  fc.string(),
);
const FORMAT = fc.constantFrom('html', 'wikitext', 'raw', 'none');
const OUTER = { errorformat: fc.constantFrom('bc', 'plaintext', 'raw'), formatversion: fc.constantFrom('1', '2') };

const asks = (fields: { readonly [name: string]: fc.Arbitrary<string> }, how: Ask['how'] = 'post') =>
  fc.record({
    how: fc.constant(how),
    fields: fc.record({ ...fields, ...(how === 'post' && OUTER) }),
    times: fc.constantFrom(1, 1, 2, 5),
  }) as fc.Arbitrary<Ask>;
const is = (value: string) => fc.constant(value);
const clientlogin = {
  ...{ action: is('clientlogin'), logintoken: is('{login}'), loginreturnurl: is('http://example.org/') },
  ...{ username: NAME, password: WRONG, loginmessageformat: FORMAT },
};

/** What everybody may ask. */
const OPEN = fc.oneof(
  asks({ action: is('login'), lgname: fc.oneof(NAME, BOT_NAME), lgpassword: WRONG, lgtoken: is('{login}') }),
  asks(clientlogin),
  asks({ ...clientlogin, rememberMe: is('1'), loginmergerequestfields: is('1'), loginpreservestate: is('1') }),
  asks({ action: is('resetpassword'), user: NAME, token: is('{csrf}') }),
  asks({ action: is('resetpassword'), user: NAME, email: is('known@example.org'), token: is('{csrf}') }),
  asks({ action: fc.constantFrom('block', 'unblock'), user: NAME, reason: WRONG, token: is('{csrf}') }),
  asks({ wpName: fc.oneof(NAME, BOT_NAME), wpPassword: WRONG }, 'page'),
);

/** What only a wiki that everybody may read would answer. */
const CLOSED = fc.oneof(
  OPEN,
  asks({ action: is('userrights'), user: NAME, add: is('sysop'), token: is('{csrf}') }),
  asks({ action: is('query'), list: is('users'), ususers: NAME, usprop: is('groups|blockinfo|registration') }),
  asks({ action: is('query'), list: is('blocks'), bkusers: NAME }),
  asks({ action: is('query'), list: is('allusers'), aufrom: NAME, auto: NAME }),
  asks({ action: is('query'), list: is('logevents'), letitle: is('User:NAME') }),
  asks({ action: is('validatepassword'), user: NAME, password: WRONG }),
);

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
const PAIR = fc.tuple(
  fc.constantFrom(...Object.keys(STATES)),
  fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 12, maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 12, maxLength: 12 }),
);

const THROTTLED = { passwordAttemptThrottle: [{ count: 3, seconds: 300 }] };
for (const [about, settings, any] of [
  ['a wiki that everybody may read', THROTTLED, OPEN],
  ['a wiki that nobody may read', { ...THROTTLED, anonymousMayRead: false }, CLOSED],
] as const) {
  test(`C02 no answer of ${about} tells an account from a name that nobody has`, async (t) => {
    await using wiki = await startWiki({ settings, store: 'sqlite' });
    const counts = countVerbs(wiki.hasher, ['verify', 'hash']);
    const seed = Date.now() % 2 ** 31;
    t.diagnostic(`seed ${seed}`);
    const property = fc.asyncProperty(any, PAIR, async (ask, [state, first, second]) => {
      fc.pre(first !== second);
      // So that each run has names of its own, also where it is run again.
      const names = [first, second].map((name) => `K${name}${++made}`.padEnd(20, 'x'));
      const [known = '', unknown = ''] = names;
      const row = newAccount({
        name: known,
        password: await wiki.hasher.hash('a good one'),
        groups: [],
        registered: 1,
      });
      const id = await wiki.store.accounts.add({ ...row, email: 'known@example.org', emailConfirmed: 1 });
      await STATES[state]?.(wiki, id ?? 0);
      const seen: unknown[] = [];
      for (const name of [known, unknown]) {
        counts.clear();
        const replies = await send(wiki, ask, name);
        seen.push({ replies: replies.map((reply) => shapeOf(reply, name)), counts: Object.fromEntries(counts) });
      }
      assert.deepEqual(seen[0], seen[1]);
    });
    await fc.assert(property, { numRuns: RUNS, seed });
  });
}

const RUNS = 60;
let made = 0;

async function send(wiki: TestWiki, { how, fields, times }: Ask, name: string): Promise<Reply[]> {
  const named = Object.entries(fields).map(([key, value]) => [
    key,
    value.replaceAll('nAME', lower(name)).replaceAll('NAME', name),
  ]);
  const visitor = new Visitor(wiki);
  const client = wiki.client();
  await token(client, 'login');
  const replies: Reply[] = [];
  for (let time = 0; time < times; time += 1) {
    if (how === 'page') {
      replies.push(await visitor.fillIn('/index.php?title=Special:UserLogin', Object.fromEntries(named)));
      continue;
    }
    const filled = named.map(async ([key = '', value = '']) => {
      const type = /^\{(\w+)\}$/.exec(value)?.[1];
      return [key, type === undefined ? value : await token(client, type)];
    });
    replies.push(await client.post(Object.fromEntries(await Promise.all(filled))));
  }
  return replies;
}

function lower(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** All of an answer that does not differ from answer to answer anyway. */
function shapeOf({ status, headers, text }: Reply, name: string): unknown {
  const { date: _, 'set-cookie': cookies, ...others } = headers;
  const told = text
    .replaceAll(name, 'NAME')
    .replaceAll(lower(name), 'nAME')
    .replace(/[0-9a-f]{40}\+\\+/g, 'TOKEN');
  return { status, headers: others, cookies: String(cookies).replace(/=[^;]*/g, ''), told };
}
