import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ALICE, ZOE } from '../support/accounts.ts';
import type { Client } from '../support/client.ts';
import { mainLogin, token } from '../support/flows.ts';
import { VARIANTS } from '../support/variants.ts';
import { startWiki } from '../support/wiki.ts';

type Rows = readonly { readonly [fact: string]: unknown }[];

/** All items of a list, asked for two at a time. */
async function all(client: Client, list: string, prefix: string, fields: { readonly [name: string]: string } = {}) {
  const found: { readonly [fact: string]: unknown }[] = [];
  let more: { readonly [name: string]: string } | undefined = {};
  while (more) {
    const reply = await client.get({ action: 'query', list, [`${prefix}limit`]: '2', ...fields, ...more });
    found.push(...((reply.at('query', list) ?? reply.at(list)) as Rows));
    more = reply.at('continue') as typeof more;
  }
  return found;
}

for (const { store } of VARIANTS) {
  test(`what was changed is listed: of all, of a user, of what one watches (${store})`, async () => {
    await using wiki = await startWiki({ store, formatversion: '2' });
    const [anybody, alice] = [wiki.client(), wiki.client()];
    await mainLogin(alice);
    const csrf = await token(alice);
    const edit = (client: Client, title: string, text: string) =>
      client.post({ action: 'edit', title, text, summary: text, token: client === alice ? csrf : '+\\' });
    await edit(anybody, 'A', 'one');
    await alice.post({ action: 'edit', title: 'A', text: 'two', summary: 'two', watchlist: 'watch', token: csrf });
    await edit(anybody, 'B', '#REDIRECT [[A]]');
    await edit(anybody, 'A', 'three');
    await edit(anybody, 'Talk:A', 'four');

    const titles = (rows: Rows) => rows.map(({ title }) => title);
    assert.deepEqual(titles(await all(anybody, 'recentchanges', 'rc')), ['Talk:A', 'A', 'B', 'A', 'A']);
    assert.deepEqual(titles(await all(anybody, 'recentchanges', 'rc', { rcshow: 'redirect' })), ['B']);
    assert.deepEqual(titles(await all(anybody, 'recentchanges', 'rc', { rctoponly: '' })), ['Talk:A', 'A', 'B']);
    const refused = await anybody.get({ action: 'query', list: 'recentchanges', rcprop: 'patrolled' });
    assert.equal(refused.code, 'permissiondenied');
    const generated = { action: 'query', generator: 'recentchanges', grcprop: 'patrolled' };
    assert.equal((await anybody.get(generated)).code, 'permissiondenied');
    const elsewhere = { action: 'query', list: 'recentchanges', rctitle: 'A' };
    assert.equal((await anybody.get({ ...elsewhere, rcnamespace: '1|2' })).code, 'invalidparammix');
    assert.equal((await anybody.get({ ...elsewhere, rcnamespace: '0|2' })).code, undefined);
    const conflicting = await anybody.get({ action: 'query', list: 'recentchanges', rcshow: 'bot|!bot' });
    assert.equal(conflicting.code, 'show');

    const edits = await all(anybody, 'usercontribs', 'uc', { ucuser: `${ALICE.name}|127.0.0.1`, ucdir: 'newer' });
    assert.deepEqual(
      edits.map(({ comment, new: isNew, top }) => [comment, isNew, top]),
      [
        ['two', false, false],
        ['one', true, false],
        ['#REDIRECT [[A]]', true, true],
        ['three', false, true],
        ['four', true, true],
      ],
    );
    assert.equal((await anybody.get({ action: 'query', list: 'usercontribs', ucuser: '' })).code, 'paramempty_ucuser');

    assert.deepEqual(titles(await all(alice, 'watchlistraw', 'wr')), ['A', 'Talk:A']);
    assert.deepEqual(titles(await all(alice, 'watchlist', 'wl')), ['Talk:A', 'A']);
    assert.deepEqual(titles(await all(alice, 'watchlist', 'wl', { wlallrev: '' })), ['Talk:A', 'A', 'A', 'A']);
    assert.equal((await anybody.get({ action: 'query', list: 'watchlist' })).code, 'notloggedin');
    const other = { action: 'query', list: 'watchlistraw', wrowner: ALICE.name, wrtoken: 'guessed' };
    assert.equal((await anybody.get(other)).code, 'bad_wltoken');
  });
}

