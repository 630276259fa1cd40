import { openSqliteStore } from '../../src/store/sqlite.ts';
import { account, device, remembered, session } from './rows.ts';

// Begins and ends sessions until it is killed; prints each verb only after the store has acknowledged it.
const [directory = '', first = '0'] = process.argv.slice(2);
const { accounts, sessions } = await openSqliteStore({ directory });
await accounts.add(account('Bob'));
let last = Number(first);

async function work(): Promise<void> {
  for (;;) {
    const id = ++last;
    if (id % 2) await sessions.begin(session(id), null, null);
    else await sessions.begin(remembered(id, id), device(id), null);
    process.stdout.write(`begin ${id}\n`);
    if (id % 3 === 0) continue;
    await new Promise((written) => process.stdout.write(`ending ${id}\n`, written));
    await sessions.end(id);
    process.stdout.write(`end ${id}\n`);
  }
}

await Promise.all(Array.from({ length: 32 }, work));
