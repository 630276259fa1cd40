import { openSqliteStore } from '../../src/store/sqlite.ts';
import { account, edit } from './rows.ts';

// Makes, changes and deletes pages until it is killed; prints each verb only after the store has acknowledged it.
const [directory = '', first = '0'] = process.argv.slice(2);
const { accounts, pages, archive } = await openSqliteStore({ directory });
const user = (await accounts.add(account('Alice'))) ?? (await accounts.byName('Alice'))?.id ?? null;
const by = { timestamp: 1000, performer: user, performerName: 'Alice', comment: '', params: {} };
let last = Number(first);

async function work(): Promise<void> {
  for (;;) {
    const key = `P${++last}`;
    const about = { ...by, namespace: 0, title: key };
    const entry = { type: 'create', action: 'create', ...about };
    const who = { user, userName: 'Alice' };
    const made = await pages.save({ ...edit(key, { text: key, ...who }), event: { entry, change: null } });
    process.stdout.write(`saved ${made?.revision} ${key}\n`);
    const base = made?.revision ?? 0;
    const reverts = { tagged: [base], lookedAt: [base], bot: false };
    const next = edit(key, { base, text: `${key} changed`, tags: ['mw-undo'], ...who });
    const changed = await pages.save({ ...next, reverts });
    process.stdout.write(`saved ${changed?.revision} ${key}\n`);
    if (last % 3 > 0) continue;
    // A reader that is slow leaves lines waiting in this process: the deletion waits for its own.
    await new Promise((written) => process.stdout.write(`deleting ${changed?.revision} ${key}\n`, written));
    const event = { entry: { type: 'delete', action: 'delete', ...about }, change: null };
    const page = { namespace: 0, key };
    await archive.delete({ page, base: changed?.revision ?? 0, articles: 0, event });
    process.stdout.write(`deleted ${changed?.revision} ${key}\n`);
  }
}

await Promise.all(Array.from({ length: 32 }, work));
