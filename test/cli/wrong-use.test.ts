import assert from 'node:assert/strict';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { before, test } from 'node:test';
import { main } from '../../src/cli/main.ts';
import { latchkey, Process, temporaryDirectory } from './process.ts';

const FIXTURES = join(import.meta.dirname, 'known-wiki.json');
const data = temporaryDirectory();
const empty = temporaryDirectory();

/** What is asked, with which exit code, and what the line must say. */
const CASES: readonly (readonly [words: readonly string[], code: 1 | 2, says: RegExp])[] = [
  [['serv'], 2, /serv: there is no such command\. There are: serve, account, bot-password, session/],
  [['account'], 2, /account: say what to do\. There are: account add, /],
  [['session', 'kill'], 2, /there is no session kill\. There are: session list, session end, session end-all/],
  [['--prot', '1'], 2, /--prot: there is no such option\. npm start -- --help/],
  [['-p'], 2, /-p: there is no such option/],
  [
    ['account', 'add', 'X', '--password', 'secret'],
    2,
    /--password: there is no such option\. npm start -- account add --help/,
  ],
  [['--port'], 2, /--port: its value is missing\. Give --port PORT/],
  [['--data', '--port', '1'], 2, /--data: its value is missing/],
  [['--port', '65536'], 2, /--port 65536: it is not a port\. Give a number from 1 to 65535/],
  [['--port=-1'], 2, /--port -1: it is not a port/],
  [['--max-requests', '0'], 2, /--max-requests 0: it is not what it must be\. Give a whole number from 1 to /],
  [['--head-timeout', '1.5'], 2, /--head-timeout 1\.5: .* Give a whole number from 1 to 86400\.$/m],
  [['--port', '1', '--port', '2'], 2, /--port: it is given twice/],
  [['serve', 'now'], 2, /now: serve takes no such argument/],
  [['--server', 'wiki.example'], 2, /--server wiki\.example: it is not the address of a server/],
  [['--server', 'https://wiki.example/w'], 2, /it is not the address of a server/],
  [['--script-path', 'w'], 2, /--script-path w: it is not a path\. Begin it with a slash/],
  [['--trust-proxy', '10.0.0.0/33'], 2, /10\.0\.0\.0\/33 is no address or range/],
  [['--trust-proxy', '10.0.0.1,,10.0.0.2'], 2, /between two commas is nothing/],
  [['--tls-cert', '/nowhere/cert.pem'], 2, /--tls-cert: a certificate needs its key/],
  [['--tls-key', '/nowhere/key.pem'], 2, /--tls-key: a key needs its certificate/],
  [
    ['--tls-cert', '/nowhere/c.pem', '--tls-key', '/nowhere/k.pem'],
    2,
    /--tls-cert \/nowhere\/c\.pem: the file cannot be read \(ENOENT\)/,
  ],
  [['--fixtures', '/nowhere/f.json'], 2, /--fixtures \/nowhere\/f\.json: the file cannot be read/],
  [
    ['--fixtures', FIXTURES, '--profile', 'lax'],
    2,
    /--profile lax: .* has no such profile\. It has: default, strict\./,
  ],
  [['--profile', 'strict'], 2, /--profile strict: .*--fixtures/],
  [['--log-level', 'loud'], 2, /--log-level loud: it is none of the choices\. Give info, warn, error, silent/],
  [['account', 'list', '--data', '/nowhere'], 1, /\/nowhere: there is no wiki\. Give its folder with --data/],
  [['account', 'list', '--data', empty], 1, /there is no wiki/],
  [['account', 'add'], 2, /account add: ACCOUNT is missing/],
  [['account', 'add', 'A', 'B'], 2, /B: account add takes no such argument/],
  [['account', 'add', 'A@b'], 2, /A@b: no account can have this name/],
  [['account', 'add', '127.0.0.1'], 2, /127\.0\.0\.1: no account can have this name/],
  [['account', 'add', 'fixture_user', '--random'], 1, /Fixture user: this account is there already/],
  [
    ['account', 'add', 'New', '--groups', 'sysop,admin'],
    2,
    /--groups sysop,admin: there is no group admin\. There are: .*sysop/,
  ],
  [['account', 'add', 'New', '--groups', 'user'], 2, /there is no group user/],
  [['account', 'add', 'New', '--random=yes'], 2, /--random: it takes no value/],
  [['account', 'password', 'Nobody', '--random'], 1, /Nobody: there is no such account\. npm start -- account list/],
  [['account', 'lock', '<x>'], 1, /<x>: there is no such account/],
  [['bot-password', 'add', 'Fixture user'], 2, /bot-password add: APP is missing/],
  [['bot-password', 'add', 'Fixture user', 'a'.repeat(33)], 2, /it has 33 bytes, and an app id at most 32/],
  [['bot-password', 'add', 'Fixture user', 'é'.repeat(17)], 2, /it has 34 bytes/],
  [['bot-password', 'add', 'Fixture user', ' '], 2, /it is no app id/],
  [
    ['bot-password', 'add', 'Fixture user', 'task'],
    1,
    /Fixture user@task: this bot password is there already\. Revoke it first/,
  ],
  [
    ['bot-password', 'add', 'Fixture user', 'x', '--grants', 'all'],
    2,
    /there is no grant all\. There are: basic, highvolume, /,
  ],
  [['bot-password', 'add', 'Fixture user', 'x', '--addresses', '::/200'], 2, /::\/200 is no address or range/],
  [['bot-password', 'revoke', 'Fixture user', 'other'], 1, /Fixture user@other: there is no such bot password/],
  [['session', 'list', 'Nobody'], 1, /Nobody: there is no such account/],
  [['session', 'end', '12'], 1, /12: there is no such session/],
  [['session', 'end', 'no handle'], 2, /no handle: it is not the handle of a session/],
  [['session', 'end-all'], 2, /session end-all: give one account, or --everybody/],
];

before(async () => {
  const server = new Process(['--port', '0', '--data', data, '--fixtures', FIXTURES]);
  await server.api();
  await server.stop();
});

/** Runs a command in this process, which is what the program does with its own command line. */
async function run(words: readonly string[]) {
  const said: { out: string[]; err: string[] } = { out: [], err: [] };
  const code = await main(words, {
    env: { LATCHKEY_DATA: data },
    stderrIsTTY: false,
    draw: () => undefined,
    stdin: Readable.from(['a password\n']),
    print: (...lines) => said.out.push(...lines),
    warn: (line) => said.err.push(line),
  });
  return { code, ...said };
}

for (const [words, code, says] of CASES) {
  const shown = words.map((word) => (word === FIXTURES || word === empty ? 'PATH' : word)).join(' ');
  test(`latchkey ${shown}: one line, exit code ${code}`, async () => {
    const ended = await run(words);
    assert.deepEqual({ code: ended.code, out: ended.out, lines: ended.err.length }, { code, out: [], lines: 1 });
    assert.match(ended.err[0] ?? '', says);
    assert.match(ended.err[0] ?? '', /^latchkey: .+$/);
  });
}

test('the process says so in one line and exits so', async () => {
  const { code, out, err } = await latchkey(['account', 'lock', 'Nobody', '--data', data]);
  assert.match(err, /^latchkey: Nobody: there is no such account\.[^\n]*\n$/);
  assert.deepEqual({ code, out }, { code: 1, out: '' });
});

test('a wrong value in the environment is named as the variable that it is', async () => {
  const { code, err } = await latchkey([], { env: { LATCHKEY_PORT: 'http' } });
  assert.equal(code, 2);
  assert.match(err, /^latchkey: LATCHKEY_PORT=http: it is not a port/);
});
