import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Store } from '../../src/store/store.ts';
import { device, remembered } from './rows.ts';
import { addAccounts, withStore } from './with-store.ts';

const ROUNDS = 3000;

type Ending = (store: Store, id: number) => Promise<unknown>;

const endings: Readonly<Record<string, Ending>> = {
  'its end': ({ sessions }, id) => sessions.end(id),
  'the end of all': ({ sessions }, id) => sessions.endAll(id),
  'another password': ({ accounts }, id) => accounts.setPassword(id, 'new'),
  'a lock': ({ accounts }, id) => accounts.setLocked(id, true),
};

/** Requests in flight never bring back what was ended: the promise that the whole project is about. */
export function raceContract(open: () => Promise<Store>): void {
  for (const [name, ending] of Object.entries(endings)) {
    test(
      `touch and revive that race ${name} never bring a session back`,
      withStore(open, async (store) => {
        await addAccounts(store, ...Array.from({ length: ROUNDS }, (_, round) => `User ${round + 1}`));
        await Promise.all(Array.from({ length: ROUNDS }, (_, round) => race(store, round + 1, ending)));
        assert.deepEqual(await store.sessions.list({ limit: 10 }), []);
      }),
    );
  }
}

/** One session, of an account of its own, that ends while others use it; `round` decides the order. */
async function race(store: Store, round: number, ending: Ending): Promise<void> {
  const { sessions } = store;
  await sessions.begin(remembered(round, round, round), device(round, round), null);
  assert.ok(await sessions.get(round));
  const verbs = [
    () => ending(store, round),
    () => sessions.touch(round, { seen: 2_000_000_000_000 }),
    () => sessions.revive(remembered(round + ROUNDS, round, round)),
    () => sessions.touch(round, { loginTokenIssued: true }),
    () => sessions.revive(remembered(round + 2 * ROUNDS, round, round)),
    () => sessions.touch(round + ROUNDS, { seen: 2_000_000_000_001 }),
  ];
  const pending: Promise<unknown>[] = [];
  for (let left = round; verbs.length > 0; left = Math.floor(left / 7) + round) {
    pending.push(...verbs.splice(left % verbs.length, 1).map((verb) => verb()));
    if (left % 5 === 0) await new Promise(setImmediate);
  }
  await Promise.all(pending);
  assert.equal(await sessions.get(round), undefined);
  assert.equal(await sessions.device(round), undefined);
}
