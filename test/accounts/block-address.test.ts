import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ALICE, ZOE } from '../support/accounts.ts';
import type { Client } from '../support/client.ts';
import { mainLogin, token } from '../support/flows.ts';
import type { Reply } from '../support/reply.ts';
import { startWiki, type TestWiki } from '../support/wiki.ts';
import { create, outcome } from './flows.ts';

const HERE = '127.0.0.1';

async function sysop(wiki: TestWiki): Promise<Client> {
  const client = wiki.client();
  await mainLogin(client, ZOE);
  return client;
}

async function send(client: Client, action: 'block' | 'unblock', fields: Record<string, string>): Promise<Reply> {
  return client.post({ action, ...fields, token: await token(client) });
}

async function listed(client: Client, fields: Record<string, string> = {}) {
  const reply = await client.get({ action: 'query', list: 'blocks', bkprop: 'user|range', ...fields });
  return reply.code ?? reply.at('query', 'blocks');
}

/** The reason and the kinds of the blocks that somebody is under. */
async function under(client: Client) {
  const reply = await client.get({ action: 'query', meta: 'userinfo', uiprop: 'blockinfo' });
  const { blockid, blockedby, blockcomponents, blocknocreate } = reply.at('query', 'userinfo') as Record<
    string,
    unknown
  >;
  return blockedby === undefined ? null : { blockid, blockedby, blocknocreate, several: blockcomponents !== undefined };
}

test('addresses and ranges are blocked under one spelling, found by any address in them, and unblocked', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const by = await sysop(wiki);
  assert.equal((await send(by, 'block', { user: '198.51.100.007' })).at('block', 'user'), '198.51.100.7');
  assert.equal((await send(by, 'block', { user: '198.51.100.7' })).code, 'alreadyblocked');
  assert.equal((await send(by, 'block', { user: '198.51.100.7', reblock: '' })).code, 'alreadyblocked');
  const range = await send(by, 'block', { user: '198.51.100.77/24', reason: 'range' });
  assert.deepEqual([range.at('block', 'user'), range.at('block', 'userID')], ['198.51.100.0/24', 0]);
  const six = await send(by, 'block', { user: '2001:db8::1/64' });
  assert.equal(six.at('block', 'user'), '2001:DB8:0:0:0:0:0:0/64');

  const told = { user: '198.51.100.0/24', rangestart: '198.51.100.0', rangeend: '198.51.100.255' };
  assert.deepEqual(await listed(by, { bkip: '198.51.100.7' }), [told, { user: '198.51.100.7' }]);
  assert.deepEqual(await listed(by, { bkip: '198.51.100.0/25' }), [told]);
  assert.deepEqual(await listed(by, { bkip: '198.51.0.0/23' }), []);
  assert.deepEqual(await listed(by, { bkusers: '198.51.100.0/24' }), [told]);
  assert.deepEqual(await listed(by, { bkusers: '' }), await listed(by, {}));
  assert.deepEqual(await listed(by, { bkids: '' }), await listed(by, {}));
  assert.deepEqual(await listed(by, { bkshow: 'ip' }), [{ user: '198.51.100.7' }]);
  assert.equal(await listed(by, { bkip: '198.0.0.0/8' }), 'cidrtoobroad');
  assert.equal(await listed(by, { bkip: 'nonsense' }), 'param_ip');
  assert.equal(await listed(by, { bkip: HERE, bkusers: HERE }), 'invalidparammix');
  assert.equal(await listed(by, { bkshow: 'ip|!ip' }), 'show');

  assert.equal((await send(by, 'unblock', { user: '198.51.100.9' })).code, 'cantunblock');
  assert.equal((await send(by, 'unblock', { user: '198.51.100.7/24' })).at('unblock', 'user'), '198.51.100.0/24');
  assert.equal((await send(by, 'unblock', { id: String(six.at('block', 'id')) })).at('unblock', 'userid'), 0);
  assert.deepEqual(await listed(by), [{ user: '198.51.100.7' }]);
});

test('a range is no wider than MediaWiki lets it be', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const by = await sysop(wiki);
  assert.equal((await send(by, 'block', { user: '198.51.0.0/15' })).code, 'ip_range_toolarge');
  assert.equal((await send(by, 'block', { user: '2001:db8::/18' })).code, 'ip_range_toolarge');
  assert.equal((await send(by, 'block', { user: '198.51.0.0/33' })).code, 'baduser');
  assert.equal((await send(by, 'block', { user: '198.51.0.0/16' })).at('block', 'user'), '198.51.0.0/16');
});

