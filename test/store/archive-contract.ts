import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PageEvent, PageName } from '../../src/store/pages.ts';
import type { Store } from '../../src/store/store.ts';
import { account, edit } from './rows.ts';
import { withStore } from './with-store.ts';

const named = (key: string): PageName => ({ namespace: 0, key });

function event(action: string, title: string, timestamp = 9000): PageEvent {
  const by = { timestamp, performer: null, performerName: '192.0.2.1', comment: '' };
  return {
    entry: { type: 'delete', action, ...by, namespace: 0, title, params: {} },
    change: { bot: false, autopatrolled: false, ip: '192.0.2.1' },
  };
}

/** What every store promises of pages that are deleted, come back, or have another name. */
export function archiveContract(open: () => Promise<Store>): void {
  const it = (name: string, body: (store: Store) => Promise<void>) => test(name, withStore(open, body));

  it('a deleted page is kept with its revisions, out of sight', async ({ pages, changes, archive, log }) => {
    await pages.save(edit('A', { text: 'one', timestamp: 1000, articles: 1 }));
    await pages.save(edit('A', { base: 1, text: 'two', timestamp: 2000 }));
    await pages.save(edit('B'));
    const deletion = { page: named('A'), base: 2, articles: -1, event: event('delete', 'A') };
    assert.equal(await archive.delete({ ...deletion, base: 1 }), undefined);
    assert.equal(await archive.delete(deletion), 1);
    assert.equal(await archive.delete(deletion), undefined);
    assert.deepEqual(await pages.byName([named('A')]), []);
    assert.deepEqual(await pages.revisions([1, 2]), []);
    assert.deepEqual(await pages.counts(), { pages: 1, articles: 0, edits: 3 });
    const seen = (await changes.list({ limit: 9 })).map(({ type, key, log, page }) => [type, key, log, page]);
    assert.deepEqual(seen.toSorted(), [
      ['log', 'A', 1, 1],
      ['new', 'B', 0, 2],
    ]);
    assert.deepEqual(await archive.names([2, 3]), new Map([[2, named('A')]]));
    const [kept, ...more] = await archive.list({ page: named('A'), limit: 9 });
    assert.deepEqual([kept?.id, kept?.page, kept?.size, kept?.parent], [2, 1, 3, 1]);
    assert.deepEqual(
      more.map(({ id }) => id),
      [1],
    );
    assert.equal(await archive.count({ page: named('A'), timestamps: [1000] }), 1);
    assert.deepEqual([...(await pages.texts([kept?.content ?? 0])).values()], ['two']);
    assert.deepEqual(
      (await log.list({ limit: 9 })).map(({ page, revision }) => [page, revision]),
      [[1, 0]],
    );
    assert.deepEqual(await pages.save(edit('A', { text: 'new' })), { page: 3, revision: 4 });
  });

  it('a page comes back whole, or in part to the page that is there', async ({ pages, archive }) => {
    await pages.save(edit('A', { text: 'one', timestamp: 1000 }));
    await pages.save(edit('A', { base: 1, text: 'two', timestamp: 2000 }));
    await archive.delete({ page: named('A'), base: 2, articles: 0, event: event('delete', 'A') });
    const [old] = await archive.list({ page: named('A'), timestamps: [1000], limit: 1 });
    assert.ok(old);
    const back = { page: named('A'), articles: 0, event: event('restore', 'A') };
    const first = { ...back, timestamps: [1000], base: null, becomes: { newest: old, redirect: null } };
    assert.equal(await archive.restore(first), 1);
    assert.equal(await archive.restore(first), undefined);
    const [page] = await pages.byName([named('A')]);
    assert.deepEqual([page?.id, page?.latest, page?.length, page?.isNew], [1, 1, 3, true]);
    const [newer] = await archive.list({ page: named('A'), limit: 1 });
    assert.ok(newer);
    const whole = { ...back, base: 1, becomes: { newest: newer, redirect: { ...named('B'), fragment: '' } } };
    assert.equal(await archive.restore(whole), 1);
    assert.deepEqual((await pages.byId([1]))[0]?.redirect, { ...named('B'), fragment: '' });
    assert.deepEqual(
      (await pages.history({ page: 1, limit: 9 })).map(({ id }) => id),
      [2, 1],
    );
    assert.equal(await archive.count({ page: named('A') }), 0);
    assert.deepEqual(await pages.counts(), { pages: 1, articles: 0, edits: 2 });
    // One that is made anew is new, however many revisions it has.
    await archive.delete({ page: named('A'), base: 2, articles: 0, event: event('delete', 'A') });
    assert.equal(await archive.restore({ ...whole, base: null }), 1);
    assert.equal((await pages.byId([1]))[0]?.isNew, true);
  });

  it('a page gets another name, with what it is protected by and who watches it', async ({
    accounts,
    pages,
    titles,
    watches,
    log,
  }) => {
    const user = (await accounts.add(account('Alice'))) as number;
    const protections = [{ type: 'edit', level: 'sysop', expires: null, cascade: false }];
    await pages.save({ ...edit('A', { text: 'one' }), protections });
    await pages.save(edit('B', { text: 'in the way' }));
    await watches.watch(user, [named('A')], null);
    const { revision, content } = edit('A', { text: '#REDIRECT [[C]]', user, userName: 'Alice' });
    const redirect = { revision, content, redirect: { ...named('C'), fragment: '' } };
    const move = {
      ...{ from: named('A'), to: named('C'), base: 1, over: null, revision, redirect, articles: 0 },
      ...{ events: [event('move', 'A')] as const, watches: [[named('A'), named('C')]] as const },
    };
    assert.equal(await titles.move({ ...move, to: named('B') }), undefined);
    assert.equal(await titles.move({ ...move, base: 7 }), undefined);
    assert.equal(await titles.move({ ...move, over: { base: 1, event: event('delete_redir', 'C') } }), undefined);
    assert.equal(await titles.move(move), 3);
    const [moved, stays] = await pages.byId([1, 3]);
    assert.deepEqual([moved?.key, moved?.latest, moved?.isNew, moved?.length], ['C', 3, false, 3]);
    assert.deepEqual([stays?.key, stays?.latest, stays?.isNew, stays?.redirect?.key], ['A', 4, true, 'C']);
    assert.deepEqual([...(await pages.protections([1, 3], 0)).values()], [protections, protections]);
    assert.equal((await watches.watched(user, [named('C')], 0)).length, 1);
    assert.equal((await accounts.byId(user))?.editCount, 2);
    assert.deepEqual(await pages.counts(), { pages: 3, articles: 0, edits: 3 });
    assert.deepEqual(
      (await log.list({ limit: 9 })).map(({ page, revision }) => [page, revision]),
      [[1, 3]],
    );
    const over = { base: 2, event: event('delete_redir', 'B') };
    const again = { ...move, from: named('C'), to: named('B'), base: 3, over, redirect: null, watches: [] };
    assert.equal(await titles.move(again), 5);
    assert.deepEqual((await pages.byName([named('B'), named('C')])).length, 1);
    assert.equal((await pages.byName([named('B')]))[0]?.id, 1);
    assert.deepEqual(await pages.counts(), { pages: 2, articles: 0, edits: 3 });
  });

  it('a title without a page is protected until it ends or the page is made', async ({ pages, titles, log }) => {
    const by = { timestamp: 1000, user: null, userName: 'Alice', comment: 'why' };
    const protection = { ...named('A'), level: 'sysop', expires: 5000, ...by };
    await titles.protect(protection, event('protect', 'A'));
    assert.deepEqual(await titles.protections([named('A'), named('B')], 4999), [protection]);
    assert.deepEqual(await titles.protections([named('A')], 5000), []);
    await titles.protect({ ...protection, level: 'autoconfirmed' }, event('protect', 'A'));
    assert.equal((await titles.protections([named('A')], 0))[0]?.level, 'autoconfirmed');
    await titles.unprotect(named('A'), event('unprotect', 'A'));
    assert.deepEqual(await titles.protections([named('A')], 0), []);
    assert.equal((await log.list({ limit: 9 })).length, 3);
    await titles.protect(protection, event('protect', 'A'));
    await pages.save(edit('A'));
    assert.deepEqual(await titles.protections([named('A')], 0), []);
  });
}
