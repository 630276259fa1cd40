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
  return { zoe, admin: await posting(zoe), anyone: await posting(nobody) };
}

async function posting(client: Client) {
  const asked = await client.get({ action: 'query', meta: 'tokens', type: 'csrf|patrol|rollback' });
  const kinds: { readonly [action: string]: string } = {
    patrol: 'patrol',
    rollback: 'rollback',
    userrights: 'userrights',
  };
  return (action: string, fields: object) =>
    client.post({ action, token: asked.at('query', 'tokens', `${kinds[action] ?? 'csrf'}token`), ...fields } as never);
}

const PROPS = 'active|defined|hitcount|source|displayname';

async function tagNamed(client: Client, name: string): Promise<object | undefined> {
  const reply = await client.get({
    action: 'query',
    list: 'tags',
    tglimit: 'max',
    tgprop: PROPS,
    formatversion: '2',
  });
  const told = reply.at('query', 'tags') as { name: string }[];
  return told.find((one) => one.name === name);
}

for (const variant of VARIANTS) {
  test(`a tag is made, given, taken, and deleted with its uses (${called(variant)})`, async () => {
    await using wiki = await startWiki(variant);
    const { zoe, admin, anyone } = await askers(wiki);
    const manage = async (operation: string, tag: string, more = {}) =>
      admin('managetags', { operation, tag, ...more });
    assert.equal((await anyone('managetags', { operation: 'create', tag: 'x' })).code, 'permissiondenied');
    assert.equal((await manage('create', 'a,b')).code, 'tags-create-invalid-chars');
    assert.equal((await manage('create', 'a[b')).code, 'tags-create-invalid-title-chars');
    assert.equal((await manage('create', 'mw-undo')).code, 'tags-create-already-exists');
    assert.equal((await manage('activate', 'x')).code, 'tags-activate-not-found');
    assert.equal((await manage('deactivate', 'x')).code, 'tags-deactivate-not-allowed');
    assert.equal((await manage('delete', 'x')).code, 'tags-delete-not-found');
    assert.equal((await manage('delete', 'mw-undo')).code, 'tags-delete-not-allowed');
    assert.equal((await admin('edit', { title: 'A', text: 'x', tags: 'a&b' })).code, 'badtags');
    assert.notEqual((await manage('create', 'a&b')).at('managetags', 'success'), undefined);
    assert.equal((await manage('create', 'a&b')).code, 'tags-create-already-exists');
    assert.equal((await manage('activate', 'a&b')).code, 'tags-activate-not-allowed');
    await manage('create', 'c', { tags: 'a&b' });

    assert.equal((await anyone('edit', { title: 'A', text: 'x', tags: 'a&b' })).code, 'tags-apply-no-permission');
    const made = await admin('edit', { title: 'A', text: 'x', tags: 'a&b' });
    const revid = Number(made.at('edit', 'newrevid'));
    const changed = await admin('tag', { revid: `${revid}|99`, add: 'c', remove: 'a&b|none', formatversion: '2' });
    assert.deepEqual(changed.at('tag'), [
      { revid, status: 'success', actionlogid: 4, added: ['c'], removed: ['a&b'] },
      { revid: 99, status: 'error', code: 'nosuchrevid', info: 'There is no revision with the number 99.' },
    ]);
    const [noted] = await wiki.store.log.byId([4]);
    assert.deepEqual([noted?.title, noted?.params.revid, noted?.params.logid], ['A', revid, '3']);
    const again = await admin('tag', { revid, add: 'c', formatversion: '2' });
    assert.deepEqual(again.at('tag'), [{ revid, status: 'success', noop: true }]);
    const ours = await admin('tag', { revid, remove: 'mw-undo', errorformat: 'none', formatversion: '2' });
    assert.deepEqual(ours.at('tag'), [
      { revid, status: 'failure', errors: [{ code: 'tags-update-remove-not-allowed-one' }] },
    ]);
    assert.equal((await admin('tag', { add: 'c' })).code, 'missingparam');
    assert.equal((await anyone('tag', { revid, remove: 'c' })).code, 'permissiondenied');

    const facts = { displayname: 'c', hitcount: 1 };
    assert.deepEqual(await tagNamed(zoe, 'c'), {
      ...{ name: 'c', ...facts, defined: true, source: ['manual'], active: true },
    });
    await manage('deactivate', 'c');
    assert.deepEqual(await tagNamed(zoe, 'c'), {
      ...{ name: 'c', ...facts, defined: false, source: [], active: false },
    });
    await manage('delete', 'c');
    assert.equal(await tagNamed(zoe, 'c'), undefined);
    const log = await zoe.get({ action: 'query', list: 'logevents', leprop: 'title|type|details', formatversion: '2' });
    assert.deepEqual((log.at('query', 'logevents') as object[]).slice(0, 2), [
      { ns: -1, title: 'Special:Tags', params: { tag: 'c', count: 1 }, type: 'managetags', action: 'delete' },
      { ns: -1, title: 'Special:Tags', params: { tag: 'c' }, type: 'managetags', action: 'deactivate' },
    ]);
  });

  test(`whatever is done can be tagged, and is found by its tag (${called(variant)})`, async () => {
    await using wiki = await startWiki(variant);
    const { zoe, admin, anyone } = await askers(wiki);
    await admin('managetags', { operation: 'create', tag: 'x' });
    const tags = 'x';
    await anyone('edit', { title: 'A', text: 'one' });
    await anyone('edit', { title: 'A', text: 'two' });
    await admin('edit', { title: 'A', text: 'one', tags });
    await admin('protect', { title: 'A', protections: 'edit=sysop', tags });
    await admin('move', { from: 'A', to: 'B', tags });
    await admin('delete', { title: 'B', tags });
    await admin('undelete', { title: 'B', tags });
    await admin('block', { user: '192.0.2.77', tags });
    await admin('unblock', { user: '192.0.2.77', tags });
    await anyone('edit', { title: 'C', text: 'one' });
    const [change] = await wiki.store.changes.list({ name: { namespace: 0, key: 'C' }, limit: 1 });
    await admin('patrol', { rcid: change?.id, tags });
    await admin('edit', { title: 'C', text: 'two' });
    const undone = await zoe.post({
      ...{ action: 'rollback', title: 'C', user: ZOE.name, tags },
      token: (await zoe.get({ action: 'query', meta: 'tokens', type: 'rollback' })).at(
        'query',
        'tokens',
        'rollbacktoken',
      ),
    } as never);
    assert.equal(undone.code, undefined);
    const events = await zoe.get({
      action: 'query',
      list: 'logevents',
      letag: 'x',
      lelimit: 'max',
      leprop: 'type|tags',
      formatversion: '2',
    });
    const told = events.at('query', 'logevents') as { type: string; action: string; tags: string[] }[];
    assert.deepEqual(
      told.map(({ type, action }) => `${type}/${action}`),
      [
        ...['patrol/patrol', 'block/unblock', 'block/block', 'delete/restore', 'delete/delete'],
        ...['move/move', 'protect/protect'],
      ],
    );
    assert.ok(told.every((one) => one.tags.includes('x')));
    assert.equal((await wiki.store.tags.all()).get('x')?.uses, 9);
    const described = await zoe.get({ action: 'paraminfo', modules: 'edit', formatversion: '2' });
    assert.match(described.text, /"name":"tags","type":\["x"\]/);
  });

  test(`who is blocked gives and takes no tags (${called(variant)})`, async () => {
    await using wiki = await startWiki(variant);
    const { admin, zoe } = await askers(wiki);
    await admin('managetags', { operation: 'create', tag: 'x' });
    await admin('edit', { title: 'A', text: 'x' });
    await admin('block', { user: ZOE.name });
    const token = (await zoe.get({ action: 'query', meta: 'tokens' })).at('query', 'tokens', 'csrftoken') as string;
    const ask = (fields: object) => zoe.post({ token, ...fields } as never);
    assert.equal((await ask({ action: 'tag', revid: '1', remove: 'x' })).code, 'blocked');
    assert.equal((await ask({ action: 'managetags', operation: 'create', tag: 'y' })).code, 'tags-manage-blocked');
    const tagged = await ask({ action: 'managetags', operation: 'create', tag: 'y', tags: 'x' });
    assert.equal(tagged.code, 'tags-apply-blocked');
    const raw = async (fields: object) => {
      const reply = await ask({ action: 'managetags', operation: 'create', tag: 'y', errorformat: 'raw', ...fields });
      return [reply.at('errors', '0', 'key'), reply.at('errors', '0', 'params')];
    };
    assert.deepEqual(await raw({}), ['tags-manage-blocked', [ZOE.name]]);
    assert.deepEqual(await raw({ tags: 'x' }), ['tags-apply-blocked', [ZOE.name]]);
  });

  test(`what has other tags than its revision is given and loses its own (${called(variant)})`, async () => {
    await using wiki = await startWiki({ ...variant, formatversion: '2' });
    const { admin, zoe } = await askers(wiki);
    for (const tag of ['a', 'b']) await admin('managetags', { operation: 'create', tag });
    const revid = Number((await admin('edit', { title: 'A', text: 'x' })).at('edit', 'newrevid'));
    const events = () => zoe.get({ action: 'query', list: 'logevents', letype: 'create', leprop: 'ids|tags' });
    const logid = (await events()).at('query', 'logevents', '0', 'logid');
    // Of a deleted page only the event is there.
    await admin('delete', { title: 'A' });
    await admin('tag', { logid, add: 'a' });
    await admin('undelete', { title: 'A' });
    const given = await admin('tag', { logid, add: 'b' });
    assert.deepEqual(given.at('tag', '0', 'added'), ['b']);
    assert.deepEqual((await events()).at('query', 'logevents', '0', 'tags'), ['a', 'b']);
    const tagged = await admin('tag', { revid, add: 'a', remove: 'b' });
    assert.deepEqual([tagged.at('tag', '0', 'added'), tagged.at('tag', '0', 'removed')], [['a'], ['b']]);
    assert.deepEqual((await events()).at('query', 'logevents', '0', 'tags'), ['a']);
    const told = await zoe.get({ action: 'query', prop: 'revisions', revids: String(revid), rvprop: 'tags' });
    assert.deepEqual(told.at('query', 'pages', '0', 'revisions', '0', 'tags'), ['a']);
  });
}
