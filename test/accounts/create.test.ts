import assert from 'node:assert/strict';
import { test } from 'node:test';
import { block } from '../store/rows.ts';
import { ALICE, ZOE } from '../support/accounts.ts';
import { botLogin, mainLogin, token, whoami } from '../support/flows.ts';
import { startWiki } from '../support/wiki.ts';
import { create, GOOD, outcome } from './flows.ts';

test('a visitor makes an account, stays nobody, and the account can log in', async () => {
  await using wiki = await startWiki();
  const client = wiki.client();
  const reply = await create(client, { username: 'user:new_ person', email: 'new@example.org', realname: 'N. P.' });
  assert.deepEqual(reply.at('createaccount'), { status: 'PASS', username: 'New person' });
  assert.equal(await whoami(client), null);
  await mainLogin(client, { ...ALICE, name: 'New person', password: GOOD });
  const told = await client.get({ action: 'query', meta: 'userinfo', uiprop: 'email|realname' });
  assert.equal(told.at('query', 'userinfo', 'email'), 'new@example.org');
  assert.equal(told.at('query', 'userinfo', 'realname'), 'N. P.');
});

test('one token makes several accounts, and none after a login', async () => {
  await using wiki = await startWiki();
  const client = wiki.client();
  const createtoken = await token(client, 'createaccount');
  assert.equal(outcome(await create(client, { username: 'One', retype: 'x', createtoken })), 'badretype');
  assert.equal(outcome(await create(client, { username: 'One', createtoken })), 'PASS');
  assert.equal(outcome(await create(client, { username: 'Two', createtoken })), 'PASS');
  await mainLogin(client);
  assert.equal((await create(client, { username: 'Three', createtoken })).code, 'badtoken');
});

const NAMES: readonly (readonly [name: string, code: string])[] = [
  ['', 'invaliduser'],
  ['A#b', 'invaliduser'],
  ['A@b', 'invaliduser'],
  ['192.0.2.1', 'invaliduser'],
  ['~2025-1', 'invaliduser'],
  ['MediaWiki default', 'invaliduser'],
  ['x'.repeat(236), 'invaliduser'],
  ['alice', 'userexists'],
  ['User:Alice', 'userexists'],
];

test('a name that cannot be, or that is taken, is refused with its code', async () => {
  await using wiki = await startWiki();
  const client = wiki.client();
  for (const [username, code] of NAMES) assert.equal(outcome(await create(client, { username })), code, username);
});

test('of two who ask for one name at the same moment one gets it', async () => {
  await using wiki = await startWiki({ store: 'sqlite' });
  const both = await Promise.all([1, 2].map(() => create(wiki.client(), { username: 'Wanted' })));
  assert.deepEqual(both.map(outcome).sort(), ['PASS', 'userexists']);
});

test('an address makes so many accounts in a day, whoever asks, but for those without limits', async () => {
  await using wiki = await startWiki({ settings: { accountCreationThrottle: 2 } });
  const [visitor, sysop] = [wiki.client(), wiki.client()];
  await mainLogin(sysop, ZOE);
  assert.equal(outcome(await create(visitor, { username: 'Alice' })), 'userexists');
  assert.equal(outcome(await create(visitor, { username: 'A1' })), 'PASS');
  assert.equal(outcome(await create(visitor, { username: 'A2', retype: 'x' })), 'badretype');
  assert.equal(outcome(await create(wiki.client(), { username: 'A3' })), 'acct_creation_throttle_hit');
  assert.equal(outcome(await create(sysop, { username: 'A4' })), 'PASS');
  wiki.advance(86_401);
  assert.equal(outcome(await create(visitor, { username: 'A5' })), 'PASS');
});

test('who lacks the right, by wiki, by grant or by block, makes no account', async () => {
  await using closed = await startWiki({ settings: { anonymousMayCreateAccounts: false } });
  assert.equal(outcome(await create(closed.client(), { username: 'New' })), 'permissiondenied');
  const sysop = closed.client();
  await mainLogin(sysop, ZOE);
  assert.equal(outcome(await create(sysop, { username: 'New' })), 'PASS');

  await using wiki = await startWiki();
  const bot = wiki.client();
  await botLogin(bot);
  assert.equal(outcome(await create(bot, { username: 'New' })), 'permissiondenied');
  await wiki.store.blocks.place(1, block(2));
  const blocked = wiki.client();
  await mainLogin(blocked);
  assert.equal(outcome(await create(blocked, { username: 'New' })), 'blocked');
  assert.equal(await wiki.store.accounts.byName('New'), undefined);
});
