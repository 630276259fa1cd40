import { seed } from '../src/cli/seed.ts';
import { createServer } from '../src/server.ts';
import { benchAccounts, PASSWORD } from './accounts.ts';

// The server that is measured: settings as they are without any, but that nobody is too fast for it, its rows in SQLite, and
// accounts for the load.
//   node latchkey-server.ts PORT DIRECTORY [ACCOUNTS]

const [port, data = '', count = '0'] = process.argv.slice(2);
const server = await createServer({ data, port: Number(port), wiki: { rateLimits: {} } });
const accounts = benchAccounts(Number(count));
const restrictions = { IPAddresses: ['0.0.0.0/0', '::/0'] };
const fixtures = {
  settings: {},
  unknown: [],
  accounts: new Map(accounts.map(({ account }) => [account, { name: account, password: PASSWORD }])),
  botPasswords: accounts.map(({ account, app, secret }) => ({
    account,
    appid: app,
    secret,
    grants: ['basic', 'editpage', 'createeditmovepage', 'highvolume'],
    restrictions,
  })),
};
await seed(server.store, server.hasher, fixtures, Date.now());
console.log(await server.listen());
