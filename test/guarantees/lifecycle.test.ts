import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { block } from '../store/rows.ts';
import { ALICE, ZOE } from '../support/accounts.ts';
import type { Client, Cookies } from '../support/client.ts';
import { botLogin, clientLogin, login, mainLogin, token, WAYS, whoami } from '../support/flows.ts';
import { called, VARIANTS } from '../support/variants.ts';
import { startWiki, type TestWiki } from '../support/wiki.ts';

const DAY = 86_400;
const ALWAYS = { rotateTokenCookie: 'always' } as const;

/** Uses a session every so many seconds until a time has passed since it began. */
async function use(wiki: TestWiki, client: Client, every: number, seconds: number): Promise<void> {
  for (let passed = 0; passed < seconds; passed += every) {
    wiki.advance(every);
    await whoami(client);
  }
}

/** What a browser still has of a remembered login when its session is over. */
function remembered({ wikiUserID = '', wikiUserName = '', wikiToken = '' }: Cookies): Cookies {
  return { wikiUserID, wikiUserName, wikiToken };
}

for (const variant of VARIANTS) {
  describe(`the life of a session (${called(variant)})`, () => {
    for (const way of WAYS.filter((one) => !one.remembered)) {
      test(`S02 a session by ${way.name} ends when it was idle for its time`, async () => {
        await using wiki = await startWiki(variant);
        for (const [idle, lives] of [
          [3570, true],
          [3600, false],
        ] as const) {
          const client = wiki.client();
          await way.logIn(client);
          wiki.advance(idle);
          assert.equal((await whoami(client)) !== null, lives, `${idle}`);
        }
      });

      test(`S02 a session by ${way.name} that is used all the time ends at its age, each kind at its own`, async () => {
        await using wiki = await startWiki({
          ...variant,
          settings: { sessionMaxAgeDays: 2, botSessionMaxAgeDays: 1, sessionExpirySeconds: DAY },
        });
        const client = wiki.client();
        await way.logIn(client);
        const days = way.kind === 'bot' ? 1 : 2;
        await use(wiki, client, DAY / 2 - 60, days * DAY - DAY / 2);
        assert.notEqual(await whoami(client), null);
        wiki.advance(DAY / 2);
        assert.equal(await whoami(client), null);
      });

      test(`S02 a clock that is set back ends no session by ${way.name}, and makes none live longer than its age`, async () => {
        await using wiki = await startWiki(variant);
        const client = wiki.client();
        await way.logIn(client);
        wiki.advance(-DAY);
        assert.equal(await whoami(client), 'Alice');
        wiki.advance(DAY + 30 * DAY);
        assert.equal(await whoami(client), null);
      });
    }

    test('S02 a remembered device is over at its age, to the second', async () => {
      await using wiki = await startWiki(variant);
      const client = wiki.client();
      await mainLogin(client);
      const cookies = remembered(await client.cookies());
      wiki.advance(180 * DAY - 20);
      assert.equal(await whoami(await client.withCookies(cookies)), 'Alice');
      wiki.advance(20);
      assert.equal(await whoami(await client.withCookies(cookies)), null);
    });

    test('C08 the Token cookie is another one after each use, and the login lives on', async () => {
      await using wiki = await startWiki({ ...variant, settings: ALWAYS });
      const client = wiki.client();
      await mainLogin(client);
      const seen = new Set<string | undefined>();
      for (let round = 0; round < 4; round += 1) {
        seen.add((await client.cookies()).wikiToken);
        wiki.advance(3601);
        assert.equal(await whoami(client), 'Alice');
      }
      assert.equal(seen.size, 4);
    });

    test('C08 requests side by side that carry the same Token cookie are all good, for a minute', async () => {
      await using wiki = await startWiki({ ...variant, settings: ALWAYS });
      const client = wiki.client();
      await mainLogin(client);
      wiki.advance(3601);
      const old = remembered(await client.cookies());
      const beside = await Promise.all(Array.from({ length: 8 }, () => client.withCookies(old)));
      assert.deepEqual(await Promise.all(beside.map(whoami)), Array(8).fill('Alice'));
      const given = await Promise.all(beside.map(async (one) => (await one.cookies()).wikiToken));
      assert.equal(given.filter((one) => one !== old.wikiToken).length, 1, 'one of them is told the new one');
      const winner = beside[given.findIndex((one) => one !== old.wikiToken)] as Client;
      wiki.advance(50);
      assert.equal(await whoami(await client.withCookies(old)), 'Alice');
      const { wiki_session = '' } = await winner.cookies();
      assert.equal(await whoami(await client.withCookies({ ...old, wiki_session })), 'Alice', 'beside the session too');
      assert.equal(await whoami(winner), 'Alice');
    });

    for (const generations of [1, 3]) {
      test(`C08 a Token cookie of ${generations} uses ago ends the login that it was of, and no other, and is noted`, async () => {
        await using wiki = await startWiki({ ...variant, settings: ALWAYS });
        const [victim, elsewhere, tool, stranger] = [wiki.client(), wiki.client(), wiki.client(), wiki.client()];
        for (const one of [victim, elsewhere]) await mainLogin(one);
        await mainLogin(stranger, ZOE);
        const stolen = remembered(await victim.cookies());
        for (let used = 0; used < generations; used += 1) {
          wiki.advance(3601);
          for (const one of [victim, elsewhere, stranger]) await whoami(one);
        }
        await botLogin(tool);
        wiki.advance(61);
        assert.equal(await whoami(victim), 'Alice');
        assert.equal(await whoami(await victim.withCookies(stolen)), null);
        assert.equal(await whoami(victim), null, 'nobody can tell which of the two is the owner');
        assert.deepEqual(await Promise.all([elsewhere, tool, stranger].map(whoami)), ['Alice', 'Alice', ZOE.name]);
        const [event] = await wiki.store.authLog.list({ action: 'reuse', limit: 9 });
        assert.deepEqual([event?.userName, event?.ip, event?.count], ['Alice', '127.0.0.1', generations + 1]);
      });
    }

    test('C08 a guessed secret ends nothing', async () => {
      await using wiki = await startWiki({ ...variant, settings: ALWAYS });
      const client = wiki.client();
      await mainLogin(client);
      wiki.advance(3601);
      await whoami(client);
      const { wikiToken = '', ...cookies } = remembered(await client.cookies());
      for (const guess of [
        wikiToken.replace(/.$/, (digit) => (digit === '0' ? '1' : '0')),
        `${wikiToken.slice(0, 14)}${'0'.repeat(40)}`,
      ]) {
        const family = guess.slice(14, 34) === wikiToken.slice(14, 34);
        if (!family) assert.equal(await whoami(await client.withCookies({ ...cookies, wikiToken: guess })), null);
      }
      assert.equal(await whoami(client), 'Alice');
    });

    test('C08 the Token cookie of a login through the API stays the same unless set otherwise', async () => {
      await using wiki = await startWiki(variant);
      const client = wiki.client();
      await mainLogin(client);
      const { wikiToken } = await client.cookies();
      wiki.advance(3601);
      assert.equal(await whoami(client), 'Alice');
      assert.equal((await client.cookies()).wikiToken, wikiToken);
    });

    test('S10 a block that disables the login ends sessions at the next request, for good; a bot login stays, with the rights of anonymous visitors', async () => {
      await using wiki = await startWiki({ ...variant, settings: { blockDisablesLogin: true } });
      const [main, kept, tool, zoe] = [wiki.client(), wiki.client(), wiki.client(), wiki.client()];
      await clientLogin(main);
      await mainLogin(kept);
      await botLogin(tool);
      await mainLogin(zoe, ZOE);
      const before = await kept.cookies();
      const block = { action: 'block', user: ALICE.name, expiry: '1 hour', token: await token(zoe) };
      assert.equal((await zoe.post(block)).at('block', 'user'), 'Alice');
      assert.deepEqual(await Promise.all([main, kept, tool].map(whoami)), [null, null, 'Alice']);
      assert.equal(
        (await login(wiki.client(), `${ALICE.name}@${ALICE.app}`, ALICE.secret)).at('login', 'result'),
        'Success',
      );
      const reply = await tool.get({ action: 'query', meta: 'userinfo', uiprop: 'rights' });
      assert.ok(!JSON.stringify(reply.at('query', 'userinfo', 'rights')).includes('noratelimit'));
      wiki.advance(3700);
      assert.equal(
        await whoami(await kept.withCookies(before)),
        null,
        'they do not come back with the end of the block',
      );
    });

    test('S10 where a block disables the login, one that was placed in another way holds from the next request on, too', async () => {
      await using wiki = await startWiki({ ...variant, settings: { blockDisablesLogin: true } });
      const [main, tool] = [wiki.client(), wiki.client()];
      await mainLogin(main);
      await botLogin(tool);
      const id = (await wiki.store.accounts.byName(ALICE.name))?.id ?? 0;
      await wiki.store.blocks.place(id, block(id, { timestamp: wiki.now() }));
      assert.deepEqual(await Promise.all([main, tool].map(whoami)), [null, 'Alice']);
    });

    test('S10 a deleted account has no session left, of any kind', async () => {
      await using wiki = await startWiki(variant);
      const clients = await Promise.all(
        WAYS.map(async (way) => {
          const client = wiki.client();
          await way.logIn(client);
          return client;
        }),
      );
      await wiki.store.accounts.erase((await wiki.store.accounts.byName(ALICE.name))?.id ?? 0);
      for (const client of clients) assert.equal(await whoami(client), null);
      for (const [name, secret] of [
        [ALICE.name, ALICE.password],
        [`${ALICE.name}@${ALICE.app}`, ALICE.secret],
      ] as const) {
        assert.equal((await login(wiki.client(), name, secret)).at('login', 'result'), 'Failed');
      }
    });

    test('S11 another name ends every session, and what was remembered under the old one', async () => {
      await using wiki = await startWiki(variant);
      const clients = await Promise.all(
        WAYS.map(async (way) => {
          const client = wiki.client();
          await way.logIn(client);
          return client;
        }),
      );
      await wiki.store.accounts.rename((await wiki.store.accounts.byName(ALICE.name))?.id ?? 0, 'Alice II');
      for (const client of clients) assert.equal(await whoami(client), null);
      const again = wiki.client();
      await clientLogin(again, { ...ALICE, name: 'Alice II' });
      assert.equal(await whoami(again), 'Alice II');
    });

    test('S09 another second factor ends every session', async () => {
      await using wiki = await startWiki(variant);
      const [main, tool] = [wiki.client(), wiki.client()];
      await mainLogin(main);
      await botLogin(tool);
      const id = (await wiki.store.accounts.byName(ALICE.name))?.id ?? 0;
      await wiki.store.accounts.setTotp(id, 'GEZDGNBVGY3TQOJQ', []);
      assert.deepEqual(await Promise.all([main, tool].map(whoami)), [null, null]);
    });
  });
}
