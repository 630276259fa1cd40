import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serve } from '../cli/process.ts';
import { ALICE } from '../support/accounts.ts';
import { Client } from '../support/client.ts';
import { token, WAYS, whoami } from '../support/flows.ts';
import { startWiki } from '../support/wiki.ts';

// Two processes serve one file. Each remembers what it has read; no verdict of either may outlive what the other wrote.

const ROUNDS = 30;

/** A wiki here, and its file served by another process. */
async function startTwo() {
  const wiki = await startWiki({ store: 'sqlite' });
  const other = await serve(['--data', wiki.data]).api();
  return { wiki, beside: (client: Client) => new Client(other, wiki.vault, { jar: client.jar }) };
}

for (const way of WAYS) {
  test(`R15 ${way.name}: a logout at one process is seen by the next request to either, whatever they have remembered`, async () => {
    const { wiki, beside } = await startTwo();
    await using _ = wiki;
    const race = async (round: number) => {
      const client = wiki.client();
      await way.logIn(client);
      const csrf = await token(client);
      const copies = await Promise.all([1, 2].map(async () => client.withCookies(await client.cookies())));
      const [here, there] = [copies[0] as Client, beside(copies[1] as Client)];
      for (const one of [here, there, here, there]) assert.equal(await whoami(one), ALICE.name);
      const at = round % 2 === 0 ? client : beside(client);
      const reply = await at.post({ action: 'logout', token: csrf });
      assert.equal(reply.text, '{}');
      assert.deepEqual(await Promise.all([whoami(here), whoami(there)]), [null, null]);
    };
    // Side by side, so that each turn of either process has requests of several sessions.
    for (let round = 0; round < ROUNDS; round += 6) {
      await Promise.all(Array.from({ length: 6 }, (_, index) => race(round + index)));
    }
  });
}

test('a lock, and a bot password revoked, by one process hold at the other from the next request on', async () => {
  const { wiki, beside } = await startTwo();
  await using _ = wiki;
  const { accounts } = wiki.store;
  const user = (await accounts.byName(ALICE.name))?.id ?? 0;
  for (const way of WAYS) {
    const client = wiki.client();
    await way.logIn(client);
    const there = beside(client);
    for (let again = 0; again < 3; again++) assert.equal(await whoami(there), ALICE.name);
    await accounts.setLocked(user, true);
    assert.equal(await whoami(there), null);
    await accounts.setLocked(user, false);
  }
  const fresh = wiki.client();
  const [bot] = WAYS;
  await bot?.logIn(fresh);
  const there = beside(fresh);
  for (let again = 0; again < 3; again++) assert.equal(await whoami(there), ALICE.name);
  await accounts.deleteBotPassword(user, ALICE.app);
  assert.equal(await whoami(there), null);
  assert.equal(await whoami(fresh), null);
});
