import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mainLogin, token as tokenOf } from '../support/flows.ts';
import { called, VARIANTS } from '../support/variants.ts';
import { startWiki, type TestWiki } from '../support/wiki.ts';

type Client = ReturnType<TestWiki['client']>;

const edit = (client: Client, fields: object) =>
  client.post({ action: 'edit', title: 'A', token: '+\\', ...fields } as never);

for (const variant of VARIANTS) {
  test(`pages are made, changed and listed (${called(variant)})`, async () => {
    await using wiki = await startWiki(variant);
    const client = wiki.client();
    const made = await edit(client, { text: '== x ==\none', createonly: '' });
    assert.equal(made.at('edit', 'newrevid'), 1);
    assert.equal((await edit(client, { text: 'y', createonly: '' })).code, 'articleexists');
    assert.equal((await edit(client, { title: 'B', text: 'y', nocreate: '' })).code, 'missingtitle');
    await edit(client, { section: 'new', sectiontitle: 'z', text: 'two ~~~' });
    await edit(client, { section: '1', text: '== x ==\nother' });
    assert.equal((await edit(client, { section: '3', text: 'x' })).code, 'nosuchsection');
    await edit(client, { appendtext: '!', prependtext: '?\n' });
    const [page] = await wiki.store.pages.byName([{ namespace: 0, key: 'A' }]);
    const [revision] = await wiki.store.pages.revisions([page?.latest ?? 0]);
    const texts = await wiki.store.pages.texts([revision?.content ?? 0]);
    const signed = '[[Special:Contributions/127.0.0.1|127.0.0.1]]';
    assert.deepEqual([...texts.values()], [`?\n== x ==\nother\n\n== z ==\n\ntwo ${signed}!`]);
    const listed = await client.get({ action: 'query', list: 'allpages' });
    assert.deepEqual(listed.at('query', 'allpages'), [{ pageid: 1, ns: 0, title: 'A' }]);
    const generated = await client.get({ action: 'query', generator: 'allpages', gaplimit: '1', gapfrom: 'A' });
    assert.equal(generated.at('continue'), undefined);
    assert.ok(generated.at('query', 'pages'));
  });

  test(`of two edits of one revision the second is a conflict; an edit is undone (${called(variant)})`, async () => {
    await using wiki = await startWiki(variant);
    const client = wiki.client();
    await edit(client, { text: 'one' });
    await edit(client, { text: 'two', baserevid: '1' });
    assert.equal((await edit(client, { text: 'three', baserevid: '1' })).code, 'editconflict');
    assert.equal((await edit(client, { undo: '2' })).at('edit', 'newrevid'), 3);
    assert.notEqual((await edit(client, { undo: '2' })).at('edit', 'nochange'), undefined);
    assert.notEqual((await edit(client, { text: 'one' })).at('edit', 'nochange'), undefined);
    assert.equal((await edit(client, { text: 'x', md5: 'x' })).code, 'badmd5');
    assert.equal((await edit(client, { title: 'MediaWiki:X', text: 'x' })).code, 'protectednamespace-interface');
  });
}

test('a revision that is no more the newest conflicts though all is done within a second, unless nothing would change', async () => {
  await using wiki = await startWiki();
  const [mine, other] = [wiki.client(), wiki.client()];
  await mainLogin(mine);
  const token = await tokenOf(mine);
  const one = await edit(mine, { text: 'one', token });
  const base = { baserevid: String(one.at('edit', 'newrevid')) };
  await edit(other, { text: 'two' });
  assert.equal((await edit(mine, { text: 'three', token, ...base })).code, 'editconflict');
  assert.notEqual((await edit(mine, { text: 'two', token, ...base })).at('edit', 'nochange'), undefined);
});

test('a redirect is followed by a query, and by an edit that adds to it', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  await edit(client, { text: '#REDIRECT [[b#c d]]' });
  await edit(client, { title: 'B', text: '#redirect [[A]]' });
  const found = await client.get({ action: 'query', titles: 'A', redirects: '' });
  assert.deepEqual(found.at('query', 'redirects'), [
    { from: 'A', to: 'B', tofragment: 'c d' },
    { from: 'B', to: 'A' },
  ]);
  await edit(client, { title: 'B', text: 'x' });
  assert.equal((await edit(client, { text: 'y', redirect: '' })).code, 'redirect-appendonly');
  const added = await edit(client, { appendtext: 'y', redirect: '' });
  assert.deepEqual([added.at('redirects'), added.at('edit', 'title')], [{ from: 'A', to: 'B' }, 'B']);
});

test('an edit without a summary gets one, and what is worth a tag is tagged', async () => {
  await using wiki = await startWiki();
  const client = wiki.client();
  await edit(client, { text: 'some text that is long enough to be replaced' });
  await edit(client, { text: 'x' });
  await edit(client, { text: '#REDIRECT [[B]]' });
  await edit(client, { text: '#REDIRECT [[C]]' });
  await edit(client, { text: '' });
  await edit(client, { undo: '5' });
  await edit(client, { text: 'y', summary: ' mine ' });
  const revisions = await wiki.store.pages.history({ page: 1, newer: true, limit: 9 });
  assert.deepEqual(
    revisions.map(({ tags }) => tags.join()),
    [
      '',
      'mw-replace',
      'mw-new-redirect',
      'mw-changed-redirect-target',
      'mw-blank',
      'mw-undo,mw-new-redirect',
      'mw-removed-redirect',
    ],
  );
  const said = revisions.map(({ comment }) => comment);
  assert.match(String(said[0]), /"some text that is long/);
  assert.match(String(said[2]), /\[\[B\]\]/);
  assert.match(String(said[5]), /Special:Diff\/5\|5\]\].*127\.0\.0\.1/);
  assert.equal(said[6], 'mine');
});
