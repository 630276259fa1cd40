import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { Bot, loggedIn } from './bot.ts';
import { latchkey, serve, temporaryDirectory } from './process.ts';

// What the operator does to a wiki holds from the next request on of the server that runs beside.

const data = temporaryDirectory();
const server = serve(['--data', data, '--fixtures', join(import.meta.dirname, 'known-wiki.json')]);
let api = '';

/** Runs a command on the wiki that is being served, and gives what it printed. */
async function operate(words: readonly string[], input?: string): Promise<string> {
  const { code, out, err } = await latchkey([...words, '--data', data], input === undefined ? {} : { input });
  assert.deepEqual({ code, err }, { code: 0, err: '' });
  return out;
}

/** Makes an account with the password that its name is followed by. */
async function addAccount(name: string): Promise<string> {
  const password = `${name} has a long password`;
  assert.equal(await operate(['account', 'add', name], `${password}\n`), `${name} is made.\n`);
  return password;
}

/** Asserts that a session has ended: the client is anonymous, and its CSRF token is nobody's. */
async function assertEnded(bot: Bot): Promise<void> {
  assert.equal(await bot.name(), '127.0.0.1');
  assert.equal(await bot.token('csrf'), '+\\');
}

before(async () => {
  api = await server.api();
});

test('an account is made with a piped password, under its canonical name, and logs in', async () => {
  const out = await operate(['account', 'add', 'ann_lee', '--groups', 'sysop,bot'], 'correct horse\n');
  assert.equal(out, 'Ann lee is made.\n');
  await loggedIn(api, 'Ann lee', 'correct horse');
  assert.match(await operate(['account', 'list']), /^Ann lee +\d{4}-\d\d-\d\d \d\d:\d\d:\d\d +bot, sysop$/m);
});

test('an account is made with a random password, shown once', async () => {
  const [, password = ''] =
    /^Rita is made\.\nPassword: (\S{20})\n$/.exec(await operate(['account', 'add', 'Rita', '--random'])) ?? [];
  await loggedIn(api, 'Rita', password);
});

test('a password that is too short is refused, more so in a privileged group, and nothing is made', async () => {
  const add = (...words: string[]) =>
    latchkey(['account', 'add', 'Shorty', ...words, '--data', data], { input: 'ninebytes\n' });
  assert.match((await add('--groups', 'sysop')).err, /has 9 bytes\. Give one of at least 10/);
  const { code, err } = await latchkey(['account', 'add', 'Shorty', '--data', data], { input: '7 bytes\n' });
  assert.deepEqual({ code, err: /at least 8/.test(err) }, { code: 1, err: true });
  assert.match(
    (await latchkey(['account', 'add', 'Shorty', '--data', data], { input: 'two\nlines of it' })).err,
    /more than one line/,
  );
  assert.doesNotMatch(await operate(['account', 'list']), /Shorty/);
  assert.equal((await add()).code, 0);
});

test('a new password ends every session and makes the bot passwords useless', async () => {
  const password = await addAccount('Paul');
  const [, secret = ''] = /Password: (\S+)/.exec(await operate(['bot-password', 'add', 'Paul', 'task'])) ?? [];
  const main = await loggedIn(api, 'Paul', password);
  const bot = await loggedIn(api, 'Paul@task', secret);
  assert.match(
    await operate(['account', 'password', 'paul'], 'another password'),
    /^The password of Paul is changed\. .*bot passwords \(1\)/,
  );
  await assertEnded(main);
  await assertEnded(bot);
  assert.equal(await new Bot(api).logIn('Paul', password), 'Failed');
  assert.equal(await new Bot(api).logIn('Paul@task', secret), 'Failed');
  await loggedIn(api, 'Paul', 'another password');
  assert.match(await operate(['bot-password', 'list', 'Paul']), /^Paul@task +invalidated /m);
});

test('a lock ends live sessions at their next request and keeps out; an unlock lets in again', async () => {
  const password = await addAccount('Lola');
  const main = await loggedIn(api, 'Lola', password);
  assert.equal(await operate(['account', 'lock', 'lola']), 'Lola is locked. Every session of it has ended.\n');
  await assertEnded(main);
  assert.equal(await new Bot(api).logIn('Lola', password), 'Failed');
  assert.match(await operate(['account', 'list']), /^Lola +locked /m);
  assert.equal(await operate(['account', 'unlock', 'Lola']), 'Lola can log in.\n');
  await assertEnded(main);
  await loggedIn(api, 'Lola', password);
});

test('a bot password shows its secret once, works where it may, and its session ends with it', async () => {
  await addAccount('Bill');
  const out = await operate([
    'bot-password',
    'add',
    'bill',
    'my bot',
    '--grants',
    'editpage',
    '--addresses',
    '127.0.0.0/8,::1',
  ]);
  const [, secret = ''] = /^Name: +Bill@my bot\nPassword: ([0-9a-v]{32})\nGrants: +basic, editpage\n$/.exec(out) ?? [];
  const [, far = ''] =
    /Password: (\S+)/.exec(
      await operate([
        'bot-password',
        'add',
        'Bill',
        'far',
        '--addresses',
        '192.0.2.0/24',
        '--days',
        '9',
        '--pages',
        'A|B b',
      ]),
    ) ?? [];
  assert.equal(await new Bot(api).logIn('Bill@far', far), 'Failed');
  const bot = await loggedIn(api, 'Bill@my bot', secret);
  const list = await operate(['bot-password', 'list', 'Bill']);
  assert.match(list, /^Bill@my bot +20[\d-]{8} [\d:]{8} +127\.0\.0\.0\/8, ::1 +basic, editpage$/m);
  assert.match(list, /^Bill@far +20[\d-]{8} [\d:]{8} +192\.0\.2\.0\/24 +A \| B b +basic/m);
  assert.ok(!list.includes(secret));
  assert.equal(
    await operate(['bot-password', 'revoke', 'Bill', 'my bot']),
    'Bill@my bot is revoked. Its sessions have ended.\n',
  );
  await assertEnded(bot);
  assert.equal(await new Bot(api).logIn('Bill@my bot', secret), 'Failed');
});

