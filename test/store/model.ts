import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Store } from '../../src/store/store.ts';
import { account, authEvent, block, botPassword, botSession, device, remembered, session } from './rows.ts';
import { addAccounts } from './with-store.ts';

/** A verb with its arguments; `next` gives the handles of what it makes. */
type Step = ((store: Store, next: () => number) => Promise<unknown>) & {
  /** It looks first and acts then: nothing else is under way meanwhile. */
  readonly alone?: true;
};

const known = fc.integer({ min: 1, max: 12 });
const user = fc.integer({ min: 1, max: 3 });
const app = fc.constantFrom('app', 'other');
const name = fc.constantFrom('Bob', 'Eve', 'BOB', 'Ärger', '\u{1F511}', '\u{FFFD}', '');
const time = fc.integer({ min: 1_699_999_999_990, max: 1_700_000_000_010 });
const noted = authEvent('end');
const replaced = fc.option(known, { freq: 2 });

/** No caller replaces a session by one with the same handle. */
const other = (id: number, old: number | null) => (old === id ? null : old);
/** Generations that accounts come to have: a login that was checked against another one is overtaken. */
const generation = fc.constantFrom(0, 0, 0, 1, 1, 2, 3);
const step = (description: string, run: Step) => Object.assign(run, { toString: () => description });
const describe = <T extends unknown[]>(verb: string, make: (...values: T) => Step) => {
  return (values: T) => step(`${verb}(${fc.stringify(values)})`, make(...values));
};

const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(user, generation, replaced).map(
    describe('begin', (of, accountGeneration, old) =>
      ({ sessions }, next) => {
        const id = next();
        return sessions.begin(session(id, { user: of, accountGeneration }), null, other(id, old));
      }),
  ),
  fc.tuple(user, generation, app).map(
    describe('begin bot', (of, accountGeneration, by) =>
      ({ sessions }, next) =>
        sessions.begin({ ...botSession(next(), by, of), accountGeneration }, null, null)),
  ),
  fc.tuple(user, generation, replaced, time).map(
    describe('begin remembered', (of, accountGeneration, old, created) =>
      ({ sessions }, next) => {
        const id = next();
        return sessions.begin(
          { ...remembered(id, id, of), accountGeneration, created },
          { ...device(id, of, created), accountGeneration },
          other(id, old),
        );
      }),
  ),
  fc.tuple(user, known).map(
    describe('begin with a handle in use', (of, id) =>
      ({ sessions }) =>
        sessions.begin(session(id, { user: of }), null, null)),
  ),
  fc.tuple(user, generation, known).map(
    describe('revive', (of, accountGeneration, id) =>
      ({ sessions }, next) =>
        sessions.revive({ ...remembered(next(), id, of), accountGeneration })),
  ),
  fc.tuple(user, generation, known, known).map(
    describe('revive with another secret', (of, accountGeneration, id, to) =>
      ({ sessions }, next) =>
        sessions.revive(
          { ...remembered(next(), id, of), accountGeneration },
          { from: device(id).secretHash, to: Buffer.alloc(32, to), at: to },
          noted,
        )),
  ),
  fc.tuple(user, known).map(
    describe('endOthers', (of, keep) =>
      ({ sessions }) =>
        sessions.endOthers(of, keep, noted)),
  ),
  fc.tuple(known).map(
    describe('endDevice', (id) =>
      ({ sessions }) =>
        sessions.endDevice(id, noted)),
  ),
  fc.tuple(user, name).map(
    describe('rename', (id, to) =>
      ({ accounts }) =>
        accounts.rename(id, to, { event: noted })),
  ),
  fc.tuple(user).map(
    describe('erase', (id) =>
      ({ accounts }) =>
        accounts.erase(id, noted)),
  ),
  fc.tuple(known, time).map(
    describe('touch', (id, seen) =>
      ({ sessions }) =>
        sessions.touch(id, { seen })),
  ),
  fc.tuple(known).map(
    describe('issue', (id) =>
      ({ sessions }) =>
        sessions.touch(id, { loginTokenIssued: true })),
  ),
  fc.tuple(known).map(
    describe('end', (id) =>
      ({ sessions }) =>
        sessions.end(id, noted)),
  ),
  fc.tuple(user).map(
    describe('endAll', (of) =>
      ({ sessions }) =>
        sessions.endAll(of, noted)),
  ),
  fc
    .tuple(time, time, time)
    .map(
      describe('sweep', (seen, created, rememberedAt) =>
        ({ sessions }) => {
          return sessions.sweep(
            { seen, created: created - 5, botCreated: created - 3, remembered: rememberedAt - 5 },
            seen,
          );
        }),
    )
    .map((sweep) => Object.assign(sweep, { alone: true as const })),
  fc.tuple(name).map(
    describe('add', (called) =>
      ({ accounts }) =>
        accounts.add(account(called))),
  ),
  fc.tuple(user).map(
    describe('rehash', (id) =>
      ({ accounts }) =>
        accounts.rehash(id, ':argon2:x', ':argon2:y')),
  ),
  fc.tuple(user).map(
    describe('setPassword', (id) =>
      ({ accounts }) =>
        accounts.setPassword(id, ':argon2:z', noted)),
  ),
  fc.tuple(user, fc.boolean()).map(
    describe('setLocked', (id, to) =>
      ({ accounts }) =>
        accounts.setLocked(id, to, noted)),
  ),
  fc.tuple(user, user, fc.boolean()).map(
    describe('block', (id, by, partial) =>
      ({ blocks }) =>
        blocks.place(id, block(by, { partial }), { endsMain: noted })),
  ),
  fc.tuple(user, generation, fc.option(known)).map(
    describe('changePassword', (id, of, keep) =>
      ({ accounts }) =>
        accounts.changePassword(id, ':argon2:w', { generation: of, keep }, noted)),
  ),
  fc.constant<[]>([]).map(
    describe('endEverybody', () =>
      ({ sessions }) =>
        sessions.endEverybody(noted)),
  ),
  fc.tuple(user, app).map(
    describe('saveBotPassword', (of, called) =>
      ({ accounts }) =>
        accounts.saveBotPassword(botPassword(of, called))),
  ),
  fc.tuple(user, app).map(
    describe('deleteBotPassword', (of, called) =>
      ({ accounts }) =>
        accounts.deleteBotPassword(of, called, noted)),
  ),
);

