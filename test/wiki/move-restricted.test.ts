import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ALICE, ZOE } from '../support/accounts.ts';
import { botLogin, mainLogin, token } from '../support/flows.ts';
import { startWiki } from '../support/wiki.ts';

const PAGES = { Foo: 'a', 'Talk:Foo': 'b', 'Talk:Foo/Bar': 'c', Allowed: 'd', Other: 'e' };

test('a page that one is blocked from does not go with the page that it belongs to', async () => {
  await using wiki = await startWiki({ formatversion: '2', settings: { pages: PAGES } });
  const [sysop, client] = [wiki.client(), wiki.client()];
  await mainLogin(sysop, ZOE);
  const restrictions = { partial: '', pagerestrictions: 'Talk:Foo|Talk:Foo/Bar', allowusertalk: '' };
  const block = { action: 'block', user: ALICE.name, ...restrictions, token: await token(sysop) };
  assert.equal((await sysop.post(block)).code, undefined);
  await mainLogin(client, ALICE);
  const csrf = await token(client);
  const moved = await client.post({ action: 'move', from: 'Foo', to: 'Foo 2', movetalk: '', token: csrf });
  assert.equal(moved.at('move', 'talkmove-errors', '0', 'code'), 'blocked');
  const there = await client.get({ action: 'query', titles: 'Foo 2|Talk:Foo' });
  const missing = (there.at('query', 'pages') as readonly { missing?: true }[]).map((page) => page.missing);
  assert.deepEqual(missing, [undefined, undefined]);
});

test('a bot password for some pages moves no other, nor what belongs to one', async () => {
  await using wiki = await startWiki({ formatversion: '2', settings: { pages: PAGES } });
  const bot = await wiki.store.accounts.botPassword(1, ALICE.app);
  assert.ok(bot);
  const restrictions = { ...bot.restrictions, Pages: ['Foo', 'Foo 2', 'Allowed'] };
  const grants = ['basic', 'editpage', 'createeditmovepage'];
  await wiki.store.accounts.saveBotPassword({ ...bot, grants, restrictions });
  const client = wiki.client();
  await botLogin(client);
  const csrf = await token(client);
  const move = (from: string, to: string) => client.post({ action: 'move', from, to, movetalk: '', token: csrf });
  assert.equal((await move('Other', 'Another')).code, 'session-page-restricted');
  assert.equal((await move('Allowed', 'Another')).code, 'session-page-restricted');
  const moved = await move('Foo', 'Foo 2');
  assert.equal(moved.at('move', 'to'), 'Foo 2');
  assert.equal(moved.at('move', 'talkmove-errors', '0', 'code'), 'session-page-restricted');
});