test('a hard block is for all at the address, a soft one for visitors, none for those who are exempt', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const [by, alice, visitor] = [await sysop(wiki), wiki.client(), wiki.client()];
  await mainLogin(alice);
  const { id } = (await send(by, 'block', { user: '127.0.0.0/24', nocreate: '' })).at('block') as { id: number };
  const block = { blockid: id, blockedby: ZOE.name, blocknocreate: true, several: false };
  assert.deepEqual([await under(visitor), await under(alice), await under(by)], [block, block, null]);
  assert.equal(outcome(await create(visitor, { username: 'New' })), 'blocked');
  await send(by, 'block', { user: '127.0.0.0/24', nocreate: '', anononly: '', reblock: '' });
  assert.deepEqual([await under(visitor), await under(alice)], [block, null]);
  assert.equal(
    outcome(await create(alice, { username: 'New' })),
    'blocked',
    'no accounts from there, logged in or not',
  );
  await send(by, 'block', { user: '127.0.0.0/24', reblock: '' });
  assert.equal(outcome(await create(visitor, { username: 'New' })), 'PASS');
});

test('several blocks are told as one that is as strict as all of them, with each of them', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const [by, alice] = [await sysop(wiki), wiki.client()];
  await mainLogin(alice);
  await send(by, 'block', { user: HERE, expiry: '1 day' });
  await send(by, 'block', { user: ALICE.name, nocreate: '', expiry: '1 hour' });
  const reply = await alice.get({ action: 'query', meta: 'userinfo', uiprop: 'blockinfo' });
  const { blockcomponents, ...whole } = reply.at('query', 'userinfo') as { blockcomponents: { blockexpiry: string }[] };
  assert.deepEqual(
    { ...whole, id: 0, name: '' },
    {
      ...whole,
      ...{ id: 0, name: '', blockid: null, blockedby: '', blockedbyid: 0, blocknocreate: true },
      blockexpiry: blockcomponents[1]?.blockexpiry,
    },
  );
  assert.equal(blockcomponents.length, 2);
});

test('a block of an account comes upon the address that it was made from, hidden, for a day', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const [by, visitor] = [await sysop(wiki), wiki.client()];
  assert.equal(outcome(await create(visitor, { username: 'Mallory' })), 'PASS');
  const own = await send(by, 'block', { user: 'Mallory', autoblock: '', nocreate: '', reason: 'spam' });
  const props = { bkprop: 'id|user|userid|reason|range|flags' };
  const [automatic, ...others] = (await listed(by, props)) as { id: number; user?: string; automatic: boolean }[];
  assert.equal(others.length, 1);
  assert.deepEqual([automatic?.automatic, automatic?.user, 'userid' in (automatic ?? {})], [true, undefined, false]);
  assert.ok(!JSON.stringify(automatic).includes(HERE));
  assert.deepEqual(await listed(by, { bkip: HERE }), []);
  assert.equal((await under(visitor))?.blockid, automatic?.id);
  assert.equal(outcome(await create(visitor, { username: 'Mallory again' })), 'autoblocked');

  const ended = await send(by, 'unblock', { id: String(automatic?.id) });
  assert.deepEqual([ended.at('unblock', 'user'), ended.at('unblock', 'userid')], ['', 0]);
  const log = await by.get({ action: 'query', list: 'logevents', leaction: 'block/unblock', leprop: 'title' });
  assert.deepEqual(log.at('query', 'logevents'), [{ ns: 2, title: `User:#${automatic?.id}` }]);
  assert.equal(await under(visitor), null);

  await send(by, 'unblock', { id: String(own.at('block', 'id')) });
  await send(by, 'block', { user: 'Mallory', autoblock: '' });
  assert.notEqual(await under(visitor), null);
  wiki.advance(86_400 + 1);
  assert.equal(await under(visitor), null);
});

test('a block of an account comes upon the address that it last edited from', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const [by, alice, visitor] = [await sysop(wiki), wiki.client(), wiki.client()];
  await mainLogin(alice);
  await send(by, 'block', { user: ALICE.name, autoblock: '' });
  assert.equal(await under(visitor), null, 'nothing is known of where it acted');
  await send(by, 'unblock', { user: ALICE.name });
  const edited = await alice.post({ action: 'edit', title: 'Page', text: 'Text', token: await token(alice) });
  assert.equal(edited.at('edit', 'result'), 'Success');
  await send(by, 'block', { user: ALICE.name, autoblock: '' });
  assert.notEqual(await under(visitor), null);
});

