import assert from 'node:assert/strict';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { ALICE } from '../support/accounts.ts';
import { login, mainLogin, token, tryClientLogin } from '../support/flows.ts';
import { startMailSink } from '../support/mail-sink.ts';
import { startWiki, type TestWiki } from '../support/wiki.ts';
import { create, outcome, passwordIn, reset } from './flows.ts';

const NEW = { username: 'Newcomer', email: 'new@example.org', realname: '' };

/** Waits until there are so many letters. */
async function until(there: () => Promise<number> | number, count: number): Promise<void> {
  for (let turn = 0; turn < 3000 && (await there()) < count; turn += 1) await wait(10);
  assert.equal(await there(), count);
}

async function spooled({ data }: TestWiki): Promise<string[]> {
  const folder = join(data, 'mail');
  const files = await readdir(folder).catch(() => []);
  return Promise.all(files.sort().map((file) => readFile(join(folder, file), 'utf8')));
}

test('a reset puts a letter into the spool that only the owner can read; its password is changed at the login', async () => {
  await using wiki = await startWiki({ store: 'sqlite' });
  const client = wiki.client();
  await create(client, NEW);
  assert.equal((await reset(client, { user: 'newcomer' })).at('resetpassword', 'status'), 'success');
  await until(async () => (await spooled(wiki)).length, 1);
  const [letter = ''] = await spooled(wiki);
  assert.match(letter, /^To: new@example\.org\r?$/m);
  const [file = ''] = await readdir(join(wiki.data, 'mail'));
  assert.equal((await stat(join(wiki.data, 'mail', file))).mode & 0o777, 0o600);

  const password = passwordIn(letter);
  assert.equal((await login(client, 'Newcomer', password)).at('login', 'result'), 'Aborted');
  const asked = await tryClientLogin(client, 'Newcomer', password, false);
  assert.equal(asked.at('clientlogin', 'status'), 'UI');
  assert.equal(asked.at('clientlogin', 'messagecode'), 'resetpass-temp-emailed');
  const logintoken = await token(client, 'login');
  const chosen = { password: 'chosen by myself', retype: 'chosen by myself' };
  const done = await client.post({ action: 'clientlogin', logincontinue: '1', logintoken, ...chosen });
  assert.equal(done.at('clientlogin', 'status'), 'PASS');
  assert.equal((await login(wiki.client(), 'Newcomer', password)).at('login', 'result'), 'Failed');
  await mainLogin(wiki.client(), { ...ALICE, name: 'Newcomer', password: 'chosen by myself' });
});

test('letters go to the SMTP server: one in 24 hours, the old password stays good, the temporary one lives seven days', async () => {
  await using sink = await startMailSink();
  await using wiki = await startWiki({ smtp: sink.url, mailFrom: 'wiki@wiki.example' });
  const client = wiki.client();
  await create(client, NEW);
  await reset(client, { email: NEW.email });
  await reset(client, { user: 'Newcomer' });
  await until(() => sink.letters.length, 1);
  await reset(client, { user: 'Newcomer' });
  wiki.advance(86_399);
  await reset(client, { user: 'Newcomer' });
  wiki.advance(2);
  await reset(client, { user: 'Newcomer' });
  await until(() => sink.letters.length, 2);
  const [first, second] = sink.letters;
  assert.deepEqual(first?.to, [NEW.email]);
  assert.equal(first?.from, 'wiki@wiki.example');
  const status = async (text = '') =>
    (await tryClientLogin(wiki.client(), 'Newcomer', passwordIn(text), false)).at('clientlogin', 'status');
  assert.equal(await status(first?.text), 'FAIL');
  assert.equal(await status(second?.text), 'UI');
  await mainLogin(wiki.client(), { ...ALICE, name: 'Newcomer', password: 'a perfectly fine one 42' });
  wiki.advance(7 * 86_400);
  assert.equal(await status(second?.text), 'FAIL');
});

test('who is logged in can have an account made whose first password is mailed', async () => {
  await using sink = await startMailSink();
  await using wiki = await startWiki({ smtp: sink.url });
  const client = wiki.client();
  await mainLogin(client);
  const wanted = { ...NEW, mailpassword: '1', password: '', reason: 'a friend' };
  assert.equal(outcome(await create(client, { ...wanted, email: '' })), 'noemailcreate');
  assert.equal(outcome(await create(client, wanted)), 'PASS');
  await until(() => sink.letters.length, 1);
  const password = passwordIn(sink.letters[0]?.text ?? '');
  const asked = await tryClientLogin(wiki.client(), 'Newcomer', password, false);
  assert.equal(asked.at('clientlogin', 'messagecode'), 'resetpass-temp-emailed');
});

test('a reset says the same of every name and address, whether the mail can be sent or not', async () => {
  await using wiki = await startWiki({ faults: true });
  const client = wiki.client();
  await create(client, NEW);
  const said = new Set<string>();
  for (const fields of [{ user: 'Newcomer' }, { user: 'Alice' }, { user: 'Nobody' }, { user: '~2025-1' }]) {
    said.add((await reset(client, fields)).text);
    said.add((await reset(client, { ...fields, email: 'x@example.org' })).text);
  }
  for (const email of [NEW.email, 'none@example.org', 'a@b']) said.add((await reset(client, { email })).text);
  assert.equal(said.size, 1, [...said].join('\n'));
  assert.equal((await reset(client, { email: 'a b@c.d' })).code, 'passwordreset-invalidemail');
  assert.equal((await reset(client, { email: '' })).code, 'passwordreset-nodata');
  assert.equal((await reset(client, { user: '192.0.2.1' })).code, 'baduser');
});

test('a reset that is one too many is not done, and the answer is the same', async () => {
  await using sink = await startMailSink();
  await using wiki = await startWiki({ smtp: sink.url, settings: { rateLimits: { mailpassword: { ip: [1, 3600] } } } });
  const client = wiki.client();
  for (const name of ['First', 'Second', 'Third']) {
    assert.equal(outcome(await create(client, { ...NEW, username: name, email: `${name}@example.org` })), 'PASS');
  }
  const answers = [await reset(client, { user: 'First' }), await reset(client, { user: 'Second' })];
  wiki.advance(3601);
  answers.push(await reset(client, { user: 'Third' }));
  for (const answer of answers) assert.equal(answer.at('resetpassword', 'status'), 'success');
  await until(() => sink.letters.length, 2);
  assert.deepEqual(
    sink.letters.flatMap(({ to }) => to),
    ['First@example.org', 'Third@example.org'],
  );
});