test('one session is ended by its handle, the others of the account live', async () => {
  const password = await addAccount('Sue');
  const one = await loggedIn(api, 'Sue', password);
  const other = await loggedIn(api, 'Sue', password);
  const list = await operate(['session', 'list', 'Sue']);
  const handles = [...list.matchAll(/^([0-9a-z]+) +Sue +main +[-\d]+ [:\d]+ +[-\d]+ [:\d]+$/gm)].map(
    ([, handle = '']) => handle,
  );
  assert.equal(handles.length, 2, list);
  assert.equal(await operate(['session', 'end', handles[0] ?? '']), `Session ${handles[0]} has ended.\n`);
  await assertEnded(one);
  assert.equal(await other.name(), 'Sue');
  assert.equal((await latchkey(['session', 'end', handles[0] ?? '', '--data', data])).code, 1, 'it cannot end twice');
});

test('end-all ends the sessions of one account, and of no other', async () => {
  const password = await addAccount('Eve');
  const [, secret = ''] = /Password: (\S+)/.exec(await operate(['bot-password', 'add', 'Eve', 'task'])) ?? [];
  const sessions = [await loggedIn(api, 'Eve', password), await loggedIn(api, 'Eve@task', secret)];
  const stranger = await loggedIn(api, 'Fixture user', 'fixture-user-Pw-1');
  assert.match(await operate(['session', 'list']), /^[0-9a-z]+ +Eve +bot task /m);
  assert.equal(await operate(['session', 'end-all', 'Eve']), '2 sessions of Eve ended.\n');
  for (const session of sessions) await assertEnded(session);
  assert.equal(await stranger.name(), 'Fixture user');
  assert.equal(await operate(['session', 'end-all', 'Eve']), '0 sessions of Eve ended.\n');
});

test('an account gets another name: its sessions end, and its passwords work under the new name', async () => {
  const password = await addAccount('Renamed');
  const bot = await loggedIn(api, 'Renamed', password);
  const taken = await latchkey(['account', 'rename', 'Renamed', 'Fixture user', '--data', data]);
  assert.deepEqual([taken.code, /is there already/.test(taken.err)], [1, true]);
  assert.match(await operate(['account', 'rename', 'Renamed', 'renamed again']), /^Renamed is Renamed again now\./);
  await assertEnded(bot);
  assert.equal(await new Bot(api).logIn('Renamed', password), 'Failed');
  await loggedIn(api, 'Renamed again', password);
});

test('a deleted account logs in no more, and its name stays taken', async () => {
  const password = await addAccount('Deleted');
  const bot = await loggedIn(api, 'Deleted', password);
  assert.match(await operate(['account', 'delete', 'Deleted']), /^Deleted is deleted:/);
  await assertEnded(bot);
  assert.equal(await new Bot(api).logIn('Deleted', password), 'Failed');
  const again = await latchkey(['account', 'add', 'Deleted', '--data', data], { input: `${password}\n` });
  assert.deepEqual([again.code, /is there already/.test(again.err)], [1, true]);
});

test('everybody’s sessions end at once, and the log tells what was done', async () => {
  const password = await addAccount('Audited');
  const bots = [await loggedIn(api, 'Audited', password), await loggedIn(api, 'Fixture user', 'fixture-user-Pw-1')];
  const unsaid = await latchkey(['session', 'end-all', '--data', data]);
  assert.deepEqual([unsaid.code, /give one account, or --everybody/.test(unsaid.err)], [2, true]);
  assert.match(await operate(['session', 'end-all', '--everybody']), /^\d+ sessions of every account ended\.\n$/);
  for (const bot of bots) await assertEnded(bot);
  const told = await operate(['audit', 'audited']);
  assert.match(told, /^TIME +ACTION +ACCOUNT +BY +ADDRESS/);
  assert.match(told, /begin +Audited +Audited +127\.0\.0\.1 +[0-9a-z]+ +1 +kind=main/);
  assert.match(await operate(['audit', '--action', 'end', '--user', 'Maintenance script']), /why=everybody/);
  assert.doesNotMatch(await operate(['audit', '--end', '2020-01-01T00:00:00Z']), /begin/);
  assert.equal((await operate(['audit', '--limit', '1'])).split('\n').length, 3);
  const nobody = await latchkey(['audit', 'Nobody at all', '--data', data]);
  assert.deepEqual([nobody.code, nobody.out], [1, '']);
  assert.match(nobody.err, /^latchkey: Nobody at all: there is no such account\./);
  const wrong = await latchkey(['audit', '--action', 'nothing', '--data', data]);
  assert.equal(wrong.code, 2);
});
