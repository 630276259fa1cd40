import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ZOE } from '../support/accounts.ts';
import type { Client, Cookies } from '../support/client.ts';
import { botLogin, clientLogin, logout, mainLogin, WAYS, whoami } from '../support/flows.ts';
import { STORES, startWiki } from '../support/wiki.ts';

/** All ways to leave out some of the cookies. */
function subsetsOf(cookies: Cookies): Cookies[] {
  const all = Object.entries(cookies);
  return Array.from({ length: 2 ** all.length }, (_, bits) =>
    Object.fromEntries(all.filter((_pair, index) => bits & (1 << index))),
  );
}

/** Replays every part of each of some sets of cookies: nobody may come of it. */
async function assertDead(client: Client, ...sets: readonly Cookies[]): Promise<void> {
  for (const set of sets)
    for (const cookies of subsetsOf(set)) {
      const thief = await client.withCookies(cookies);
      assert.equal(await whoami(thief), null, Object.keys(cookies).join());
      assert.equal(await whoami(thief), null, 'nor with what it was given then');
    }
}

for (const store of STORES) {
  describe(`cookies from before a logout (${store})`, () => {
    for (const way of WAYS) {
      test(`L06 no part of the cookies of ${way.name} logs in any more`, async () => {
        await using wiki = await startWiki({ store });
        const client = wiki.client();
        await way.logIn(client, ZOE);
        const before = await client.cookies();
        assert.equal(await whoami(await client.withCookies(before)), ZOE.name);
        await logout(client);
        await assertDead(client, before);
      });

      test(`L06 nor once one has logged in again by ${way.name} in the same jar`, async () => {
        await using wiki = await startWiki({ store });
        const client = wiki.client();
        await way.logIn(client);
        const before = await client.cookies();
        await logout(client);
        await way.logIn(client);
        const { wikiUserID, wikiUserName } = await client.cookies();
        await assertDead(client, before);
        // Neither do the cookies that say who it is wake the dead session beside them.
        if (wikiUserID !== undefined) {
          const names = { wikiUserID, wikiUserName: wikiUserName ?? '' };
          await assertDead(client, { ...before, ...names });
        }
        assert.equal(await whoami(client), 'Alice');
      });
    }

    test('L06 a jar with a main and a bot session, both ended, in either order', async () => {
      for (const first of ['bot', 'main']) {
        await using wiki = await startWiki({ store });
        const client = wiki.client();
        await mainLogin(client);
        const main = await client.withCookies(await client.cookies());
        await botLogin(client);
        const both = await client.cookies();
        if (first === 'main') await logout(main);
        await logout(client);
        if (first === 'bot') await logout(client);
        assert.equal(await whoami(client), null);
        await assertDead(client, both);
      }
    });

    test('L06 a logout takes with it what two tabs made of one remembered device side by side', async () => {
      await using wiki = await startWiki({ store });
      const client = wiki.client();
      await clientLogin(client, ZOE, true);
      const first = await client.cookies();
      wiki.advance(3601);
      const tabs = await Promise.all([client.withCookies(first), client.withCookies(first)]);
      assert.deepEqual(await Promise.all(tabs.map((tab) => whoami(tab))), [ZOE.name, ZOE.name]);
      const revived = await Promise.all(tabs.map((tab) => tab.cookies()));
      assert.notEqual(revived[0]?.wiki_session, revived[1]?.wiki_session);
      assert.notEqual(revived[0]?.wiki_session, first.wiki_session);
      const [one, other] = tabs as [Client, Client];
      await logout(one);
      assert.equal(await whoami(other), null);
      await assertDead(client, first, ...revived);
    });

    test('L06 a re-login ends the session and the device that it takes the place of', async () => {
      await using wiki = await startWiki({ store });
      const client = wiki.client();
      await clientLogin(client, ZOE, true);
      const first = await client.cookies();
      await clientLogin(client, ZOE, true);
      const second = await client.cookies();
      await assertDead(client, first);
      assert.equal(await whoami(client), ZOE.name);
      await clientLogin(client, ZOE, false);
      await assertDead(client, first, second);
      await mainLogin(client);
      assert.equal(await whoami(client), 'Alice');
      await logout(client);
      await assertDead(client, first, second);
    });

    test('L06 a login over a revived session ends the device that revived it', async () => {
      await using wiki = await startWiki({ store });
      const client = wiki.client();
      await mainLogin(client);
      const first = await client.cookies();
      wiki.advance(3601);
      await mainLogin(client);
      const second = await client.cookies();
      await logout(client);
      await assertDead(client, first, second, { ...first, wikiToken: second.wikiToken ?? '' });
    });

    test('L06 the cookies of one ended session do not mend those of another', async () => {
      await using wiki = await startWiki({ store });
      const [one, other] = [wiki.client(), wiki.client()];
      for (const client of [one, other]) await mainLogin(client);
      const [first, second] = [await one.cookies(), await other.cookies()];
      await logout(one);
      const { wikiToken = '', wiki_session = '' } = second;
      const thief = await one.withCookies({ ...first, wikiToken });
      assert.equal(await whoami(await one.withCookies({ ...first, wiki_session })), null);
      // The live device's own Token still revives it, as it must.
      assert.equal(await whoami(thief), 'Alice');
      await logout(other);
      assert.equal(await whoami(thief), null);
      await assertDead(one, first, second, { ...first, wikiToken }, { ...first, wiki_session });
    });
  });
}
