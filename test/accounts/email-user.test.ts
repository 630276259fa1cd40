import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { newAccount } from '../../src/account/new-account.ts';
import { ALICE, ZOE } from '../support/accounts.ts';
import type { Client } from '../support/client.ts';
import { mainLogin } from '../support/flows.ts';
import { startMailSink } from '../support/mail-sink.ts';
import { startWiki, type TestWiki } from '../support/wiki.ts';

const MAUDE = { ...ALICE, name: 'Maude', email: 'maude@example.org' };
const NED = { ...ALICE, name: 'Ned', email: 'ned@example.org' };

/** A client that somebody is logged in with, and how to send with it. */
async function sender(wiki: TestWiki, account: typeof ALICE = MAUDE) {
  const client = wiki.client();
  await mainLogin(client, account);
  return { client, send: await sending(client) };
}

async function sending(client: Client) {
  const asked = await client.get({ action: 'query', meta: 'tokens' });
  const token = asked.textAt('query', 'tokens', 'csrftoken');
  return (fields: object) =>
    client.post({ action: 'emailuser', subject: 'Hello', text: 'How are you?', token, ...fields });
}

/** A wiki with two who have confirmed addresses. */
async function withTwo(wiki: TestWiki): Promise<void> {
  for (const { name, email, password } of [MAUDE, NED]) {
    const row = { name, email, emailConfirmed: wiki.now(), password: await wiki.hasher.hash(password) };
    await wiki.store.accounts.add(newAccount({ ...row, groups: [], registered: wiki.now() }));
  }
}

test('mail goes from one confirmed address to another, through the wiki, and an answer to whoever wrote', async () => {
  await using sink = await startMailSink();
  await using wiki = await startWiki({ smtp: sink.url, mailFrom: 'wiki@wiki.example' });
  await withTwo(wiki);
  const { send } = await sender(wiki);
  assert.equal((await send({ target: 'ned', ccme: '' })).at('emailuser', 'result'), 'Success');
  assert.deepEqual(
    sink.letters.map(({ from, to }) => [from, ...to]),
    [
      ['wiki@wiki.example', NED.email],
      ['wiki@wiki.example', MAUDE.email],
    ],
  );
  const [letter, copy] = sink.letters;
  assert.match(letter?.text ?? '', /^Reply-To: maude@example\.org\r?$/m);
  assert.match(letter?.text ?? '', /^Subject: Hello\r?$/m);
  assert.match(letter?.text ?? '', /How are you\?[\s\S]*Maude sent this to Ned/);
  assert.match(copy?.text ?? '', /^Subject: Copy of your mail to Ned: Hello\r?$/m);
  await send({ target: 'Maude', subject: 'To\r\nBcc: eve@example.org', ccme: '' });
  assert.equal(sink.letters.length, 3);
  assert.deepEqual(sink.letters[2]?.to, [MAUDE.email]);
  assert.doesNotMatch(sink.letters[2]?.text ?? '', /^Bcc:/m);
});

test('mail is put into the spool where there is no server, and fails where there is neither', async () => {
  await using wiki = await startWiki({ store: 'sqlite' });
  await withTwo(wiki);
  await (await sender(wiki)).send({ target: 'Ned' });
  const [file = ''] = await readdir(join(wiki.data, 'mail'));
  assert.match(await readFile(join(wiki.data, 'mail', file), 'utf8'), /^To: ned@example\.org\r?$/m);
});

test('a letter that cannot be sent is told as MediaWiki does, without the reason, which the operator is told', async () => {
  await using wiki = await startWiki({ smtp: 'smtp://user:hush@127.0.0.1:1', faults: true });
  await withTwo(wiki);
  const { send } = await sender(wiki);
  const code = 'php-mail-error-unknown';
  const old = await send({ target: 'Ned' });
  const errors = [{ message: code, params: [], code, type: 'error' }];
  assert.deepEqual([old.status, old.at('emailuser')], [200, { result: 'Failure', warnings: [], errors }]);
  const told = await send({ target: 'Ned', ccme: '', errorformat: 'plaintext' });
  const text = 'The mail could not be sent. Try again later.';
  assert.deepEqual(told.at('emailuser'), { result: 'Failure', errors: [{ code, '*': text }] });
  assert.equal(told.headers['mediawiki-api-error'], undefined);
  assert.equal(wiki.log.filter((line) => line.startsWith('error: mail failed')).length, 2);
  assert.doesNotMatch(wiki.log.join('\n'), /hush/);
});

test('no mail goes to or from anybody without a confirmed address, who wants none, or who may not', async () => {
  await using sink = await startMailSink();
  await using wiki = await startWiki({ smtp: sink.url });
  await withTwo(wiki);
  const { send } = await sender(wiki);
  const code = async (fields: object) => (await send(fields)).code;
  assert.equal(await code({ target: 'a[b' }), 'baduser_target');
  assert.equal(await code({ target: '192.0.2.1' }), 'baduser_target');
  assert.equal(await code({ target: 'Nobody' }), 'emailnotarget');
  assert.equal(await code({ target: 'Alice' }), 'noemailtext');
  const anyone = await sending(wiki.client());
  assert.equal((await anyone({ target: 'Ned' })).code, 'cantsend');
  assert.equal((await (await sender(wiki, ALICE)).send({ target: 'Ned' })).code, 'cantsend');

  const [maude, ned] = await Promise.all([MAUDE, NED].map(({ name }) => wiki.store.accounts.byName(name)));
  assert.ok(maude && ned);
  const preference = (name: string, value: string | null) =>
    wiki.store.options.change(ned.id, new Map([[name, value]]));
  const emailable = async () => {
    const told = await anyone({
      action: 'query',
      list: 'users',
      ususers: 'Ned',
      usprop: 'emailable',
      formatversion: '2',
    });
    return (told.at('query', 'users') as { emailable: boolean }[])[0]?.emailable;
  };
  assert.equal(await emailable(), true);
  await preference('disablemail', '1');
  assert.equal(await emailable(), false);
  assert.equal(await code({ target: 'Ned' }), 'nowikiemailtext');
  await preference('disablemail', null);
  await preference('email-blacklist', `99\n${maude.id}`);
  assert.equal(await code({ target: 'Ned' }), 'nowikiemailtext');
  await preference('email-blacklist', null);

  const { client: zoe } = await sender(wiki, ZOE);
  const token = (await zoe.get({ action: 'query', meta: 'tokens' })).textAt('query', 'tokens', 'csrftoken');
  await zoe.post({ action: 'block', user: 'Maude', token });
  assert.equal(await code({ target: 'Ned' }), undefined);
  await zoe.post({ action: 'block', user: 'Maude', noemail: '', reblock: '', token });
  assert.equal(await code({ target: 'Ned' }), 'blocked');
  assert.equal(sink.letters.length, 1);
});

test('only so many letters are sent in a day', async () => {
  await using sink = await startMailSink();
  await using wiki = await startWiki({
    smtp: sink.url,
    settings: { rateLimits: { sendemail: { user: [2, 86_400] } } },
  });
  await withTwo(wiki);
  const { send } = await sender(wiki);
  const codes = [];
  for (let turn = 0; turn < 3; turn += 1) codes.push((await send({ target: 'Ned' })).code);
  assert.deepEqual(codes, [undefined, undefined, 'ratelimited']);
  assert.equal(sink.letters.length, 2);
});