test('titles that begin like a text are found, step by step, in the namespace that it names', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  for (const title of ['Ab', 'Aba', 'Abb', 'Talk:Abc', 'B']) {
    await client.post({ action: 'edit', title, text: 'x', token: '+\\' });
  }
  const titles = async (pssearch: string, more = {}) =>
    (await all(client, 'prefixsearch', 'ps', { pssearch, ...more })).map(({ title }) => title);
  assert.deepEqual(await titles('ab'), ['Ab', 'Aba', 'Abb']);
  assert.deepEqual(await titles('ab', { psnamespace: '0|1' }), ['Ab', 'Aba', 'Abb', 'Talk:Abc']);
  assert.deepEqual(await titles('talk:a'), ['Talk:Abc']);
  assert.deepEqual(await titles('a|'), []);
  assert.deepEqual(await titles('ab', { psoffset: '20000' }), []);
  const reply = await client.get({ action: 'query', titles: 'File:X|Ab', prop: 'imageinfo' });
  const pages = reply.at('query', 'pages') as Rows;
  assert.deepEqual(
    pages.map(({ imagerepository }) => imagerepository),
    ['', undefined],
  );
});

test('changes of a slot are edits, not events of the log', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  await mainLogin(client);
  const csrf = await token(client);
  await client.post({ action: 'edit', title: 'A', text: 'one', token: csrf });
  await client.post({ action: 'move', from: 'A', to: 'B', token: csrf });
  const types = async (fields: { readonly [name: string]: string }) =>
    (await all(client, 'recentchanges', 'rc', { rcprop: '', ...fields })).map(({ type }) => type);
  assert.deepEqual(await types({}), ['log', 'new']);
  assert.deepEqual(await types({ rcslot: 'main' }), ['new']);
  assert.deepEqual(await types({ rcslot: 'main', rctype: 'log' }), []);
});

for (const { store } of VARIANTS) {
  test(`what gives way to a page that is moved is listed behind the move, and noted before it (${store})`, async () => {
    await using wiki = await startWiki({ store, formatversion: '2' });
    const client = wiki.client();
    await mainLogin(client);
    const csrf = await token(client);
    await client.post({ action: 'edit', title: 'A', text: 'x', token: csrf });
    await client.post({ action: 'move', from: 'A', to: 'B', token: csrf });
    await client.post({ action: 'move', from: 'B', to: 'A', token: csrf });
    const changes = await all(client, 'recentchanges', 'rc', { rcprop: 'ids|loginfo|title', rctype: 'log' });
    const ids = changes.map(({ rcid }) => Number(rcid));
    assert.deepEqual(
      changes.map(({ logaction, title }) => [logaction, title]),
      [
        ['delete_redir', 'A'],
        ['move_redir', 'B'],
        ['move', 'A'],
      ],
    );
    assert.deepEqual(
      ids.toSorted((one, other) => other - one),
      ids,
    );
    const events = await all(client, 'logevents', 'le', { leprop: 'type' });
    assert.deepEqual(
      events.map(({ action }) => action),
      ['move_redir', 'delete_redir', 'move', 'create'],
    );
  });
}

test('who watches a page that is moved with its talk page has seen the new name', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const [alice, zoe] = [wiki.client(), wiki.client()];
  await mainLogin(alice);
  await mainLogin(zoe, ZOE);
  for (const title of ['A', 'Talk:A'])
    await alice.post({ action: 'edit', title, text: 'x', watchlist: 'watch', token: await token(alice) });
  await zoe.post({ action: 'move', from: 'A', to: 'B', movetalk: '1', token: await token(zoe) });
  const watched = await all(alice, 'watchlistraw', 'wr', { wrprop: 'changed' });
  assert.deepEqual(
    watched.map(({ title, changed }) => [title, changed !== undefined]),
    [
      ['A', true],
      ['B', false],
      ['Talk:A', true],
      ['Talk:B', false],
    ],
  );
});

test('that a page is of an account is told before that one may move nothing; what has no facts is a list', async () => {
  await using wiki = await startWiki({ formatversion: '1' });
  const client = wiki.client();
  const asked = { action: 'query', prop: 'info|redirects', intestactions: 'move', intestactionsdetail: 'full' };
  await client.post({ action: 'edit', title: 'R', text: '#REDIRECT [[User:A]]', token: '+\\' });
  const reply = await client.get({ ...asked, titles: 'User:A', rdprop: 'fragment' });
  const [page] = Object.values(reply.at('query', 'pages') as object) as {
    readonly actions: { readonly move: Rows };
    readonly redirects: unknown;
  }[];
  assert.deepEqual(
    page?.actions.move.map(({ code }) => code),
    ['cant-move-user-page', 'cantmove-anon'],
  );
  assert.deepEqual(page?.redirects, [[]]);
});

test('only what would end a text is escaped in a title that is shown', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const asked = { action: 'query', prop: 'info', inprop: 'displaytitle', titles: 'A&"b\'' };
  const reply = await wiki.client().get(asked);
  assert.equal((reply.at('query', 'pages') as Rows)[0]?.displaytitle, 'A&amp;"b\'');
});