test('partial blocks are of pages and namespaces, and of something', async () => {
  await using wiki = await startWiki({ formatversion: '2', settings: { pages: { 'Main Page': '', 'Help:Me': '' } } });
  const by = await sysop(wiki);
  const code = async (fields: Record<string, string>) =>
    (await send(by, 'block', { user: HERE, partial: '', ...fields })).code;
  assert.equal(await code({ allowusertalk: '' }), 'ipb-empty-block');
  assert.equal(await code({ namespacerestrictions: '0' }), 'ipb-prevent-user-talk-edit');
  assert.equal(await code({ allowusertalk: '', pagerestrictions: 'Nowhere' }), 'missingtitle');
  assert.equal(
    await code({ namespacerestrictions: '4|3', pagerestrictions: 'help:Me|Main_Page|Main Page' }),
    undefined,
  );
  const there = [
    { id: 1, ns: 0, title: 'Main Page' },
    { id: 2, ns: 12, title: 'Help:Me' },
  ];
  const told = await listed(by, { bkprop: 'restrictions' });
  assert.deepEqual(told, [{ restrictions: { pages: there, namespaces: [3, 4] } }]);
  const log = await by.get({ action: 'query', list: 'logevents', letype: 'block', leprop: 'details' });
  const [{ params }] = log.at('query', 'logevents') as [{ params: { restrictions: object; flags: string[] } }];
  const pages = [
    { page_ns: 12, page_title: 'Help:Me' },
    { page_ns: 0, page_title: 'Main Page' },
  ];
  assert.deepEqual(params.restrictions, { pages, namespaces: [3, 4] });
  assert.deepEqual(params.flags, ['nousertalk']);
  const reader = wiki.client();
  const edit = async (title: string) =>
    (await reader.post({ action: 'edit', title, text: 'x', token: await token(reader) })).code;
  assert.deepEqual([await edit('Help:Me'), await edit('Help:You')], ['blocked', undefined]);
  await by.post({ action: 'move', from: 'Help:Me', to: 'Help:Him', noredirect: '', token: await token(by) });
  assert.deepEqual([await edit('Help:Him'), await edit('Help:Me')], ['blocked', undefined]);
  const [{ restrictions }] = (await listed(by, { bkprop: 'restrictions' })) as [{ restrictions: { pages: object[] } }];
  assert.deepEqual(restrictions.pages[1], { id: 2, ns: 12, title: 'Help:Him' });
});

test('no names are hidden, no tags put on; user pages are watched, but those of ranges', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const by = await sysop(wiki);
  const watched = async (titles: string) => {
    const { id } = (await wiki.store.accounts.byName(ZOE.name)) ?? { id: 0 };
    const names = [2, 3].map((namespace) => ({ namespace, key: titles }));
    return (await wiki.store.watches.watched(id, names, wiki.now())).length;
  };
  for (const user of [ALICE.name, 'Nobody here', '#99'])
    assert.equal((await send(by, 'block', { user, hidename: '' })).code, 'permissiondenied', user);
  assert.equal((await send(by, 'block', { user: HERE, hidename: '' })).at('block', 'hidename'), false);
  const tagged = await send(by, 'block', { user: ALICE.name, tags: 'a|b' });
  assert.equal(tagged.code, 'badtags');
  assert.equal((await send(by, 'unblock', { user: HERE, tags: 'a', token: 'x' })).code, 'badtags', 'before the token');
  assert.equal(await watched(ALICE.name), 0);
  assert.equal((await send(by, 'block', { user: ALICE.name, watchuser: '', tags: '' })).at('block', 'watchuser'), true);
  assert.equal(await watched(ALICE.name), 2);
  assert.equal((await send(by, 'unblock', { user: HERE, watchuser: '' })).at('unblock', 'watchuser'), true);
  assert.equal(await watched(HERE), 2);
  const range = '198.51.100.0/24';
  assert.equal((await send(by, 'block', { user: range, watchuser: '' })).at('block', 'watchuser'), true);
  assert.equal((await send(by, 'unblock', { user: range, watchuser: '' })).at('unblock', 'watchuser'), false);
  assert.equal(await watched(range), 0);
});
