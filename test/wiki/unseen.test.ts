import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ALICE, ZOE } from '../support/accounts.ts';
import type { Client } from '../support/client.ts';
import { clientLogin, mainLogin, token } from '../support/flows.ts';
import { called, VARIANTS } from '../support/variants.ts';
import { Visitor } from '../support/visitor.ts';
import { startWiki } from '../support/wiki.ts';

const action = 'setnotificationtimestamp';

/** What userinfo tells of news. */
async function news(client: Client) {
  const reply = await client.get({ action: 'query', meta: 'userinfo', uiprop: 'unreadcount|hasmsg' });
  const { messages, unreadcount } = reply.at('query', 'userinfo') as { messages: unknown; unreadcount: unknown };
  return { messages: messages === true || messages === '', unreadcount };
}

for (const variant of VARIANTS) {
  test(`what a watcher has not seen is counted and listed, until it is said to be seen (${called(variant)})`, async () => {
    await using wiki = await startWiki(variant);
    const [alice, anyone] = [wiki.client(), wiki.client()];
    await mainLogin(alice);
    const csrf = await token(alice);
    const edit = async (client: Client, title: string, text: string) => {
      const reply = await client.post({ action: 'edit', title, text, token: client === alice ? csrf : '+\\' });
      wiki.advance(60);
      return { id: String(reply.at('edit', 'newrevid')), time: reply.at('edit', 'newtimestamp') };
    };
    const set = async (fields: { readonly [name: string]: string }) => {
      const reply = await alice.post({ action, token: csrf, ...fields });
      return reply.code ?? (reply.at(action) as { readonly notificationtimestamp: string }[]);
    };
    await alice.post({ action: 'watch', titles: 'A|B', token: await token(alice, 'watch') });
    await edit(alice, 'A', 'one');
    assert.deepEqual(await news(alice), { messages: false, unreadcount: 0 });
    const two = await edit(anyone, 'A', 'two');
    const three = await edit(anyone, 'A', 'three');
    await edit(anyone, 'B', 'one');
    assert.deepEqual(await news(alice), { messages: false, unreadcount: 2 });

    const raw = await alice.get({ action: 'query', list: 'watchlistraw', wrprop: 'changed', wrshow: 'changed' });
    assert.deepEqual((raw.at('watchlistraw') as { changed: unknown }[])[0]?.changed, two.time);
    const list = { action: 'query', list: 'watchlist', wlprop: 'ids|notificationtimestamp', wlallrev: '1' };
    const unread = async () => {
      const reply = await alice.get({ ...list, wlshow: 'unread' });
      return (reply.at('query', 'watchlist') as { revid: number }[]).map(({ revid }) => String(revid));
    };
    assert.equal((await unread()).length, 3);

    const newer = (await set({ titles: 'A', newerthanrevid: two.id })) as { notificationtimestamp: unknown }[];
    assert.deepEqual(newer[0]?.notificationtimestamp, three.time);
    assert.equal((await unread()).length, 2);
    const last = (await set({ titles: 'A', newerthanrevid: three.id })) as { notificationtimestamp: unknown }[];
    assert.deepEqual(last[0]?.notificationtimestamp, '');
    const to = (await set({ titles: 'A', torevid: two.id })) as { notificationtimestamp: unknown }[];
    assert.deepEqual(to[0]?.notificationtimestamp, two.time);
    assert.deepEqual(await set({ titles: 'A|B', torevid: two.id }), 'multpages');
    assert.deepEqual(await set({ entirewatchlist: '', torevid: two.id }), 'multpages');
    assert.deepEqual(await set({ entirewatchlist: '', titles: 'A' }), 'multisource');
    assert.deepEqual(await set({ titles: 'A', torevid: two.id, timestamp: 'now' }), 'invalidparammix');
    assert.deepEqual(await set({ entirewatchlist: '', timestamp: '2020-01-01T00:00:00Z' }), {
      notificationtimestamp: '2020-01-01T00:00:00Z',
    });
    assert.equal((await news(alice)).unreadcount, 4);
    assert.deepEqual(await set({ entirewatchlist: '' }), { notificationtimestamp: '' });
    assert.equal((await news(alice)).unreadcount, 0);
    const others = (await set({ titles: 'A|Nowhere', timestamp: '2020-01-01T00:00:00Z' })) as object[];
    assert.deepEqual(
      others.map((one) => ['notwatched' in one, 'missing' in one]),
      [
        [true, true],
        [false, false],
      ],
    );
    assert.equal((await anyone.post({ action, token: '+\\', pageids: 'x' })).code, 'notloggedin');
    assert.equal((await anyone.post({ action, pageids: 'x' })).code, 'missingparam');
    assert.equal(await set({ pageids: 'x' }), 'badinteger');
    assert.equal(await set({ titles: 'A', continue: 'x' }), 'badcontinue');
  });
}

