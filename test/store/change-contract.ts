import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ChangeRow } from '../../src/store/changes.ts';
import type { Store } from '../../src/store/store.ts';
import { account, edit } from './rows.ts';
import { withStore } from './with-store.ts';

/** What every store promises of recent changes and watchlists. */
export function changeContract(open: () => Promise<Store>): void {
  const it = (name: string, body: (store: Store) => Promise<void>) => test(name, withStore(open, body));

  it('each edit is a recent change, unless it is to be none', async ({ accounts, pages, changes }) => {
    const user = (await accounts.add(account('Alice'))) as number;
    await pages.save(edit('A', { text: 'abc', user, userName: 'Alice', comment: 'why', tags: ['t'], timestamp: 1000 }));
    const noted = { bot: true, autopatrolled: true, ip: '192.0.2.7' };
    await pages.save({ ...edit('A', { base: 1, text: 'ab', minor: true, timestamp: 2000 }), change: noted });
    await pages.save({ ...edit('A', { base: 2 }), change: null });
    const first: ChangeRow = {
      ...{ id: 1, type: 'new', timestamp: 1000, namespace: 0, key: 'A', user, userName: 'Alice', comment: 'why' },
      ...{ minor: false, bot: false, patrolled: 'no', page: 1, revision: 1, parent: 0, oldLength: 0, newLength: 3 },
      ...{ tags: ['t'], log: 0, hidden: 0 },
    };
    const second: ChangeRow = {
      ...{
        id: 2,
        type: 'edit',
        timestamp: 2000,
        namespace: 0,
        key: 'A',
        user: null,
        userName: '192.0.2.1',
        comment: '',
      },
      ...{ minor: true, bot: true, patrolled: 'auto', page: 1, revision: 2, parent: 1, oldLength: 3, newLength: 2 },
      ...{ tags: [], log: 0, hidden: 0 },
    };
    assert.deepEqual(await changes.list({ limit: 9 }), [second, first]);
    assert.deepEqual(await changes.ofRevisions([1, 3]), [first]);
  });

  it('recent changes are filtered by what they are', async ({ accounts, pages, changes }) => {
    const user = (await accounts.add(account('Alice'))) as number;
    await pages.save(edit('A', { user, userName: 'Alice', timestamp: 1000, tags: ['x'] }));
    await pages.save(edit('A', { base: 1, timestamp: 2000, minor: true }));
    const noted = { bot: true, autopatrolled: true, ip: '' };
    await pages.save({ ...edit('B', { timestamp: 2000 }), page: { namespace: 2, key: 'B' }, change: noted });
    const ids = async (asked: object) => (await changes.list({ limit: 9, ...asked })).map(({ id }) => id);
    assert.deepEqual(await ids({}), [3, 2, 1]);
    assert.deepEqual(await ids({ newer: true, at: { timestamp: 2000, id: 2 } }), [2, 3]);
    assert.deepEqual(await ids({ from: 1500, limit: 1 }), [3]);
    assert.deepEqual(await ids({ namespaces: [0, 1] }), [2, 1]);
    assert.deepEqual(await ids({ name: { namespace: 2, key: 'B' } }), [3]);
    assert.deepEqual(await ids({ userName: 'Alice' }), [1]);
    assert.deepEqual(await ids({ exceptUserName: 'Alice' }), [3, 2]);
    assert.deepEqual(await ids({ types: ['new'] }), [3, 1]);
    assert.deepEqual(await ids({ tag: 'x' }), [1]);
    assert.deepEqual(await ids({ minor: true }), [2]);
    assert.deepEqual(await ids({ bot: false }), [2, 1]);
    assert.deepEqual(await ids({ anonymous: false }), [1]);
    assert.deepEqual(await ids({ patrolled: ['auto', 'yes'] }), [3]);
    assert.deepEqual(await ids({ latestOnly: true }), [3, 2]);
  });

  it('an event that a page is made with is noted with the id of the page', async ({ pages, log }) => {
    const about = { namespace: 0, title: 'A', comment: '', params: {} };
    const entry = { type: 'create', action: 'create', timestamp: 1000, performer: null, performerName: 'x', ...about };
    await pages.save(edit('B'));
    await pages.save({ ...edit('A'), event: { entry, change: null } });
    await pages.save({ ...edit('A'), event: { entry, change: null } });
    assert.deepEqual(await log.list({ limit: 9 }), [{ ...entry, id: 1, page: 2, revision: 2, tags: [] }]);
  });

  it('pages are watched until they are not', async ({ accounts, watches }) => {
    const one = (await accounts.add(account('Alice'))) as number;
    const two = (await accounts.add(account('Bob'))) as number;
    const [a, b] = [
      { namespace: 0, key: 'A_b' },
      { namespace: 1, key: 'A_b' },
    ];
    await watches.watch(one, [a, b], null);
    await watches.watch(two, [a], 5000);
    assert.deepEqual(await watches.watched(one, [b], 0), [{ user: one, ...b, expires: null, unseen: null }]);
    assert.deepEqual(
      await watches.watchers([a, b], 4999),
      new Map([
        ['0:A_b', 2],
        ['1:A_b', 1],
      ]),
    );
    assert.deepEqual(await watches.watchers([a, { namespace: 9, key: 'A_b' }], 5000), new Map([['0:A_b', 1]]));
    await watches.watch(one, [a], 6000);
    assert.deepEqual(
      (await watches.watched(one, [a], 0)).map(({ expires }) => expires),
      [6000],
    );
    assert.deepEqual(await watches.watched(one, [a], 6000), []);
    await watches.unwatch(one, [a, b]);
    assert.deepEqual(await watches.watched(one, [a, b], 0), []);
    assert.equal((await watches.watched(two, [a, b], 0)).length, 1);
  });

  it('a watchlist is listed in the order of names, and changes by who watches', async ({
    accounts,
    pages,
    changes,
    watches,
  }) => {
    const user = (await accounts.add(account('Alice'))) as number;
    await pages.save(edit('A', { timestamp: 1000 }));
    await pages.save(edit('A', { base: 1, timestamp: 2000 }));
    await pages.save(edit('B', { timestamp: 3000 }));
    const names = [
      { namespace: 2, key: 'A' },
      { namespace: 0, key: 'A' },
      { namespace: 0, key: 'Z' },
    ];
    await watches.watch(user, names, null);
    await watches.watch(user, [{ namespace: 0, key: 'C' }], 50);
    const listed = async (asked: object) =>
      (await watches.list(user, { now: 100, limit: 9, ...asked })).map(({ namespace, key }) => `${namespace}:${key}`);
    assert.deepEqual(await listed({}), ['0:A', '0:Z', '2:A']);
    assert.deepEqual(await listed({ now: 10, limit: 2 }), ['0:A', '0:C']);
    assert.deepEqual(await listed({ descending: true, from: { namespace: 0, key: 'Z' } }), ['0:Z', '0:A']);
    assert.deepEqual(await listed({ to: { namespace: 0, key: 'Z' }, namespaces: [0] }), ['0:A', '0:Z']);
    assert.deepEqual(await listed({ unseen: true }), []);
    const ids = async (asked: object) => (await changes.list({ limit: 9, ...asked })).map(({ id }) => id);
    assert.deepEqual(await ids({ watched: { user, now: 0 } }), [2, 1]);
    assert.deepEqual(await ids({ watched: { user, now: 0 }, latestOrLog: true }), [2]);
    assert.deepEqual(await ids({ watched: { user, now: 0, unseen: true } }), []);
    assert.deepEqual(await ids({ redirects: true }), []);
  });

  it('a change is unseen by those who watch the page and had seen all of it, but for who made it', async (store) => {
    const { accounts, pages, changes, watches, log } = store;
    const [one, two] = [await accounts.add(account('Alice')), await accounts.add(account('Bob'))] as [number, number];
    const [a, b] = [
      { namespace: 0, key: 'A' },
      { namespace: 2, key: 'B_c' },
    ];
    for (const user of [one, two]) await watches.watch(user, [a, b], null);
    await watches.watch(one, [{ namespace: 0, key: 'Short' }], 1500);
    const unseen = async (user: number) =>
      (await watches.list(user, { now: 0, limit: 9, unseen: true })).map((row) => [row.key, row.unseen]);
    await pages.save(edit('A', { user: one, userName: 'Alice', timestamp: 1000 }));
    assert.deepEqual([await unseen(one), await unseen(two)], [[], [['A', 1000]]]);
    await pages.save(edit('A', { base: 1, timestamp: 2000 }));
    await pages.save(edit('Short', { timestamp: 2000 }));
    await pages.save({ ...edit('A', { base: 2, timestamp: 3000 }), change: null });
    assert.deepEqual([await unseen(one), await unseen(two)], [[['A', 2000]], [['A', 1000]]]);
    const ids = async (asked: object) => (await changes.list({ limit: 9, ...asked })).map(({ id }) => id);
    assert.deepEqual(await ids({ watched: { user: one, now: 0, unseen: true } }), [2]);
    assert.deepEqual(await ids({ watched: { user: one, now: 2500, unseen: false } }), [1]);
    const event = { type: 'rights', action: 'rights', timestamp: 4000, performer: two, performerName: 'Bob' };
    const about = { namespace: 2, title: 'B c', page: 0, comment: 'why', params: {} };
    await log.add({ ...event, ...about, change: { bot: true, autopatrolled: true, ip: '192.0.2.7' } });
    await log.add({ ...event, ...about, timestamp: 5000 });
    assert.deepEqual(
      [await unseen(one), await unseen(two)],
      [
        [
          ['A', 2000],
          ['B_c', 4000],
        ],
        [['A', 1000]],
      ],
    );
    const [listed] = await changes.list({ limit: 1 });
    assert.deepEqual(listed, {
      ...{ id: 4, type: 'log', timestamp: 4000, ...b, user: two, userName: 'Bob', comment: 'why', minor: false },
      ...{ bot: true, patrolled: 'auto', page: 0, revision: 0, parent: 0, oldLength: 0, newLength: 0, tags: [] },
      ...{ log: 1, hidden: 0 },
    });
    assert.deepEqual([await watches.countUnseen(one, 9, 0), await watches.countUnseen(one, 1, 0)], [2, 1]);
    await watches.setUnseen(one, [b, { namespace: 0, key: 'Other' }], null);
    await watches.setUnseen(one, [a], 9000);
    assert.deepEqual(await unseen(one), [['A', 9000]]);
    await watches.setUnseen(one, null, 7000);
    assert.deepEqual(await unseen(one), [
      ['A', 7000],
      ['Short', 7000],
      ['B_c', 7000],
    ]);
    assert.equal(await watches.countUnseen(one, 9, 1600), 2);
    await watches.setUnseen(one, null, null);
    assert.deepEqual([await unseen(one), await unseen(two)], [[], [['A', 1000]]]);
  });

  it('a new account watches what it is to watch, and is told of the event that it was made by another', async (store) => {
    const { accounts, changes, watches } = store;
    const one = (await accounts.add(account('Alice'))) as number;
    const event = { type: 'newusers', action: 'create2', timestamp: 1000, comment: '', params: {} };
    const about = { namespace: 2, title: 'Bob', page: 0, change: { bot: false, autopatrolled: true, ip: '' } };
    const by = { performer: one, performerName: 'Alice' };
    const made = { entry: { ...event, ...about, ...by }, address: null, watches: [{ namespace: 2, key: 'Bob' }] };
    const two = (await accounts.add(account('Bob'), made)) as number;
    assert.equal(await accounts.add(account('Bob'), made), undefined);
    const itself = { ...made.entry, title: 'Eve', performer: null, performerName: 'Eve' };
    const watched = { ...made, entry: itself, watches: [{ namespace: 2, key: 'Eve' }] };
    const three = (await accounts.add(account('Eve'), watched)) as number;
    assert.deepEqual(
      [...(await watches.list(two, { now: 0, limit: 9 })), ...(await watches.list(three, { now: 0, limit: 9 }))],
      [
        { user: two, namespace: 2, key: 'Bob', expires: null, unseen: 1000 },
        { user: three, namespace: 2, key: 'Eve', expires: null, unseen: null },
      ],
    );
    assert.deepEqual(
      (await changes.list({ limit: 9 })).map(({ key, user, log }) => [key, user, log]),
      [
        ['Eve', three, 2],
        ['Bob', one, 1],
      ],
    );
    await accounts.erase(three);
    assert.deepEqual(await watches.list(three, { now: 0, limit: 9 }), []);
  });

  it('who has messages is known until they are read', async ({ accounts, pages, messages }) => {
    const user = (await accounts.add(account('Alice'))) as number;
    await pages.save({ ...edit('A'), tells: user });
    await pages.save({ ...edit('A', { base: 1 }), tells: user });
    await pages.save({ ...edit('A', { base: 1 }), tells: '192.0.2.1' });
    await pages.save({ ...edit('A', { base: 2 }), tells: '192.0.2.2' });
    const told = async () => Promise.all([user, '192.0.2.1', '192.0.2.2'].map((one) => messages.has(one)));
    assert.deepEqual(await told(), [true, false, true]);
    await messages.read('192.0.2.2');
    assert.deepEqual(await told(), [true, false, false]);
    await messages.read(user);
    await messages.read(user);
    assert.deepEqual(await told(), [false, false, false]);
  });

  it('contributions are filtered by what they did to their page; events of the log are found by id', async (store) => {
    const { pages, log } = store;
    await pages.save(edit('A', { timestamp: 1000 }));
    await pages.save(edit('A', { base: 1, timestamp: 2000 }));
    const ids = async (asked: object) =>
      (await pages.contributions({ userName: '192.0.2.1', limit: 9, ...asked })).map(({ id }) => id);
    assert.deepEqual(await ids({ made: true }), [1]);
    assert.deepEqual(await ids({ latest: true }), [2]);
    assert.deepEqual(await ids({ latest: false, made: false }), []);
    const found = await log.list({ limit: 9 });
    assert.deepEqual(await log.byId([...found.map(({ id }) => id), 99]), found);
  });
}
