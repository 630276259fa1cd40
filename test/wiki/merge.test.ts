import assert from 'node:assert/strict';
import { test } from 'node:test';
import { merge } from '../../src/wiki/merge.ts';
import { ZOE } from '../support/accounts.ts';
import { mainLogin, token as tokenOf } from '../support/flows.ts';
import { called, VARIANTS } from '../support/variants.ts';
import { startWiki, type TestWiki } from '../support/wiki.ts';

type Client = ReturnType<TestWiki['client']>;

const edit = (client: Client, fields: object) =>
  client.post({ action: 'edit', title: 'A', token: '+\\', ...fields } as never);

async function textOf(wiki: TestWiki): Promise<string | undefined> {
  const [page] = await wiki.store.pages.byName([{ namespace: 0, key: 'A' }]);
  const [revision] = await wiki.store.pages.revisions([page?.latest ?? 0]);
  return (await wiki.store.pages.texts([revision?.content ?? 0])).get(revision?.content ?? 0);
}

const BASE = 'one\ntwo\nthree\nfour';

const MERGES: readonly (readonly [what: string, mine: string, theirs: string, merged: string | undefined])[] = [
  ['different lines', 'ONE\ntwo\nthree\nfour', 'one\ntwo\nthree\nFOUR', 'ONE\ntwo\nthree\nFOUR'],
  ['the same line', 'uno\ntwo\nthree\nfour', 'eins\ntwo\nthree\nfour', undefined],
  ['lines side by side', 'ONE\ntwo\nthree\nfour', 'one\nTWO\nthree\nfour', undefined],
  ['the same change', 'ONE\ntwo\nthree\nfour', 'ONE\ntwo\nthree\nFOUR', 'ONE\ntwo\nthree\nFOUR'],
  ['lines added and taken away', 'zero\none\ntwo\nthree\nfour', 'one\ntwo\nthree', 'zero\none\ntwo\nthree'],
  ['two at one place', `${BASE}\nfive`, `${BASE}\nfünf`, undefined],
  ['a line emptied and a line taken away', '\ntwo\nthree\nfour', 'two\nthree\nfour', undefined],
  [
    'lines named like what every object has',
    `__proto__\n${BASE}`,
    `${BASE}\nconstructor`,
    `__proto__\n${BASE}\nconstructor`,
  ],
  ['nothing', BASE, 'other', 'other'],
];

for (const [what, mine, theirs, merged] of MERGES) {
  test(`both changed ${what}`, () => assert.equal(merge(mine, BASE, theirs), merged));
}

test('texts that have little in common are not looked through to the end', () => {
  const lines = (word: string) => Array.from({ length: 200_000 }, (_, index) => `${word}${index}`).join('\n');
  assert.equal(merge(lines('a'), lines('b'), lines('c')), undefined);
});

for (const variant of VARIANTS) {
  test(`edits of one state that changed different lines are merged, sections too (${called(variant)})`, async () => {
    await using wiki = await startWiki(variant);
    const client = wiki.client();
    await edit(client, { text: `${BASE}\n\n== a ==\nA\n\n== b ==\nB` });
    await edit(client, { section: '2', text: '== b ==\nchanged' });
    const added = await edit(client, { section: '1', text: '== a ==\nchanged', baserevid: '1' });
    assert.equal(added.at('edit', 'oldrevid'), 2);
    const same = await edit(client, { section: '2', text: '== b ==\nchanged', baserevid: '1' });
    assert.notEqual(same.at('edit', 'nochange'), undefined);
    assert.equal((await edit(client, { section: '2', text: '== b ==\nother', baserevid: '1' })).code, 'editconflict');
    assert.equal((await edit(client, { text: 'x', baserevid: '99' })).code, 'editconflict');
    assert.equal(await textOf(wiki), `${BASE}\n\n== a ==\nchanged\n\n== b ==\nchanged`);
  });

  test(`an edit is undone below later ones; who may is told what was reverted (${called(variant)})`, async () => {
    await using wiki = await startWiki(variant);
    const client = wiki.client();
    await edit(client, { text: BASE });
    await edit(client, { text: BASE.replace('one', 'ONE') });
    await edit(client, { text: BASE.replace('one', 'ONE').replace('four', 'FOUR') });
    await edit(client, { undo: '2' });
    assert.equal(await textOf(wiki), BASE.replace('four', 'FOUR'));
    await edit(client, { text: 'all other' });
    assert.equal((await edit(client, { undo: '3' })).code, 'undofailure');
    assert.equal((await edit(client, { undo: '1' })).code, 'nosuchrevid');
    await edit(client, { title: 'B', text: 'x' });
    assert.equal((await edit(client, { undo: '5', undoafter: '6' })).code, 'revwrongpage');
    await edit(client, { text: BASE });
    const rows = await wiki.store.pages.history({ page: 1, limit: 9 });
    assert.deepEqual(
      rows.map(({ tags }) => tags),
      [['mw-manual-revert'], [], ['mw-undo'], [], [], []],
    );
  });
}

test('an administrator who restores a text has what came after it tagged, in one step', async () => {
  await using wiki = await startWiki({ store: 'sqlite' });
  const [zoe, other] = [wiki.client(), wiki.client()];
  await edit(other, { text: 'one' });
  for (const text of ['two', 'three']) await edit(other, { text });
  await mainLogin(zoe, ZOE);
  await edit(zoe, { text: 'one', token: await tokenOf(zoe) });
  const rows = await wiki.store.pages.history({ page: 1, limit: 9 });
  assert.deepEqual(
    rows.map(({ tags }) => tags),
    [['mw-manual-revert'], ['mw-reverted'], ['mw-reverted'], []],
  );
  const changes = await wiki.store.changes.list({ limit: 9 });
  assert.deepEqual(changes.map(({ tags }) => tags.join()).slice(0, 4), [
    'mw-manual-revert',
    'mw-reverted',
    'mw-reverted',
    '',
  ]);
});

test('who may not change the kind of content does not; who may is in the log', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const [mine, other] = [wiki.client(), wiki.client()];
  assert.equal((await edit(other, { text: '{}', contentmodel: 'json' })).code, 'cantchangecontentmodel');
  await mainLogin(mine);
  const token = await tokenOf(mine);
  await edit(mine, { text: '{}', contentmodel: 'json', token });
  await edit(mine, { text: 'words', contentmodel: 'wikitext', token });
  assert.equal((await edit(mine, { text: 'x', baserevid: '1', token })).code, 'contentmodel-mismatch');
  const log = await mine.get({ action: 'query', list: 'logevents', letype: 'contentmodel', leprop: 'details|type' });
  assert.deepEqual(log.at('query', 'logevents'), [
    { type: 'contentmodel', action: 'change', params: { oldmodel: 'json', newmodel: 'wikitext' } },
    { type: 'contentmodel', action: 'new', params: { oldmodel: false, newmodel: 'json' } },
  ]);
});