test('from a thousand on the unseen pages are not counted', async () => {
  await using wiki = await startWiki({ store: 'sqlite', formatversion: '2' });
  const alice = wiki.client();
  await mainLogin(alice);
  const { id } = (await wiki.store.accounts.byName(ALICE.name)) ?? { id: 0 };
  const names = Array.from({ length: 1000 }, (_, number) => ({ namespace: 0, key: `P${number}` }));
  await wiki.store.watches.watch(id, names, null);
  await wiki.store.watches.setUnseen(id, names.slice(1), 0);
  assert.equal((await news(alice)).unreadcount, 999);
  await wiki.store.watches.setUnseen(id, names, 0);
  assert.equal((await news(alice)).unreadcount, '1000+');
});

test('who is left a message is told until the talk page is looked at, or is gone', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const browser = new Visitor(wiki);
  const [alice, zoe, anyone] = [wiki.client({ jar: browser.jar }), wiki.client(), wiki.client()];
  await mainLogin(alice);
  await clientLogin(zoe, ZOE);
  const csrf = await token(zoe);
  const talk = (title: string, text: string, more = {}) =>
    zoe.post({ action: 'edit', title: `User talk:${title}`, text, token: csrf, ...more });
  await talk(ALICE.name, 'Hello');
  await talk('127.0.0.1', 'Hello');
  await talk('Nobody at all', 'Hello');
  await talk(ZOE.name, 'To myself');
  assert.equal((await news(alice)).messages, true);
  assert.equal((await news(anyone)).messages, true);
  assert.equal((await news(zoe)).messages, false);
  await browser.get(`/wiki/User:${ALICE.name}`);
  assert.equal((await news(alice)).messages, true);
  await browser.get(`/wiki/User_talk:${ALICE.name}`);
  assert.equal((await news(alice)).messages, false);
  await zoe.post({ action: 'delete', title: 'User talk:127.0.0.1', token: csrf });
  assert.equal((await news(anyone)).messages, false);
  await talk('127.0.0.1', 'Hello again');
  assert.equal((await news(anyone)).messages, true);
  assert.equal((await anyone.post({ action: 'clearhasmsg' })).at('clearhasmsg'), 'success');
  assert.equal((await news(anyone)).messages, false);
});

test('a look at a watched page says that all of it has been seen', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const browser = new Visitor(wiki);
  const [alice, anyone] = [wiki.client({ jar: browser.jar }), wiki.client()];
  await mainLogin(alice);
  await alice.post({ action: 'watch', titles: 'A', token: await token(alice, 'watch') });
  await anyone.post({ action: 'edit', title: 'A', text: 'one', token: '+\\' });
  await anyone.post({ action: 'edit', title: 'A', text: 'two', token: '+\\' });
  await browser.get('/wiki/A?oldid=1');
  assert.equal((await news(alice)).unreadcount, 1);
  await browser.get('/wiki/A');
  assert.equal((await news(alice)).unreadcount, 0);
});
