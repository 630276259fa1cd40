import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LinkKind, LinksAsked, PageLink } from '../../src/store/links.ts';
import type { Store } from '../../src/store/store.ts';
import { edit } from './rows.ts';
import { withStore } from './with-store.ts';

const link = (kind: LinkKind, namespace: number, key: string, value = '', sort = ''): PageLink => ({
  ...{ kind, namespace, key, value, sort },
});
const name = (key: string, namespace = 0) => ({ namespace, key });

/** What every store promises of what pages say of others. */
export function linkContract(open: () => Promise<Store>): void {
  const it = (title: string, body: (store: Store) => Promise<void>) => test(title, withStore(open, body));
  const keys = async ({ links }: Store, asked: Partial<LinksAsked>) =>
    (await links.of({ pages: [1, 2], kind: 'link', limit: 9, ...asked })).map(
      ({ page, namespace, key }) => `${page}|${namespace}|${key}`,
    );

  it('links of pages are told in order, from any on', async (store) => {
    const all = [link('link', 1, 'B'), link('link', 0, 'Ä'), link('link', 0, 'Z'), link('template', 10, 'T')];
    await store.pages.save({ ...edit('A'), links: all });
    await store.pages.save({ ...edit('B'), links: [link('link', 0, 'A'), link('property', 0, 'notoc', 'yes')] });
    assert.deepEqual(await keys(store, {}), ['1|0|Z', '1|0|Ä', '1|1|B', '2|0|A']);
    assert.deepEqual(await keys(store, { descending: true, limit: 2 }), ['2|0|A', '1|1|B']);
    assert.deepEqual(await keys(store, { at: { page: 1, ...name('Ä') }, limit: 2 }), ['1|0|Ä', '1|1|B']);
    assert.deepEqual(await keys(store, { at: { page: 1, ...name('Ä') }, descending: true }), ['1|0|Ä', '1|0|Z']);
    assert.deepEqual(await keys(store, { namespaces: [1] }), ['1|1|B']);
    assert.deepEqual(await keys(store, { targets: [name('A'), name('Z')] }), ['1|0|Z', '2|0|A']);
    assert.deepEqual(await keys(store, { pages: [2] }), ['2|0|A']);
    const [property] = await store.links.of({ pages: [2], kind: 'property', limit: 9 });
    assert.equal(property?.value, 'yes');
  });

  it('what pages speak of is listed by name, once or with each page', async (store) => {
    await store.pages.save({ ...edit('A'), links: [link('link', 0, 'X'), link('link', 0, 'Y'), link('link', 1, 'X')] });
    await store.pages.save({ ...edit('B'), links: [link('link', 0, 'Y'), link('template', 0, 'X')] });
    await store.pages.save({ ...edit('C'), redirect: { namespace: 0, key: 'Y', fragment: 'f' } });
    const list = async (asked: Partial<Parameters<typeof store.links.targets>[0]>) => {
      const usual = { kind: 'link', namespace: 0, unique: false, limit: 9 } as const;
      return (await store.links.targets({ ...usual, ...asked })).map(
        ({ key, page, fragment }) => `${key}${page}${fragment}`,
      );
    };
    assert.deepEqual(await list({}), ['X1', 'Y1', 'Y2']);
    assert.deepEqual(await list({ descending: true, limit: 2 }), ['Y2', 'Y1']);
    assert.deepEqual(await list({ at: { key: 'Y', page: 2 } }), ['Y2']);
    assert.deepEqual(await list({ at: { key: 'Y', page: 1 }, descending: true }), ['Y1', 'X1']);
    assert.deepEqual(await list({ unique: true }), ['X0', 'Y0']);
    assert.deepEqual(await list({ unique: true, at: { key: 'Y', page: 0 }, descending: true }), ['Y0', 'X0']);
    assert.deepEqual(await list({ unique: true, limit: 1 }), ['X0']);
    assert.deepEqual(await list({ from: 'Y' }), ['Y1', 'Y2']);
    assert.deepEqual(await list({ to: 'X' }), ['X1']);
    assert.deepEqual(await list({ prefix: 'Y', unique: true }), ['Y0']);
    assert.deepEqual(await list({ namespace: 1 }), ['X1']);
    assert.deepEqual(await list({ kind: 'template' }), ['X2']);
    assert.deepEqual(await list({ kind: 'redirect' }), ['Y3f']);
    assert.deepEqual(await list({ kind: 'redirect', unique: true }), ['Y0']);
    assert.deepEqual(await list({ kind: 'redirect', at: { key: 'Y', page: 4 } }), []);
  });

  it('a name is stale from when its page is made, changed, moved or deleted until all that includes it was read again', async (store) => {
    const { links, pages, archive, titles } = store;
    const [T, U] = [name('T', 10), name('U', 10)];
    await pages.save({ ...edit('A'), links: [link('template', 10, 'T'), link('link', 10, 'U')] });
    assert.equal(await links.stale(), undefined);
    const take = async () => {
      const stale = await links.stale();
      if (stale) await links.readAgain(stale, null);
      return stale && { namespace: stale.namespace, key: stale.key };
    };
    await pages.save({ ...edit('T'), page: T });
    assert.deepEqual([await take(), await take()], [T, undefined]);
    const old = await pages.save({ ...edit('T', { base: 2 }), page: T });
    const stale = (await links.stale()) ?? assert.fail('not stale');
    await links.readAgain(stale, 7);
    assert.equal((await links.stale())?.page, 7);
    const newer = await pages.save({ ...edit('T', { base: old?.revision ?? 0 }), page: T });
    const going = (await links.stale()) ?? assert.fail('not stale');
    assert.equal(going.page, 7, 'what was begun is read to its end');
    await links.readAgain(stale, null);
    assert.equal((await links.stale())?.page, 7, 'who is behind notes nothing');
    await links.readAgain(going, null);
    assert.equal((await links.stale())?.page, 0, 'and all once more, because of the change');
    assert.deepEqual([await take(), await take()], [T, undefined]);
    await pages.save({ ...edit('U'), page: U });
    assert.equal(await take(), undefined);
    assert.ok(newer && archive && titles);
  });

  it('stale names wait in a row, and each lets the others pass with each portion, however often it is changed', async (store) => {
    const { links, pages } = store;
    const names = ['C', 'A', 'B'];
    await pages.save({ ...edit('P'), links: names.map((key) => link('template', 10, key)) });
    for (const key of names) await pages.save({ ...edit(key), page: name(key, 10) });
    const seen: string[] = [];
    let latest = 2;
    for (let portion = 1; portion <= 7; portion += 1) {
      const next = (await links.stale()) ?? assert.fail('nothing waits');
      seen.push(`${next.key}${next.page}`);
      const saved = await pages.save({ ...edit('C', { base: latest }), page: name('C', 10) });
      latest = saved?.revision ?? assert.fail('not saved');
      await links.readAgain(next, portion < 7 ? next.page + 10 : null);
    }
    assert.deepEqual(seen, ['C0', 'A0', 'B0', 'C10', 'A10', 'B10', 'C20']);
    const rest = await links.stale();
    assert.deepEqual([rest?.key, rest?.page], ['A', 20]);
  });

  it('a new state says what it says in place of the one before; since when stays', async (store) => {
    await store.pages.save({ ...edit('A'), links: [link('link', 0, 'X'), link('category', 14, 'C', 'a', '0A')] });
    const later = { ...edit('A', { base: 1 }), links: [link('link', 0, 'Y'), link('category', 14, 'C', 'b', '0B')] };
    await store.pages.save({ ...later, revision: { ...later.revision, timestamp: later.revision.timestamp + 5000 } });
    assert.deepEqual(await keys(store, {}), ['1|0|Y']);
    const [category] = await store.links.of({ pages: [1], kind: 'category', limit: 9 });
    assert.deepEqual([category?.value, category?.timestamp], ['b', edit('A').revision.timestamp]);
    const { links: _, ...plain } = edit('A', { base: 2 });
    await store.pages.save(plain);
    assert.deepEqual(await keys(store, {}), ['1|0|Y']);
    await store.links.replace(name('A'), 2, [], 0);
    assert.deepEqual(await keys(store, {}), ['1|0|Y']);
    await store.links.replace(name('A'), 3, [link('link', 0, 'Z')], 0);
    assert.deepEqual(await keys(store, {}), ['1|0|Z']);
  });

  it('pages that speak of others are found, by what they speak of, and by their namespaces if that is asked for', async (store) => {
    const speaks = { links: [link('link', 0, 'X'), link('template', 10, 'X')] };
    await store.pages.save({ ...edit('T'), page: name('T', 1), ...speaks });
    await store.pages.save({ ...edit('A'), ...speaks });
    await store.pages.save({
      ...edit('R'),
      links: [link('link', 0, 'X'), link('link', 0, 'W')],
      redirect: { ...name('X'), fragment: 'f' },
    });
    const to = async (more: object) => {
      const asked = { targets: [name('W'), name('X')], kind: 'link' as const, limit: 9 };
      return (await store.links.to({ ...asked, ...more })).map(({ target, row }) => `${target.key}<${row.key}`);
    };
    const byNamespace = true;
    assert.deepEqual(await to({ targets: [name('X')] }), ['X<T', 'X<A', 'X<R']);
    assert.deepEqual(await to({ targets: [name('X')], byNamespace }), ['X<A', 'X<R', 'X<T']);
    assert.deepEqual(await to({ targets: [name('X')], byNamespace, descending: true }), ['X<T', 'X<R', 'X<A']);
    assert.deepEqual(await to({}), ['W<R', 'X<T', 'X<A', 'X<R']);
    assert.deepEqual(await to({ at: { ...name('X'), from: 0, page: 2 } }), ['X<A', 'X<R']);
    assert.deepEqual(await to({ targets: [name('X')], at: { ...name('X'), from: 0, page: 2 } }), ['X<A', 'X<R']);
    const third = { ...name('X'), from: 0, page: 3 };
    assert.deepEqual(await to({ targets: [name('X')], byNamespace, at: third }), ['X<R', 'X<T']);
    assert.deepEqual(await to({ byNamespace, at: third }), ['X<R', 'X<T']);
    assert.deepEqual(await to({ targets: [name('X')], redirects: true }), ['X<R']);
    assert.deepEqual(await to({ targets: [name('X')], fragment: true }), ['X<R']);
    assert.deepEqual(await to({ targets: [name('X')], redirects: true, fragment: false }), []);
    assert.deepEqual(await to({ targets: [name('X')], redirects: false, namespaces: [1] }), ['X<T']);
    assert.deepEqual(await to({ kind: 'redirect' }), ['X<R']);
    assert.deepEqual(await to({ kind: 'template', targets: [name('X', 10)], limit: 1 }), ['X<T']);
  });

  it('members of a category are told by what they are sorted by, or since when, and counted', async (store) => {
    const within = (sort: string, more: readonly PageLink[] = []) => ({
      links: [link('category', 14, 'C', '', sort), ...more],
    });
    await store.pages.save({ ...edit('B'), ...within('0Z') });
    await store.pages.save({ ...edit('A'), ...within('0A', [link('category', 14, 'D', '', '0A')]) });
    await store.pages.save({ ...edit('F'), page: name('F', 6), ...within('2F') });
    await store.pages.save({ ...edit('S'), page: name('S', 14), ...within('1S') });
    const members = async (more: object) =>
      (await store.links.members({ key: 'C', by: 'sort', limit: 9, ...more })).map(({ row }) => row.key);
    assert.deepEqual(await members({}), ['A', 'B', 'S', 'F']);
    assert.deepEqual(await members({ descending: true, limit: 2 }), ['F', 'S']);
    assert.deepEqual(await members({ from: '0B', to: '2' }), ['B', 'S']);
    assert.deepEqual(await members({ at: { place: '0Z', page: 1 } }), ['B', 'S', 'F']);
    assert.deepEqual(await members({ namespaces: [0] }), ['A', 'B']);
    assert.deepEqual(await members({ by: 'timestamp' }), ['B', 'A', 'F', 'S']);
    const counts = await store.links.memberCounts(['C', 'D', 'E']);
    assert.deepEqual([...counts].toSorted(), [
      ['C', { pages: 2, categories: 1, files: 1 }],
      ['D', { pages: 1, categories: 0, files: 0 }],
    ]);
    assert.deepEqual(await store.links.categories({ namespace: 14, limit: 9 }), ['C', 'D', 'S']);
    await store.pages.save({ ...edit('B'), page: name('B', 14) });
    assert.deepEqual(await store.links.categories({ namespace: 14, limit: 9 }), ['B', 'C', 'D', 'S']);
    assert.deepEqual(await store.links.categories({ namespace: 14, descending: true, limit: 2 }), ['S', 'D']);
    assert.deepEqual(await store.links.categories({ namespace: 14, prefix: 'D', limit: 9 }), ['D']);
    assert.deepEqual(await store.links.categories({ namespace: 14, from: 'D', limit: 9 }), ['D', 'S']);
    assert.deepEqual(await store.links.categories({ namespace: 14, to: 'C', limit: 9 }), ['B', 'C']);
    assert.deepEqual(await store.links.categories({ namespace: 14, descending: true, limit: 1 }), ['S']);
  });

  it('pages that protect what they include are found by what they include', async (store) => {
    const protection = { type: 'edit', level: 'sysop', expires: null, cascade: true };
    const includes = { links: [link('template', 10, 'T')] };
    await store.pages.save({ ...edit('A'), ...includes, protections: [protection, { ...protection, type: 'move' }] });
    await store.pages.save({ ...edit('B'), ...includes, protections: [{ ...protection, cascade: false }] });
    await store.pages.save({ ...edit('C'), ...includes, protections: [{ ...protection, expires: 5 }] });
    assert.deepEqual(await store.links.cascading(name('T', 10), 5), [{ page: name('A'), level: 'sysop' }]);
    assert.deepEqual(await store.links.cascading(name('T'), 5), []);
  });
}
