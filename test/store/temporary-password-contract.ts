import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Store } from '../../src/store/store.ts';
import { account } from './rows.ts';
import { withStore } from './with-store.ts';

/** What every store promises of addresses and temporary passwords. */
export function temporaryPasswordContract(open: () => Promise<Store>): void {
  const it = (name: string, body: (store: Store) => Promise<void>) => test(name, withStore(open, body));

  it('accounts are found by their address, nobody by none', async ({ accounts }) => {
    await accounts.add(account('A', { email: 'a@example.org' }));
    await accounts.add(account('B', { email: 'a@example.org' }));
    await accounts.add(account('C'));
    assert.deepEqual(
      (await accounts.byEmail('a@example.org', 9)).map(({ name }) => name),
      ['A', 'B'],
    );
    assert.equal((await accounts.byEmail('a@example.org', 1)).length, 1);
    assert.deepEqual(await accounts.byEmail('', 9), []);
  });

  it('a temporary password is given again only after its time, and never to nobody', async ({ accounts }) => {
    await accounts.add(account('A'));
    assert.equal(await accounts.temporaryPassword(1), undefined);
    assert.equal(await accounts.setTemporaryPassword(1, { hash: 'one', made: 10 }, 0), true);
    assert.equal(await accounts.setTemporaryPassword(1, { hash: 'two', made: 12 }, 9), false);
    assert.deepEqual(await accounts.temporaryPassword(1), { hash: 'one', made: 10 });
    assert.equal(await accounts.setTemporaryPassword(1, { hash: 'two', made: 20 }, 10), true);
    assert.deepEqual(await accounts.temporaryPassword(1), { hash: 'two', made: 20 });
    assert.equal(await accounts.setTemporaryPassword(2, { hash: 'one', made: 10 }, 0), false);
  });

  it('of two temporary passwords at the same moment one is given', async ({ accounts }) => {
    await accounts.add(account('A'));
    const give = (hash: string) => accounts.setTemporaryPassword(1, { hash, made: 10 }, 0);
    assert.deepEqual((await Promise.all([give('one'), give('two')])).sort(), [false, true]);
  });

  it('another password takes the temporary one away', async ({ accounts }) => {
    await accounts.add(account('A'));
    await accounts.setTemporaryPassword(1, { hash: 'one', made: 10 }, 0);
    await accounts.setPassword(1, 'hash');
    assert.equal(await accounts.temporaryPassword(1), undefined);
    await accounts.setTemporaryPassword(1, { hash: 'two', made: 10 }, 0);
    const { generation } = (await accounts.byId(1)) ?? {};
    assert.equal(await accounts.changePassword(1, 'other', { generation: (generation ?? 0) + 1, keep: null }), false);
    assert.equal((await accounts.temporaryPassword(1))?.hash, 'two');
    assert.equal(await accounts.changePassword(1, 'other', { generation: generation ?? 0, keep: null }), true);
    assert.equal(await accounts.temporaryPassword(1), undefined);
  });
}
