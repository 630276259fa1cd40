import assert from 'node:assert/strict';
import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { before, test } from 'node:test';
import { Bot, loggedIn } from './bot.ts';
import { latchkey, serve, temporaryDirectory } from './process.ts';

const FIXTURES = ['--fixtures', join(import.meta.dirname, 'known-wiki.json')];
const FILE = 'latchkey.sqlite';
const data = temporaryDirectory();
const backup = join(temporaryDirectory(), 'wiki.backup');
const server = serve(['--data', data, ...FIXTURES]);
let living: Bot;
let kept: Bot;
let ended: Bot;

async function main(bot: Bot): Promise<Bot> {
  assert.equal(await bot.logIn('Fixture user', 'fixture-user-Pw-1'), 'Success');
  return bot;
}

/** Runs a command that is refused in one line, which says why. */
async function refused(words: readonly string[], why: RegExp): Promise<void> {
  const { code, out, err } = await latchkey(words);
  assert.deepEqual({ code, out }, { code: 1, out: '' }, err);
  assert.match(err, /^latchkey: [^\n]+\n$/);
  assert.match(err, why);
}

/** Where a session leads at a server of a folder. */
async function nameAt(folder: string, bot: Bot): Promise<string> {
  const other = serve(['--data', folder]);
  const name = await bot.at(await other.api()).name();
  await other.stop();
  return name;
}

before(async () => {
  const api = await server.api();
  living = await main(new Bot(api));
  kept = await main(new Bot(api));
  ended = await main(new Bot(api));
  let writing = true;
  const load = Array.from({ length: 4 }, async () => {
    while (writing) await main(new Bot(api));
  });
  const { code, out, err } = await latchkey(['backup', backup, '--data', data]);
  writing = false;
  await Promise.all(load);
  assert.deepEqual({ code, err }, { code: 0, err: '' });
  assert.match(out, /is written to .*: keep it secret\.\n$/);
  await ended.post({ action: 'logout', token: await ended.token('csrf') });
  assert.equal(await ended.name(), '127.0.0.1');
});

test('a backup is taken while the server runs and writes, is whole, and only its owner can read it', () => {
  assert.equal(statSync(backup).mode & 0o777, 0o600);
  const database = new DatabaseSync(backup, { readOnly: true });
  assert.equal(database.prepare('PRAGMA integrity_check').get()?.integrity_check, 'ok');
  assert.ok(Number(database.prepare('SELECT count(*) AS rows FROM session').get()?.rows) >= 2);
  database.close();
  assert.deepEqual(readdirSync(join(backup, '..')), ['wiki.backup'], 'nothing is left beside it');
});

test('a backup takes the place of no file, and needs a wiki and a folder', async () => {
  const before = readFileSync(backup);
  await refused(['backup', backup, '--data', data], /is there already\. Give a name that is free/);
  assert.deepEqual(readFileSync(backup), before);
  await refused(
    ['backup', join(data, 'no', 'x'), '--data', data],
    /no\/x: [^:]*ENOENT(?!.*unfinished).* Give a file in a folder/,
  );
  await refused(['backup', join(data, 'x'), '--data', temporaryDirectory()], /there is no wiki/);
});

test('a restored wiki has its accounts and nobody is logged in: not who logged out since, nor anybody else', async () => {
  const folder = join(temporaryDirectory(), 'new');
  const { code, out } = await latchkey(['restore', backup, '--data', folder]);
  assert.equal(code, 0);
  assert.match(out, /is restored from .*: \d+ accounts?, nobody is logged in\.\nPasswords, .* time of the backup\.\n$/);
  assert.deepEqual(readdirSync(folder), [FILE]);
  assert.equal(statSync(join(folder, FILE)).mode & 0o777, 0o600);
  const database = new DatabaseSync(join(folder, FILE), { readOnly: true });
  for (const table of ['session', 'device', 'pending_login', 'temporary_password'])
    assert.equal(database.prepare(`SELECT count(*) AS rows FROM ${table}`).get()?.rows, 0, table);
  database.close();
  assert.equal(await nameAt(folder, living), '127.0.0.1');
  assert.equal(await nameAt(folder, ended), '127.0.0.1');
  const again = serve(['--data', folder]);
  await loggedIn(await again.api(), 'Fixture user', 'fixture-user-Pw-1');
  await again.stop();
});

test('asked for, sessions come back as they were', async () => {
  const folder = temporaryDirectory();
  const { out } = await latchkey(['restore', backup, '--data', folder, '--keep-sessions']);
  assert.match(out, /accounts?, \d+ sessions?\.\n/);
  assert.equal(await nameAt(folder, kept), 'Fixture user');
});

test('a wiki in the way is replaced only if that is said, and never while a process has it open', async () => {
  await refused(['restore', backup, '--data', data], /there is a wiki\. Give --replace/);
  await refused(['restore', backup, '--data', data, '--replace'], /a process has it open\. Stop the server first/);
  assert.equal(await new Bot(await server.api()).logIn('Fixture user', 'fixture-user-Pw-1'), 'Success');
  const folder = temporaryDirectory();
  const other = serve(['--data', folder]);
  await other.api();
  await other.stop();
  assert.equal((await latchkey(['restore', backup, '--data', folder, '--replace'])).code, 0);
  assert.deepEqual(readdirSync(folder), [FILE]);
  assert.match((await latchkey(['account', 'list', '--data', folder])).out, /^Fixture user /m);
});

test('what is no whole backup of a wiki is refused, and what is there stays as it is', async () => {
  const folder = temporaryDirectory();
  const broken = temporaryDirectory();
  const make = (name: string, change: (path: string) => void) => {
    const path = join(broken, name);
    copyFileSync(backup, path);
    change(path);
    return path;
  };
  const cases: readonly (readonly [path: string, why: RegExp])[] = [
    [join(broken, 'nothing'), /nothing: there is no such file\. Give a file that the command backup/],
    [make('text', (path) => writeFileSync(path, 'x'.repeat(8192))), /not a database/],
    [make('short', (path) => truncateSync(path, statSync(path).size / 2)), /damaged|malformed/],
    [make('holes', (path) => writeFileSync(path, readFileSync(path).fill(0xa5, 8192, 40_960))), /damaged|malformed/],
    [
      make('newer', (path) => {
        const database = new DatabaseSync(path);
        database.exec('PRAGMA user_version = 1000');
        database.close();
      }),
      /schema is version 1000/,
    ],
    [make('in-use', (path) => writeFileSync(`${path}-wal`, 'x')), /it is in use/],
  ];
  for (const [path, why] of cases) {
    await refused(['restore', path, '--data', folder], why);
    assert.deepEqual(readdirSync(folder), [], path);
  }
  await latchkey(['restore', backup, '--data', folder]);
  const before = readFileSync(join(folder, FILE));
  for (const [path, why] of cases) await refused(['restore', path, '--data', folder, '--replace'], why);
  assert.deepEqual(readFileSync(join(folder, FILE)), before);
  assert.ok(existsSync(backup));
});

test('a wiki that is damaged is replaced, too', async () => {
  const folder = temporaryDirectory();
  writeFileSync(join(folder, FILE), 'x'.repeat(8192));
  assert.equal((await latchkey(['restore', backup, '--data', folder, '--replace'])).code, 0);
  assert.match((await latchkey(['account', 'list', '--data', folder])).out, /^Fixture user /m);
});
