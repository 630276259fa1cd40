import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Store } from '../../src/store/store.ts';
import { account, edit } from './rows.ts';
import { withStore } from './with-store.ts';

/** What every store promises of those who edit. */
export function editorContract(open: () => Promise<Store>): void {
  const it = (name: string, body: (store: Store) => Promise<void>) => test(name, withStore(open, body));

  const names = async ({ editors }: Store, asked: readonly string[]) =>
    (await editors.named(asked)).sort((one, other) => one.actor - other.actor).map(({ name }) => name);

  it('editors are numbered as they came: accounts when they are made, others with their first edit', async (store) => {
    const { accounts, pages } = store;
    const zoe = (await accounts.add(account('Zoe'))) as number;
    await pages.save(edit('A', { userName: '192.0.2.7' }));
    await accounts.add(account('Bob'));
    await pages.save(edit('B', { userName: '192.0.2.1' }));
    await pages.save(edit('C', { userName: '192.0.2.7' }));
    await pages.save(edit('D', { user: zoe, userName: 'Zoe' }));
    const all = ['192.0.2.1', '192.0.2.7', 'Bob', 'Nobody', 'Zoe'];
    assert.deepEqual(await names(store, all), ['Zoe', '192.0.2.7', 'Bob', '192.0.2.1']);
    await accounts.rename(zoe, 'Ann');
    assert.deepEqual(await names(store, [...all, 'Ann']), ['Zoe', '192.0.2.7', 'Bob', '192.0.2.1', 'Ann']);
  });

  it('names of those who made revisions that are there are found by their beginning', async (store) => {
    const { accounts, pages, editors } = store;
    await accounts.add(account('Abe'));
    for (const [n, userName] of ['Ab', 'Abc', 'Abc', 'Ac', 'Ab\u{1f600}', 'Ab\u{ffee}', 'B'].entries())
      await pages.save(edit(`P${n}`, { user: null, userName }));
    const found = ['Ab', 'Abc', 'Ab\u{ffee}', 'Ab\u{1f600}'];
    assert.deepEqual(await editors.withPrefix({ prefix: 'Ab', limit: 9 }), found);
    assert.deepEqual(await editors.withPrefix({ prefix: 'Ab', descending: true, limit: 9 }), found.toReversed());
    assert.deepEqual(await editors.withPrefix({ prefix: 'Ab', at: 'Abc', limit: 2 }), found.slice(1, 3));
    assert.deepEqual(await editors.withPrefix({ prefix: 'Ab', at: 'Abc', descending: true, limit: 9 }), ['Abc', 'Ab']);
    assert.deepEqual(await editors.withPrefix({ prefix: 'Ab', at: 'B', descending: true, limit: 1 }), found.slice(-1));
    assert.deepEqual(await editors.withPrefix({ prefix: 'Ab', at: 'A', limit: 1 }), ['Ab']);
    assert.equal((await editors.withPrefix({ prefix: '', limit: 9 })).length, 6);
    assert.deepEqual(await editors.withPrefix({ prefix: 'Abe', limit: 9 }), []);
  });

  it('addresses that edited are found by range, in the order of their numbers', async ({ pages, editors }) => {
    const addresses = [
      '10.0.0.9',
      '10.0.0.10',
      '10.0.1.0',
      '9.255.255.255',
      '2001:DB8:0:0:0:0:0:1',
      '2001:DB8:0:0:0:0:AB:0',
    ];
    for (const [n, userName] of [...addresses, 'imported>10.0.0.11', '1.2.3'].entries())
      await pages.save(edit(`P${n}`, { user: null, userName }));
    const [v4, v6] = [
      { first: '10.0.0.0', last: '10.0.0.255' },
      { first: '2001:DB8:0:0:0:0:0:0', last: '2001:DB8:0:0:FFFF:FFFF:FFFF:FFFF' },
    ];
    assert.deepEqual(await editors.inRange({ ...v4, limit: 9 }), ['10.0.0.9', '10.0.0.10']);
    assert.deepEqual(await editors.inRange({ ...v4, descending: true, limit: 1 }), ['10.0.0.10']);
    assert.deepEqual(await editors.inRange({ ...v6, limit: 9 }), addresses.slice(4));
    assert.deepEqual(await editors.inRange({ first: '0.0.0.0', last: '255.255.255.255', limit: 1 }), ['9.255.255.255']);
  });
}
