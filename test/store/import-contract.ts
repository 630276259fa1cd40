import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Import } from '../../src/store/imports.ts';
import type { Store } from '../../src/store/store.ts';
import { edit } from './rows.ts';
import { withStore } from './with-store.ts';

/** What every store promises of revisions from other wikis. */
export function importContract(open: () => Promise<Store>): void {
  const it = (name: string, body: (store: Store) => Promise<void>) => test(name, withStore(open, body));

  it('revisions come with their times and authors, in a page that is made, and one tells of them', async (store) => {
    const { imports, pages, log, changes, links, tags } = store;
    const to = { namespace: 0, key: 'B' };
    const link = { kind: 'link', ...to, value: '', sort: '' } as const;
    const redirect = { ...to, fragment: '' };
    const made = await imports.add(imported([2000, 3000, 1000], { redirect, links: [link], articles: 1 }));
    assert.deepEqual(made, { page: 1, revision: 4 });
    const [page] = await pages.byId([1]);
    assert.deepEqual(
      [page?.latest, page?.length, page?.isNew, page?.redirect, page?.touched],
      [4, 5, false, redirect, 9000],
    );
    const rows = await pages.history({ page: 1, newer: true, limit: 9 });
    assert.deepEqual(
      rows.map((row) => [row.id, row.parent, row.timestamp, row.userName, row.comment, row.minor, row.tags]),
      [
        [3, 0, 1000, 'zz>A', 'why', true, []],
        [1, 0, 2000, 'zz>A', 'why', true, []],
        [2, 1, 3000, 'zz>A', 'why', true, []],
        [4, 2, 9000, 'Zoe', 'told', false, ['x']],
      ],
    );
    assert.equal((await pages.texts([rows[3]?.content ?? 0])).get(rows[3]?.content ?? 0), 't3000');
    assert.deepEqual(await pages.counts(), { pages: 1, articles: 1, edits: 3 });
    assert.deepEqual(
      (await log.list({ limit: 9 })).map((row) => [row.action, row.page, row.revision, row.tags]),
      [['upload', 1, 4, ['x']]],
    );
    assert.deepEqual(
      (await changes.list({ limit: 9 })).map((row) => [row.type, row.log, row.revision]),
      [['log', 1, 4]],
    );
    assert.equal((await tags.all()).get('x')?.uses, 1);
    assert.equal((await links.of({ kind: 'link', pages: [1], limit: 9 })).length, 1);
  });

  it('older revisions go below those that there are, only if the page is as it was read', async ({
    imports,
    pages,
  }) => {
    await pages.save(edit('A', { text: 'own', timestamp: 5000 }));
    assert.equal(await imports.add(imported([1000])), undefined);
    assert.deepEqual(await imports.add(imported([1000], { base: 1 })), { page: 1, revision: 3 });
    assert.equal(await imports.add(imported([2000], { base: 1 })), undefined);
    const rows = await pages.history({ page: 1, limit: 9 });
    assert.deepEqual(
      rows.map(({ id, parent, size }) => [id, parent, size]),
      [
        [3, 1, 3],
        [1, 0, 3],
        [2, 0, 5],
      ],
    );
    assert.equal((await pages.byId([1]))[0]?.length, 3);
  });
}

function imported(times: readonly number[], change: Partial<Import> = {}): Import {
  const by = { user: null, userName: 'zz>A', comment: 'why', minor: true };
  const event = { type: 'import', action: 'upload', timestamp: 9000, performer: null, performerName: 'Zoe' };
  const about = { namespace: 0, title: 'A', comment: '', params: {}, tags: ['x'] };
  return {
    page: { namespace: 0, key: 'A' },
    base: null,
    revisions: times.map((timestamp) => ({
      ...{ timestamp, ...by },
      content: { model: 'wikitext', text: `t${timestamp}`, sha1: String(timestamp) },
    })),
    revision: { timestamp: 9000, user: null, userName: 'Zoe', comment: 'told', minor: false, tags: ['x'] },
    ...{ redirect: null, links: [], articles: 0 },
    event: { entry: { ...event, ...about }, change: { bot: false, autopatrolled: true, ip: '' } },
    ...change,
  };
}
