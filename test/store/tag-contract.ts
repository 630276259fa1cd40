import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PageEvent } from '../../src/store/pages.ts';
import type { Store } from '../../src/store/store.ts';
import type { Tagged } from '../../src/store/tags.ts';
import { account, block, edit } from './rows.ts';
import { withStore } from './with-store.ts';

/** What every store promises of tags. */
export function tagContract(open: () => Promise<Store>): void {
  const it = (name: string, body: (store: Store) => Promise<void>) => test(name, withStore(open, body));

  it('a tag is defined by hand until it is not, each with its event, and stays where it was given', async (store) => {
    const { tags, pages, log } = store;
    assert.equal(await tags.define('b', event('create')), 1);
    assert.equal(await tags.define('a', event('create')), 2);
    assert.equal(await tags.define('a', event('create')), undefined);
    assert.deepEqual(tags.manual(), ['a', 'b']);
    await pages.save(edit('A', { tags: ['b'] }));
    for (const tag of ['a', 'b']) assert.notEqual(await tags.undefine(tag, event('deactivate')), undefined);
    assert.equal(await tags.undefine('b', event('deactivate')), undefined);
    assert.deepEqual(await usesOf(store), { b: 1 });
    assert.equal((await log.list({ limit: 9 })).length, 4);
  });

  it('a deleted tag is taken from revisions, deleted ones too, from changes and events', async (store) => {
    const { tags, pages, archive, log, changes } = store;
    await pages.save(edit('A', { tags: ['x', 'gone'], timestamp: 1000 }));
    await pages.save(edit('B', { tags: ['gone'], timestamp: 1000 }));
    await log.add({ ...event('delete').entry, page: 0, tags: ['gone'], change });
    const page = { namespace: 0, key: 'B' };
    await archive.delete({ page, base: 2, articles: 0, event: event('delete') });
    assert.deepEqual(await usesOf(store), { x: 1, gone: 3 });
    assert.notEqual(await tags.delete('gone', event('delete')), undefined);
    assert.equal(await tags.delete('gone', event('delete')), undefined);
    assert.deepEqual(await usesOf(store), { x: 1 });
    assert.deepEqual((await pages.revisions([1]))[0]?.tags, ['x']);
    assert.deepEqual((await archive.list({ page, limit: 1 }))[0]?.tags, []);
    assert.deepEqual(await log.list({ tag: 'gone', limit: 9 }), []);
    assert.deepEqual(await changes.list({ tag: 'gone', limit: 9 }), []);
    assert.deepEqual(
      (await changes.list({ tag: 'x', limit: 9 })).map(({ id }) => id),
      [1],
    );
  });

  it('the tags of a revision, of its event and of its change are one, and are set only as they were read', async (store) => {
    const { tags, pages, log, changes } = store;
    await pages.save({ ...edit('A', { tags: ['x'] }), event: { ...event('create'), change: null } });
    const [found, same] = [await tags.find('revision', 1), await tags.find('change', 1)];
    assert.deepEqual([found?.revision, found?.log, found?.change], [1, 1, 1]);
    assert.deepEqual(same, { ...found, log: 0, by: 'change' });
    assert.equal(await tags.find('revision', 9), undefined);
    assert.equal(await tags.find('log', 9), undefined);
    assert.equal(await tags.find('change', 9), undefined);
    assert.equal(await tags.set(found as Tagged, ['y', 'z'], event('update')), 2);
    assert.equal(await tags.set(found as Tagged, ['late'], event('update')), undefined);
    assert.deepEqual((await pages.revisions([1]))[0]?.tags, ['y', 'z']);
    assert.deepEqual((await changes.byId([1]))[0]?.tags, ['y', 'z']);
    assert.deepEqual(await usesOf(store), { y: 1, z: 1 });
    const [entry] = await log.byId([2]);
    assert.deepEqual([entry?.action, entry?.tags], ['update', []]);
  });

  it('an event is noted with its tags, in the log and among the changes, and they are counted once', async (store) => {
    const { accounts, blocks, tags, log, changes } = store;
    await accounts.add(account('Admin'));
    const entry = { ...event('block').entry, page: 0, tags: ['x'], change };
    await log.add(entry);
    await blocks.place('192.0.2.1', block(1), { ifNone: true, entry });
    await blocks.place('192.0.2.1', block(1), { ifNone: true, entry });
    assert.deepEqual(
      (await log.list({ tag: 'x', limit: 9 })).map(({ id }) => id),
      [2, 1],
    );
    assert.deepEqual(
      (await changes.list({ tag: 'x', limit: 9 })).map((row) => [row.log, row.tags]),
      [
        [2, ['x']],
        [1, ['x']],
      ],
    );
    assert.deepEqual(await usesOf(store), { x: 2 });
    const found = await tags.find('log', 1);
    assert.deepEqual(found, { revision: 0, log: 1, change: 1, by: 'log', tags: ['x'] });
    await tags.set(found as Tagged, [], event('update'));
    assert.deepEqual((await changes.byId([1]))[0]?.tags, []);
    assert.deepEqual(await usesOf(store), { x: 1 });
  });
}

const change = { bot: false, autopatrolled: true, ip: '192.0.2.1' };

async function usesOf({ tags }: Store): Promise<Record<string, number>> {
  return Object.fromEntries([...(await tags.all())].map(([tag, { uses }]) => [tag, uses]));
}

function event(action: string): PageEvent {
  const about = { namespace: -1, title: 'Tags', comment: '', params: {} };
  return {
    entry: { type: 'tag', action, timestamp: 1000, performer: null, performerName: 'x', ...about },
    change: null,
  };
}
