import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PageRow } from '../../src/store/pages.ts';
import { placeOf } from '../../src/store/pages.ts';
import type { SearchAsked } from '../../src/store/search.ts';
import type { Store } from '../../src/store/store.ts';
import { edit } from './rows.ts';
import { withStore } from './with-store.ts';

const BY = { timestamp: 1_700_000_000_000, performer: null, performerName: '192.0.2.1', comment: '', params: {} };

/** What every store promises of how pages are found: by words, at random, and of the tags of edits. */
export function searchContract(open: () => Promise<Store>): void {
  const it = (name: string, body: (store: Store) => Promise<void>) => test(name, withStore(open, body));

  const word = (words: string, isPrefix = false) => ({ words, isPrefix });
  async function keys({ search }: Store, words: string, change: Partial<SearchAsked> = {}): Promise<readonly string[]> {
    const asked = { where: 'text', phrases: [word(words)], offset: 0, limit: 9, ...change } as const;
    const { pages, total } = await search.find(asked);
    if (asked.offset === 0 && asked.limit === 9) assert.equal(total, pages.length);
    return pages.map(({ key }) => key).sort();
  }

  it('pages are found by the words of their newest text, whatever the case, but with their accents', async (store) => {
    await store.pages.save(edit('One', { text: 'The quick Zebra; naïve CAFÉ, don\'t "stop" 3.14' }));
    await store.pages.save(edit('Two', { text: 'quick words of zebraish things' }));
    assert.deepEqual(await keys(store, 'zebra'), ['One']);
    assert.deepEqual(await keys(store, 'café'), ['One']);
    assert.deepEqual(await keys(store, 'cafe'), []);
    assert.deepEqual(await keys(store, 'Zebra', { phrases: [word('zebra', true)] }), ['One', 'Two']);
    assert.deepEqual(await keys(store, '', { phrases: [word('quick'), word('things')] }), ['Two']);
    assert.deepEqual(await keys(store, 'the quick'), ['One']);
    assert.deepEqual(await keys(store, 'quick the'), []);
    assert.deepEqual(await keys(store, "don't"), ['One']);
    assert.deepEqual(await keys(store, 'x" OR text : "quick'), []);
    assert.deepEqual(await keys(store, 'one'), []);
    await store.pages.save(edit('One', { base: 1, text: 'other' }));
    assert.deepEqual(await keys(store, 'zebra'), []);
    assert.deepEqual(await keys(store, 'other'), ['One']);
  });

  it('pages are found by their titles, in namespaces, some at a time', async (store) => {
    for (const key of ['A_tree', 'B_tree', 'C_tree']) await store.pages.save(edit(key, { text: 'x' }));
    await store.pages.save({ ...edit('A_tree', { text: 'x' }), page: { namespace: 1, key: 'A_tree' } });
    assert.deepEqual(await keys(store, 'tree', { where: 'title', namespaces: [0] }), ['A_tree', 'B_tree', 'C_tree']);
    assert.deepEqual(await keys(store, 'a tree', { where: 'title' }), ['A_tree', 'A_tree']);
    assert.deepEqual(await keys(store, 'tree', { where: 'title', namespaces: [] }), []);
    const phrases = [word('tree')];
    const some = (offset: number) => store.search.find({ where: 'title', phrases, namespaces: [0], offset, limit: 2 });
    const [first, second] = [await some(0), await some(2)];
    assert.deepEqual([first.total, first.pages.length, second.pages.length], [3, 2, 1]);
    assert.equal(new Set([...first.pages, ...second.pages].map(({ id }) => id)).size, 3);
  });

  it('a page that was moved is found by its new title, a deleted one not, a restored one again', async (store) => {
    await store.pages.save(edit('Old', { text: 'words' }));
    const { revision } = edit('Old');
    const event = (type: string) => ({
      entry: { type, action: type, ...BY, namespace: 0, title: 'Old' },
      change: null,
    });
    const [from, to] = [
      { namespace: 0, key: 'Old' },
      { namespace: 0, key: 'New' },
    ];
    const more = { base: 1, over: null, redirect: null, articles: 0, watches: [] };
    await store.titles.move({ from, to, revision, events: [event('move')], ...more });
    assert.deepEqual(await keys(store, 'old', { where: 'title' }), []);
    assert.deepEqual(await keys(store, 'new', { where: 'title' }), ['New']);
    await store.archive.delete({ page: to, base: 2, articles: 0, event: event('delete') });
    assert.deepEqual(await keys(store, 'words'), []);
    const [newest] = await store.archive.list({ page: to, limit: 1 });
    const becomes = newest && { newest, redirect: null };
    await store.archive.restore({
      page: to,
      base: null,
      becomes: becomes ?? null,
      articles: 0,
      event: event('restore'),
    });
    assert.deepEqual(await keys(store, 'words'), ['New']);
  });

  it('pages are listed at random, from any place on', async ({ pages }) => {
    const redirect = { namespace: 0, key: 'A', fragment: '' };
    for (const key of ['A', 'B', 'C', 'D']) await pages.save(edit(key, key === 'D' ? { redirect } : {}));
    await pages.save({ ...edit('A'), page: { namespace: 1, key: 'A' } });
    const ids = (rows: readonly PageRow[]) => rows.map(({ id }) => id);
    const ordered = [1, 2, 3, 4, 5].sort((one, other) => placeOf(one) - placeOf(other));
    assert.notDeepEqual(ordered, [1, 2, 3, 4, 5]);
    assert.deepEqual(ids(await pages.random({ from: 0, limit: 9 })), ordered);
    assert.deepEqual(ids(await pages.random({ from: 0, limit: 2 })), ordered.slice(0, 2));
    const [, second = 0, third = 0] = ordered;
    assert.deepEqual(ids(await pages.random({ from: placeOf(second), before: placeOf(third), limit: 9 })), [second]);
    assert.deepEqual(ids(await pages.random({ from: 0, redirects: true, limit: 9 })), [4]);
    const main = ordered.filter((id) => id < 4);
    assert.deepEqual(ids(await pages.random({ from: 0, namespaces: [0], redirects: false, limit: 9 })), main);
  });

  it('what an edit undoes is tagged and looked at in the same step, once; how often tags were given is counted', async ({
    pages,
    changes,
    tags,
  }) => {
    await pages.save(edit('A'));
    for (const base of [1, 2]) await pages.save(edit('A', { base, text: `${base}` }));
    const reverts = { tagged: [2, 3], lookedAt: [3], bot: true };
    await pages.save({ ...edit('A', { base: 3, text: 'x', tags: ['mw-undo'] }), reverts });
    await pages.save({ ...edit('A', { base: 4, text: 'y', tags: ['mw-undo'] }), reverts });
    assert.equal(await pages.save({ ...edit('A', { base: 4, tags: ['late'] }), reverts }), undefined);
    const rows = await pages.history({ page: 1, newer: true, limit: 9 });
    assert.deepEqual(
      rows.map(({ tags }) => tags),
      [[], ['mw-reverted'], ['mw-reverted'], ['mw-undo'], ['mw-undo']],
    );
    assert.deepEqual(
      (await changes.list({ newer: true, limit: 9 })).map(({ tags, bot, patrolled }) => [tags.length, bot, patrolled]),
      [
        [0, false, 'no'],
        [1, false, 'no'],
        [1, true, 'auto'],
        [1, false, 'no'],
        [1, false, 'no'],
      ],
    );
    const asked = { userName: '192.0.2.1', limit: 9 };
    assert.deepEqual(
      (await pages.contributions({ ...asked, patrolled: ['auto', 'yes'] })).map(({ id }) => id),
      [3],
    );
    assert.equal((await pages.contributions({ ...asked, patrolled: ['no'] })).length, 4);
    const uses = [...(await tags.all())].map(([tag, row]) => [tag, row.uses]);
    assert.deepEqual(Object.fromEntries(uses), { 'mw-undo': 2, 'mw-reverted': 2 });
  });
}
