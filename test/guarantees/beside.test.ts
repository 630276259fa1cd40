import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { botLogin, logout, mainLogin, WAYS, whoami } from '../support/flows.ts';
import { called, VARIANTS } from '../support/variants.ts';
import { startWiki } from '../support/wiki.ts';

for (const variant of VARIANTS) {
  describe(`what a logout leaves alone (${called(variant)})`, () => {
    for (const ending of WAYS) {
      test(`L15 logging out after ${ending.name} leaves every other session of the account`, async () => {
        await using wiki = await startWiki(variant);
        const client = wiki.client();
        const others = WAYS.map((way) => ({ way, other: wiki.client() }));
        for (const { way, other } of others) await way.logIn(other);
        await ending.logIn(client);
        await logout(client);
        for (const { way, other } of others) assert.equal(await whoami(other), 'Alice', way.name);
        assert.equal((await wiki.store.sessions.list({ limit: 10 })).length, others.length);
      });
    }

    test('L15 in one jar a bot logout uncovers the main session, and the main logout then ends that', async () => {
      await using wiki = await startWiki(variant);
      const client = wiki.client();
      await mainLogin(client);
      const main = await client.cookies();
      await botLogin(client);
      const bot = await client.withCookies({ wiki_BPsession: (await client.cookies()).wiki_BPsession ?? '' });
      assert.equal(await whoami(bot), 'Alice');
      await logout(client);
      assert.equal(await whoami(bot), null);
      assert.deepEqual(await client.cookies(), main);
      assert.equal(await whoami(client), 'Alice');
      await logout(client);
      assert.equal(await whoami(client), null);
    });

    test('L15 a main logout leaves the bot session that its jar had before', async () => {
      await using wiki = await startWiki(variant);
      const client = wiki.client();
      await mainLogin(client);
      const main = await client.withCookies(await client.cookies());
      await botLogin(client);
      await logout(main);
      assert.equal(await whoami(client), 'Alice');
      const { wiki_BPsession = '' } = await client.cookies();
      assert.equal(await whoami(await client.withCookies({ wiki_BPsession })), 'Alice');
      await logout(client);
      assert.equal(await whoami(client), null);
    });
  });
}
