import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ZOE } from '../support/accounts.ts';
import type { Client } from '../support/client.ts';
import { clientLogin } from '../support/flows.ts';
import { called, VARIANTS } from '../support/variants.ts';
import { startWiki, type TestWiki } from '../support/wiki.ts';

/** Two who ask: an administrator and nobody. */
async function askers(wiki: TestWiki) {
  const zoe = wiki.client();
  await clientLogin(zoe, ZOE);
  const nobody = wiki.client();
  return { admin: await posting(zoe), anyone: await posting(nobody) };
}

async function posting(client: Client) {
  const asked = await client.get({ action: 'query', meta: 'tokens', type: 'csrf|patrol|rollback|watch' });
  const kinds: { readonly [action: string]: string } = { patrol: 'patrol', rollback: 'rollback', watch: 'watch' };
  return (action: string, fields: object) =>
    client.post({ action, token: asked.at('query', 'tokens', `${kinds[action] ?? 'csrf'}token`), ...fields } as never);
}

for (const variant of VARIANTS) {
  test(`who may edit, move or make a page is set, ends, and is obeyed (${called(variant)})`, async () => {
    await using wiki = await startWiki(variant);
    const { admin, anyone } = await askers(wiki);
    await anyone('edit', { title: 'A', text: 'one' });
    assert.equal((await anyone('protect', { title: 'A', protections: 'edit=sysop' })).code, 'permissiondenied');
    const set = await admin('protect', { title: 'A', protections: 'edit=sysop', cascade: '', expiry: '2 days' });
    assert.notEqual(set.at('protect', 'cascade'), undefined);
    assert.equal((await anyone('edit', { title: 'A', text: 'two' })).code, 'protectedpage');
    assert.equal((await admin('edit', { title: 'A', text: 'two' })).code, undefined);
    wiki.advance(3 * 86_400);
    assert.equal((await (await askers(wiki)).anyone('edit', { title: 'A', text: 'three' })).code, undefined);
    const later = (await askers(wiki)).admin;
    assert.equal((await later('protect', { title: 'A', protections: 'create=sysop' })).code, 'create-titleexists');
    assert.equal((await later('protect', { title: 'B', protections: 'edit=sysop' })).code, 'missingtitle-createonly');
    await later('protect', { title: 'B', protections: 'create=sysop', reason: 'why' });
    assert.equal((await anyone('edit', { title: 'B', text: 'x' })).code, 'protectedpage');
    assert.equal((await later('edit', { title: 'B', text: 'x' })).code, undefined);
    const log = await wiki.store.log.list({ type: 'protect', limit: 9 });
    assert.deepEqual(
      log.map(({ action, title, revision }) => [action, title, revision > 0]),
      [
        ['protect', 'B', false],
        ['protect', 'A', true],
      ],
    );
  });

  test(`a deleted page is gone, and comes back whole with its talk page (${called(variant)})`, async () => {
    await using wiki = await startWiki(variant);
    const { admin, anyone } = await askers(wiki);
    await anyone('edit', { title: 'A', text: 'one' });
    await anyone('edit', { title: 'A', text: 'two' });
    await anyone('edit', { title: 'Talk:A', text: 'about' });
    assert.equal((await anyone('delete', { title: 'A' })).code, 'permissiondenied');
    const deleted = await admin('delete', { title: 'A', deletetalk: '' });
    assert.match(String(deleted.at('delete', 'reason')), /"two".*127\.0\.0\.1/);
    assert.equal((await admin('delete', { title: 'A' })).code, 'missingtitle');
    assert.equal((await wiki.store.pages.counts()).pages, 0);
    assert.equal((await anyone('undelete', { title: 'A' })).code, 'permissiondenied');
    const back = await admin('undelete', { title: 'A', undeletetalk: '' });
    assert.equal(back.at('undelete', 'revisions'), 3);
    assert.equal(
      (await admin('undelete', { title: 'A' })).headers['mediawiki-api-error'],
      'undelete-no-results, cantundelete',
    );
    const [page] = await wiki.store.pages.byName([{ namespace: 0, key: 'A' }]);
    assert.deepEqual([page?.id, page?.latest, page?.length], [1, 2, 3]);
    const changes = await wiki.store.changes.list({ types: ['log'], limit: 9 });
    assert.equal(changes.length, 4);
  });

  test(`a page is moved with its talk page and subpages, and back over its redirect (${called(variant)})`, async () => {
    await using wiki = await startWiki(variant);
    const { admin, anyone } = await askers(wiki);
    for (const title of ['User:A', 'User talk:A', 'User:A/x', 'User:B/x']) await admin('edit', { title, text: 'one' });
    await admin('watch', { titles: 'User:A' });
    assert.equal(
      (await anyone('move', { from: 'User:A', to: 'User:C' })).headers['mediawiki-api-error'],
      'cant-move-user-page, cantmove-anon, cantmove',
    );
    assert.equal((await admin('move', { from: 'User:A', to: 'User:A' })).code, 'selfmove');
    assert.equal((await admin('move', { from: 'User:A/x', to: 'User:B/x' })).code, 'articleexists');
    const nowhere = await admin('move', { from: 'User:A', to: 'Special:X' });
    assert.equal(nowhere.headers['mediawiki-api-error'], 'immobile-target-namespace, unsupportednamespace');
    const moved = await admin('move', { from: 'User:A', to: 'User:B', movetalk: '', movesubpages: '' });
    assert.equal(moved.at('move', 'talkto'), 'User talk:B');
    const [redirect] = await wiki.store.pages.byName([{ namespace: 2, key: 'A' }]);
    assert.deepEqual(redirect?.redirect, { namespace: 2, key: 'B', fragment: '' });
    const [made] = await wiki.store.pages.revisions([redirect?.latest ?? 0]);
    assert.deepEqual(made?.tags, ['mw-new-redirect']);
    const { id = 0 } = (await wiki.store.accounts.byName(ZOE.name)) ?? {};
    assert.equal((await wiki.store.watches.watched(id, [{ namespace: 2, key: 'B' }], wiki.now())).length, 1);
    const back = await admin('move', { from: 'User:B', to: 'User:A', noredirect: '' });
    assert.notEqual(back.at('move', 'moveoverredirect'), undefined);
    assert.deepEqual(await wiki.store.pages.byName([{ namespace: 2, key: 'B' }]), []);
    assert.equal((await wiki.store.pages.byName([{ namespace: 2, key: 'A' }]))[0]?.id, 1);
  });

  test(`the last edits of one are rolled back; a change is marked as looked at (${called(variant)})`, async () => {
    await using wiki = await startWiki(variant);
    const { admin, anyone } = await askers(wiki);
    await admin('edit', { title: 'A', text: 'good' });
    for (const text of ['bad', 'worse']) await anyone('edit', { title: 'A', text });
    assert.equal((await anyone('rollback', { title: 'A', user: '127.0.0.1' })).code, 'permissiondenied');
    assert.equal((await admin('rollback', { title: 'A', user: ZOE.name })).code, 'alreadyrolled');
    const undone = await admin('rollback', { title: 'A', user: '127.0.0.1', markbot: '' });
    assert.equal(undone.at('rollback', 'last_revid'), 1);
    const [latest, bad] = await wiki.store.changes.list({ limit: 9 });
    assert.deepEqual([latest?.tags, latest?.newLength], [['mw-rollback'], 4]);
    assert.deepEqual([bad?.tags, bad?.bot, bad?.patrolled], [['mw-reverted'], true, 'auto']);
    assert.deepEqual((await wiki.store.pages.revisions([3]))[0]?.tags, ['mw-reverted']);
    await anyone('edit', { title: 'B', text: 'x' });
    assert.equal((await admin('rollback', { title: 'B', user: '127.0.0.1' })).code, 'onlyauthor');
    assert.equal(
      (await anyone('patrol', { revid: '5' })).headers['mediawiki-api-error'],
      'permissiondenied, noautopatrol',
    );
    for (const _ of [1, 2]) assert.equal((await admin('patrol', { revid: '5' })).at('patrol', 'title'), 'B');
    assert.equal((await wiki.store.changes.ofRevisions([5]))[0]?.patrolled, 'yes');
    assert.equal((await wiki.store.log.list({ type: 'patrol', limit: 9 })).length, 1);
    assert.equal((await admin('patrol', { rcid: '99' })).code, 'nosuchrcid');
  });
}
