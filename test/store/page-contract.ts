import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PageRow, PagesAsked } from '../../src/store/pages.ts';
import type { Store } from '../../src/store/store.ts';
import { account, edit } from './rows.ts';
import { withStore } from './with-store.ts';

/** What every store promises of pages and their revisions. */
export function pageContract(open: () => Promise<Store>): void {
  const it = (name: string, body: (store: Store) => Promise<void>) => test(name, withStore(open, body));

  it('a new page is read back with its revision and its text', async ({ accounts, pages }) => {
    const user = (await accounts.add(account('Alice'))) as number;
    const made = edit('Ä_b', { text: 'tëxt', user, userName: 'Alice', comment: 'why', minor: true, tags: ['t'] });
    assert.deepEqual(await pages.save(made), { page: 1, revision: 1 });
    const page: PageRow = {
      ...{ id: 1, namespace: 0, key: 'Ä_b', latest: 1, length: 5, redirect: null, isNew: true },
      ...{ touched: 1_700_000_000_000, model: 'wikitext', language: null },
    };
    assert.deepEqual(
      await pages.byName([
        { namespace: 0, key: 'Ä_b' },
        { namespace: 1, key: 'Ä_b' },
      ]),
      [page],
    );
    assert.deepEqual(await pages.byId([1, 2]), [page]);
    const [revision, ...more] = await pages.revisions([1, 2]);
    assert.deepEqual(more, []);
    const { content, ...rest } = revision ?? { content: 0 };
    assert.deepEqual(rest, {
      ...{ id: 1, page: 1, parent: 0, timestamp: 1_700_000_000_000, user, userName: 'Alice', comment: 'why' },
      ...{ minor: true, tags: ['t'], hidden: 0, model: 'wikitext', size: 5, sha1: made.content?.sha1 },
    });
    assert.deepEqual(await pages.texts([content, 99]), new Map([[content, 'tëxt']]));
  });

  it('an edit is saved only on the newest revision, and counts', async ({ accounts, pages }) => {
    const user = (await accounts.add(account('Alice'))) as number;
    await pages.save(edit('A', { text: 'one', user, articles: 1 }));
    assert.equal(await pages.save(edit('A', { text: 'again' })), undefined);
    assert.equal(await pages.save(edit('B', { base: 1 })), undefined);
    assert.deepEqual(await pages.save(edit('A', { base: 1, text: 'three', user })), { page: 1, revision: 2 });
    assert.equal(await pages.save(edit('A', { base: 1, text: 'late', user, articles: 1 })), undefined);
    assert.deepEqual(await pages.counts(), { pages: 1, articles: 1, edits: 2 });
    assert.equal((await accounts.byId(user))?.editCount, 2);
    const [page] = await pages.byId([1]);
    assert.deepEqual([page?.latest, page?.length, page?.isNew], [2, 5, false]);
    assert.equal((await pages.revisions([2]))[0]?.parent, 1);
  });

  it('of edits on one base that come together one is saved', async ({ pages, changes }) => {
    await pages.save(edit('A'));
    const saved = await Promise.all([1, 2, 3, 4].map((n) => pages.save(edit('A', { base: 1, text: `${n}` }))));
    assert.equal(saved.filter((one) => one !== undefined).length, 1);
    const made = await Promise.all([1, 2, 3].map(() => pages.save(edit('B'))));
    assert.deepEqual(
      made.filter((one) => one !== undefined),
      [{ page: 2, revision: 3 }],
    );
    assert.equal((await changes.list({ limit: 10 })).length, 3);
    assert.deepEqual(await pages.counts(), { pages: 2, articles: 0, edits: 3 });
  });

  it('a state without a text keeps that of the revision before', async ({ pages }) => {
    await pages.save(edit('A', { text: '{}', model: 'json' }));
    await pages.save({ ...edit('A', { base: 1 }), content: null });
    const [one, two] = await pages.history({ page: 1, newer: true, limit: 9 });
    assert.equal(two?.content, one?.content);
    assert.deepEqual([two?.size, two?.sha1, two?.model], [2, one?.sha1, 'json']);
    assert.deepEqual(
      (await pages.byId([1])).map(({ length, model, isNew }) => [length, model, isNew]),
      [[2, 'json', false]],
    );
  });

  it('a redirect is told as long as the page is one', async ({ pages }) => {
    const redirect = { namespace: 4, key: 'There', fragment: 'x y' };
    await pages.save(edit('A', { redirect }));
    assert.deepEqual((await pages.byId([1]))[0]?.redirect, redirect);
    await pages.save(edit('A', { base: 1 }));
    assert.equal((await pages.byId([1]))[0]?.redirect, null);
  });

  it('pages are listed in the order of the bytes of their keys, both ways and in part', async ({ pages }) => {
    for (const key of ['b', 'B', 'A_b', 'Ab', 'A', 'é', '\u{1F511}', '\u{FFFD}'])
      await pages.save(edit(key, { text: key }));
    await pages.save({ ...edit('A'), page: { namespace: 2, key: 'A' } });
    await pages.save(edit('R', { redirect: { namespace: 0, key: 'A', fragment: '' } }));
    const keys = async (asked: Partial<PagesAsked>) =>
      (await pages.list({ namespace: 0, limit: 99, ...asked })).map(({ key }) => key);
    assert.deepEqual(await keys({}), ['A', 'A_b', 'Ab', 'B', 'R', 'b', 'é', '\u{FFFD}', '\u{1F511}']);
    assert.deepEqual(await keys({ descending: true, limit: 2 }), ['\u{1F511}', '\u{FFFD}']);
    assert.deepEqual(await keys({ from: 'A_', to: 'B' }), ['A_b', 'Ab', 'B']);
    assert.deepEqual(await keys({ prefix: 'A' }), ['A', 'A_b', 'Ab']);
    assert.deepEqual(await keys({ prefix: 'A', from: 'A_b' }), ['A_b', 'Ab']);
    assert.deepEqual(await keys({ redirects: true }), ['R']);
    assert.deepEqual(await keys({ redirects: false, minLength: 2, maxLength: 2 }), ['Ab', 'é']);
    assert.deepEqual(await keys({ namespace: 2 }), ['A']);
  });

  it('the history of a page is listed by time and then by number, from any revision on', async ({ pages }) => {
    for (const [index, time] of [1000, 3000, 2000, 2000].entries())
      await pages.save(
        edit('A', { base: index || null, timestamp: time, userName: `U${index % 2}`, tags: [`${index}`] }),
      );
    await pages.save(edit('B'));
    const ids = async (asked: object) => (await pages.history({ page: 1, limit: 9, ...asked })).map(({ id }) => id);
    assert.deepEqual(await ids({}), [2, 4, 3, 1]);
    assert.deepEqual(await ids({ newer: true, limit: 2 }), [1, 3]);
    assert.deepEqual(await ids({ at: { timestamp: 2000, id: 3 } }), [3, 1]);
    assert.deepEqual(await ids({ newer: true, at: { timestamp: 2000, id: 4 } }), [4, 2]);
    assert.deepEqual(await ids({ from: 1001, to: 2000 }), [4, 3]);
    assert.deepEqual(await ids({ userName: 'U1' }), [2, 4]);
    assert.deepEqual(await ids({ exceptUserName: 'U1' }), [3, 1]);
    assert.deepEqual(await ids({ tag: '2' }), [3]);
  });

  it('what one has edited is listed over all pages', async ({ pages }) => {
    await pages.save(edit('A', { userName: '192.0.2.1', timestamp: 1000 }));
    await pages.save(edit('A', { base: 1, userName: 'Eve', timestamp: 2000, minor: true, tags: ['x'] }));
    await pages.save({ ...edit('A', { userName: 'Eve', timestamp: 3000 }), page: { namespace: 3, key: 'A' } });
    const ids = async (asked: object) =>
      (await pages.contributions({ userName: 'Eve', limit: 9, ...asked })).map(({ id }) => id);
    assert.deepEqual(await ids({}), [3, 2]);
    assert.deepEqual(await ids({ userName: '192.0.2.1' }), [1]);
    assert.deepEqual(await ids({ namespaces: [0, 1] }), [2]);
    assert.deepEqual(await ids({ minor: false, newer: true }), [3]);
    assert.deepEqual(await ids({ tag: 'x' }), [2]);
    assert.deepEqual(await ids({ newer: true, limit: 1 }), [2]);
  });

  it('what protects a page is told while it does', async ({ pages }) => {
    const protections = [
      { type: 'move', level: 'sysop', expires: null, cascade: false },
      { type: 'edit', level: 'autoconfirmed', expires: 5000, cascade: true },
    ];
    await pages.save({ ...edit('A'), protections });
    await pages.save(edit('B'));
    assert.deepEqual(await pages.protections([1, 2], 4999), new Map([[1, protections.toReversed()]]));
    assert.deepEqual(await pages.protections([1], 5000), new Map([[1, protections.slice(0, 1)]]));
    const listed = async (asked: object, now = 0) =>
      (await pages.list({ namespace: 0, protection: { now, ...asked }, limit: 9 })).map(({ key }) => key);
    assert.deepEqual(await listed({}), ['A']);
    assert.deepEqual(await listed({ types: ['edit'] }, 5000), []);
    assert.deepEqual(await listed({ types: ['move'], levels: ['sysop'], cascade: false, endless: true }), ['A']);
    assert.deepEqual(await listed({ types: ['edit', 'upload'], endless: true }), []);
    assert.deepEqual(await listed({ levels: ['x'] }), []);
    assert.deepEqual(await listed({ cascade: true, endless: false }), ['A']);
    await pages.save(edit('A', { base: 1 }));
    assert.equal((await pages.protections([1], 0)).size, 1);
    await pages.save({ ...edit('A', { base: 3 }), protections: [] });
    assert.equal((await pages.protections([1], 0)).size, 0);
  });
}
