import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ALICE, ZOE } from '../support/accounts.ts';
import type { Client } from '../support/client.ts';
import { login, mainLogin, token, whoami } from '../support/flows.ts';
import { startWiki, type TestWiki } from '../support/wiki.ts';

async function sysop(wiki: TestWiki): Promise<Client> {
  const client = wiki.client();
  await mainLogin(client, ZOE);
  return client;
}

async function send(client: Client, action: 'block' | 'unblock', fields: Record<string, string> = {}) {
  return client.post({ action, user: ALICE.name, ...fields, token: await token(client) });
}

async function listed(client: Client) {
  const reply = await client.get({ action: 'query', list: 'blocks', bkprop: 'user|by|reason|expiry' });
  return reply.at('query', 'blocks');
}

test('an account is blocked, blocked otherwise and unblocked; the list and the log tell it', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const by = await sysop(wiki);
  const first = await send(by, 'block', { expiry: '5 days', reason: 'spam', nocreate: '' });
  assert.equal(first.at('block', 'nocreate'), true);
  assert.equal((await send(by, 'block')).code, 'alreadyblocked');
  const second = await send(by, 'block', { reblock: '', reason: 'more spam' });
  assert.equal(second.at('block', 'id'), first.at('block', 'id'));
  assert.deepEqual(await listed(by), [{ user: ALICE.name, by: ZOE.name, reason: 'more spam', expiry: 'infinity' }]);
  assert.equal((await send(by, 'unblock', { reason: 'sorry' })).at('unblock', 'user'), ALICE.name);
  assert.equal((await send(by, 'unblock')).code, 'cantunblock');
  assert.deepEqual(await listed(by), []);
  const log = await by.get({ action: 'query', list: 'logevents', letype: 'block', leprop: 'type|comment' });
  assert.deepEqual(log.at('query', 'logevents'), [
    { type: 'block', action: 'unblock', comment: 'sorry' },
    { type: 'block', action: 'reblock', comment: 'more spam' },
    { type: 'block', action: 'block', comment: 'spam' },
  ]);
});

test('a block ends by itself', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const by = await sysop(wiki);
  await send(by, 'block', { expiry: '10 minutes' });
  wiki.advance(601);
  assert.deepEqual(await listed(by), []);
  assert.equal((await send(by, 'unblock')).code, 'cantunblock');
  assert.equal((await send(by, 'block')).at('block', 'user'), ALICE.name);
});

test('where a block disables the login, a blocked account may no more than anybody from its next request on', async () => {
  await using wiki = await startWiki({ formatversion: '2', settings: { blockDisablesLogin: true } });
  const [by, alice] = [await sysop(wiki), wiki.client()];
  await mainLogin(alice);
  const mayMove = async () => {
    const reply = await alice.get({ action: 'query', meta: 'userinfo', uiprop: 'rights' });
    return (reply.at('query', 'userinfo', 'rights') as string[]).includes('move');
  };
  assert.equal(await mayMove(), true);
  await send(by, 'block');
  assert.equal(await mayMove(), false);
  const other = wiki.client();
  assert.equal((await login(other, ALICE.name, ALICE.password)).at('login', 'result'), 'Failed');
  assert.equal(await whoami(other), null);
});

test('one who is blocked may end no block but the own', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const by = await sysop(wiki);
  await send(by, 'block');
  await send(by, 'block', { user: ZOE.name });
  assert.equal((await send(by, 'unblock')).code, 'ipbblocked');
  assert.equal((await send(by, 'unblock', { user: ZOE.name })).at('unblock', 'user'), ZOE.name);
});

test('what cannot be done is refused with the code of MediaWiki', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const [by, alice] = [await sysop(wiki), wiki.client()];
  await mainLogin(alice);
  assert.equal((await send(alice, 'block', { user: ZOE.name })).code, 'permissiondenied');
  assert.equal((await send(alice, 'unblock', { user: ZOE.name })).code, 'permissiondenied');
  const code = async (fields: Record<string, string>) => (await send(by, 'block', fields)).code;
  assert.equal(await code({ user: 'Nobody here' }), 'nosuchuser');
  assert.equal(await code({ expiry: 'nonsense' }), 'invalidexpiry');
  assert.equal(await code({ expiry: '2001-01-01T00:00:00Z' }), 'ipb_expiry_old');
  assert.equal(await code({ partial: '' }), 'ipb-prevent-user-talk-edit');
  assert.equal(await code({ userid: '1' }), 'invalidparammix');
  assert.equal((await send(by, 'unblock', { user: 'Nobody here' })).code, 'cantunblock');
});
