import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BlocksAsked } from '../../src/store/blocks.ts';
import type { Store } from '../../src/store/store.ts';
import { account, block } from './rows.ts';
import { withStore } from './with-store.ts';

const ADDRESS = '192.0.2.1';
const { timestamp: NOW } = block(2);

/** What every store promises of blocks. */
export function blockContract(open: () => Promise<Store>): void {
  const it = (name: string, body: (store: Store) => Promise<void>) =>
    test(
      name,
      withStore(open, async (store) => {
        for (const name of ['Bob', 'Admin']) await store.accounts.add(account(name));
        await body(store);
      }),
    );

  it('a block comes with its account and the name of who set it, and replaces one before', async (store) => {
    const { accounts, blocks } = store;
    const whom = { id: 1, user: 1, target: 'Bob', parent: null };
    await blocks.place(1, block(2));
    assert.deepEqual((await accounts.byId(1))?.block, { ...block(2), ...whom, byName: 'Admin' });
    const restrictions = { partial: true, pages: [7], namespaces: [1, 2] };
    const partial = block(1, { ...restrictions, reason: '', expires: 9, noCreate: false, noEmail: true });
    await blocks.place(1, partial);
    assert.deepEqual((await accounts.byName('Bob'))?.block, { ...partial, ...whom, byName: 'Bob' });
    assert.deepEqual((await accounts.list({ limit: 1 }))[0]?.block, null);
    await assert.rejects(blocks.place(3, block(2)), 'the account is not there');
    await assert.rejects(blocks.place(1, block(3)), 'the blocker is not there');
    assert.equal((await accounts.byId(1))?.block?.id, 1, 'a block that failed leaves the one before');
  });

  it('a block is set only where none is in force, if so asked, and ends; each is in the log', async (store) => {
    const { accounts, blocks, log } = store;
    for (const target of [1, '192.0.2.0/24']) {
      const now = NOW + 5000 * (await log.list({ limit: 10 })).length;
      const first = await blocks.place(target, block(2, { timestamp: now, expires: now + 1000 }), {
        ifNone: true,
        entry,
      });
      assert.equal(await blocks.place(target, block(2, { timestamp: now }), { ifNone: true, entry }), undefined);
      const change = block(2, { timestamp: now, reason: 'x', expires: now + 1000 });
      assert.equal(await blocks.place(target, change, { entry }), first);
      const second = await blocks.place(target, block(2, { timestamp: now + 1000 }), { ifNone: true, entry });
      assert.notEqual(second, first, 'the first has ended');
      assert.deepEqual(
        (await blocks.list({ now, limit: 10 })).map(({ id }) => id),
        [second],
      );
      assert.equal(await blocks.end(first ?? 0, entry), false);
      assert.equal(await blocks.end(second ?? 0, entry), true);
      assert.deepEqual(await blocks.list({ now, limit: 10 }), []);
    }
    assert.equal((await accounts.byId(1))?.block, null);
    assert.equal((await log.list({ limit: 10 })).length, 8);
  });

  it('blocks are listed by their times, both ways, by what they are of, until they end', async ({
    accounts,
    blocks,
  }) => {
    await accounts.add(account('C'));
    for (const [target, timestamp, expires] of [
      [1, 2000, null],
      [ADDRESS, 1000, 5000],
      [3, 2000, null],
      ['192.0.2.0/24', 3000, null],
    ] as const) {
      await blocks.place(target, block(2, { timestamp, expires }));
    }
    const of = async (asked: Partial<BlocksAsked>) =>
      (await blocks.list({ now: 4999, limit: 9, ...asked })).map(({ target }) => target);
    const range = '192.0.2.0/24';
    assert.deepEqual(await of({}), [range, 'C', 'Bob', ADDRESS]);
    assert.deepEqual(await of({ newer: true, limit: 2 }), [ADDRESS, 'Bob']);
    assert.deepEqual(await of({ now: 5000 }), [range, 'C', 'Bob']);
    assert.deepEqual(await of({ ids: [2, 9] }), [ADDRESS]);
    assert.deepEqual(await of({ targets: ['Bob', range, 'D'] }), [range, 'Bob']);
    assert.deepEqual(await of({ from: 1500, to: 2500 }), ['C', 'Bob']);
    assert.deepEqual(await of({ at: { timestamp: 2000, id: 1 } }), ['Bob', ADDRESS]);
    assert.deepEqual(await of({ kinds: ['account', 'range'] }), [range, 'C', 'Bob']);
    assert.deepEqual(await of({ kinds: ['ip'] }), [ADDRESS]);
    assert.deepEqual(await of({ kinds: [] }), []);
    assert.deepEqual(await of({ lasting: false }), [ADDRESS]);
    assert.deepEqual(await of({ lasting: true, kinds: ['range'] }), [range]);
  });

  it('a block comes upon an address, changes with its parent, and ends with it', async ({ blocks }) => {
    const spread = { address: ADDRESS, reason: 'because of Bob', timestamp: NOW, expires: NOW + 1000 };
    const there = async (now = NOW) => (await blocks.ofAddresses([ADDRESS], now)).map(({ reason }) => reason);
    await blocks.place(1, block(2, { autoblock: false }), { spread });
    assert.deepEqual(await there(), []);
    await blocks.place(1, block(2), { ifNone: true, spread });
    assert.deepEqual(await there(), [], 'there was a block already');
    await blocks.place(1, block(2, { noCreate: true, noEmail: true, pages: [7], partial: true }), { spread });
    const [made] = await blocks.ofAddresses([ADDRESS, '192.0.2.0/24'], NOW);
    const own = { id: made?.id, user: null, target: ADDRESS, parent: 1, byName: 'Admin', ...block(2) };
    const taken = { noCreate: true, pages: [7], partial: true, autoblock: false };
    const { address: _, ...told } = spread;
    assert.deepEqual(made, { ...own, ...taken, ...told });
    assert.deepEqual(await there(NOW + 1000), [], 'it ends by itself');
    assert.deepEqual(
      await blocks.list({ targets: [ADDRESS], now: NOW, limit: 9 }),
      [],
      'nobody finds it by its address',
    );
    assert.equal((await blocks.list({ now: NOW, limit: 9 })).length, 2);

    await blocks.spread(1, { ...spread, timestamp: NOW + 500, expires: NOW + 1500 });
    const [prolonged] = await blocks.ofAddresses([ADDRESS], NOW + 1000);
    assert.deepEqual([prolonged?.id, prolonged?.timestamp, prolonged?.expires], [made?.id, NOW + 500, NOW + 1500]);
    const changed = { ...spread, address: null, reason: 'otherwise' };
    await blocks.place(1, block(2, { noCreate: false, expires: NOW + 1200 }), { spread: changed });
    const [after] = await blocks.ofAddresses([ADDRESS], NOW);
    assert.deepEqual([after?.reason, after?.noCreate, after?.partial], ['otherwise', false, false]);
    assert.equal(after?.expires, NOW + 1200, 'it does not outlive its parent');
    await blocks.place(1, block(2, { autoblock: false }), { spread });
    assert.deepEqual(await there(), [], 'what it comes from does so no more');
    await blocks.place(1, block(2), { spread });
    await blocks.end(1, entry);
    assert.deepEqual(await there(), []);
  });

  it('an address that somebody has blocked is not blocked by itself too; one that is blocked by itself may be', async (store) => {
    const { blocks } = store;
    const spread = { address: ADDRESS, reason: 'auto', timestamp: NOW, expires: NOW + 1000 };
    const there = async () => (await blocks.ofAddresses([ADDRESS], NOW)).map(({ reason }) => reason);
    const placed = await blocks.place(ADDRESS, block(2));
    await blocks.place(1, block(2), { spread });
    assert.deepEqual(await there(), ['spam']);
    await blocks.end(placed ?? 0, entry);
    await blocks.spread(1, spread);
    assert.deepEqual(await there(), ['auto']);
    assert.notEqual(await blocks.place(ADDRESS, block(2), { ifNone: true }), undefined);
    assert.deepEqual(await there(), ['auto', 'spam']);
  });

  it('the address that an account last acted from is known until it is forgotten', async ({ blocks }) => {
    await blocks.noteAddress(1, ADDRESS, 2000);
    await blocks.noteAddress(1, '192.0.2.9', 1000);
    assert.equal(await blocks.lastAddress(1, 1999), ADDRESS);
    assert.equal(await blocks.lastAddress(1, 2000), undefined);
    assert.equal(await blocks.lastAddress(2, 0), undefined);
    await blocks.forgetAddresses(2000);
    assert.equal(await blocks.lastAddress(1, 0), ADDRESS);
    await blocks.forgetAddresses(2001);
    assert.equal(await blocks.lastAddress(1, 0), undefined);
  });
}

const entry = {
  ...{ type: 'block', action: 'block', timestamp: NOW, performer: 2, performerName: 'Admin' },
  ...{ namespace: 2, title: 'Bob', page: 0, comment: '', params: {} },
};