/**
 * Runs random verbs against a store and against its model, both given in one order: every answer and then everything that
 * can be read must be the same. Verbs that are not waited for one by one share batches, and a batch may have to be undone.
 */
export async function compareWithModel(model: () => Store, open: () => Promise<Store>, runs: number): Promise<void> {
  const property = fc.asyncProperty(fc.array(steps, { maxLength: 80 }), fc.boolean(), async (sequence, together) => {
    const one = model();
    const two = await open();
    for (const store of [one, two]) await addAccounts(store, 'Bob', 'Eve');
    try {
      const [expected, actual] = [await play(one, sequence, together), await play(two, sequence, together)];
      assert.deepEqual(actual, expected);
      assert.deepEqual(await everything(two), await everything(one));
    } finally {
      await two.close();
    }
  });
  await fc.assert(property, { numRuns: runs });
}

async function play(store: Store, sequence: readonly Step[], together: boolean): Promise<unknown[]> {
  let last = 0;
  const next = () => ++last;
  const answers: Promise<unknown>[] = [];
  for (const run of sequence) {
    if (run.alone) await Promise.all(answers);
    const answer = run(store, next).catch(() => 'rejected');
    answers.push(answer);
    if (run.alone || !together) await answer;
  }
  return Promise.all(answers);
}

async function everything({ sessions, accounts, authLog }: Store): Promise<unknown> {
  const handles = Array.from({ length: 81 }, (_, id) => id);
  return {
    sessions: await sessions.list({ limit: 100 }),
    known: await Promise.all(handles.map((id) => sessions.get(id))),
    live: await sessions.count(),
    asleep: await Promise.all(
      [1, 2].map((user) =>
        sessions.listAsleep({
          user,
          limit: 9,
          past: { seen: 1_700_000_000_000, created: 0, botCreated: 0, remembered: 0 },
        }),
      ),
    ),
    devices: await Promise.all(handles.map((id) => sessions.device(id))),
    accounts: await accounts.list({ limit: 100 }),
    events: await authLog.list({ limit: 1000 }),
    bots: await Promise.all([1, 2, 3].map((id) => accounts.botPasswords(id))),
  };
}
