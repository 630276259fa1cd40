import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Store } from '../../src/store/store.ts';
import { account } from './rows.ts';
import { withStore } from './with-store.ts';

/** What every store promises of preferences. */
export function optionContract(open: () => Promise<Store>): void {
  const it = (name: string, body: (store: Store) => Promise<void>) => test(name, withStore(open, body));

  it('preferences are set, changed and dropped, each account for itself', async ({ accounts, options }) => {
    for (const name of ['A', 'B']) await accounts.add(account(name));
    assert.deepEqual(await options.get(1), new Map());
    const changes = { gender: 'female', 'userjs-\u{1F511}': '', skin: 'x' };
    await options.change(1, new Map(Object.entries(changes)));
    await options.change(2, new Map([['skin', 'y']]));
    assert.deepEqual(Object.fromEntries(await options.get(1)), changes);
    await options.change(
      1,
      new Map([
        ['skin', null],
        ['nosuch', null],
        ['gender', 'male'],
      ]),
    );
    assert.deepEqual(Object.fromEntries(await options.get(1)), { gender: 'male', 'userjs-\u{1F511}': '' });
    assert.deepEqual(Object.fromEntries(await options.get(2)), { skin: 'y' });
    await options.change(2, new Map());
  });
}
