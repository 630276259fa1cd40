import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ALICE, ZOE } from '../support/accounts.ts';
import type { Client } from '../support/client.ts';
import { botLogin, mainLogin, token } from '../support/flows.ts';
import { startWiki } from '../support/wiki.ts';

async function change(client: Client, fields: Record<string, string>) {
  return client.post({ action: 'options', ...fields, token: await token(client) });
}

async function told(client: Client, ...names: readonly string[]): Promise<unknown[]> {
  const reply = await client.get({ action: 'query', meta: 'userinfo', uiprop: 'options' });
  const options = reply.at('query', 'userinfo', 'options') as Record<string, unknown>;
  return names.map((name) => options[name]);
}

test('preferences that were set are told to every session of the account, and to no other account', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const [one, other, zoe] = [wiki.client(), wiki.client(), wiki.client()];
  await mainLogin(one, ALICE);
  await mainLogin(other, ALICE);
  await mainLogin(zoe, ZOE);
  await change(one, { change: 'gender=female|userjs-a=1=2', optionname: 'userjs-b', optionvalue: 'x|y' });
  assert.deepEqual(await told(other, 'gender', 'userjs-a', 'userjs-b'), ['female', '1=2', 'x|y']);
  assert.deepEqual(await told(zoe, 'gender', 'userjs-a'), ['unknown', undefined]);
  const users = await zoe.get({
    action: 'query',
    list: 'users',
    ususers: `${ALICE.name}|${ZOE.name}`,
    usprop: 'gender',
  });
  assert.deepEqual(
    (users.at('query', 'users') as { gender: string }[]).map(({ gender }) => gender),
    ['female', 'unknown'],
  );
});

test('a reset drops the kinds that it names, and then the changes are made', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  await mainLogin(client, ALICE);
  await change(client, { change: 'gender=female|userjs-a=1|hideminor=1' });
  await change(client, { reset: '', resetkinds: 'registered', change: 'gender=male' });
  assert.deepEqual(await told(client, 'gender', 'userjs-a', 'hideminor'), ['male', '1', 0]);
  await change(client, { change: 'gender' });
  assert.deepEqual(await told(client, 'gender', 'userjs-a'), ['unknown', '1']);
  await change(client, { reset: '' });
  assert.deepEqual(await told(client, 'userjs-a'), [undefined]);
});

test('a value that a preference has unless set is not kept', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  await mainLogin(client, ALICE);
  await change(client, { change: 'hideminor=1|extendwatchlist=1|search-match-redirect=1|timecorrection=0:30' });
  assert.deepEqual(await told(client, 'hideminor', 'extendwatchlist', 'search-match-redirect', 'timecorrection'), [
    '1',
    1,
    true,
    'Offset|30',
  ]);
});

test('what cannot be set is warned of, and the rest is set', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  await mainLogin(client, ALICE);
  for (const bad of [
    ...['nosuch=1', 'constructor=1', 'realname=x', 'userjs-a b=1', `userjs-${'k'.repeat(250)}=1`, 'rollback=1'],
    ...['gender=x', 'rclimit=0', 'rclimit=1001', 'rclimit=1.5', 'rcdays=x', 'timecorrection=15:00', 'timecorrection=x'],
    ...['language=nosuch', 'variant-en=en', 'showrollbackconfirmation=1', `nickname=${'n'.repeat(256)}`],
  ]) {
    const reply = await change(client, { change: `${bad}|userjs-ok=1`, errorformat: 'none' });
    assert.deepEqual(reply.at('warnings'), [{ code: 'validationfailed', module: 'options' }], bad);
    assert.equal(reply.at('options'), 'success');
  }
  assert.deepEqual(await told(client, 'userjs-ok', 'gender', 'rclimit', 'language'), ['1', 'unknown', 50, 'en']);
});

test('nobody, and a session that may not, changes preferences', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const [nobody, bot, alice] = [wiki.client(), wiki.client(), wiki.client()];
  await botLogin(bot, ALICE);
  await mainLogin(alice, ALICE);
  assert.equal((await change(nobody, { change: 'gender=female' })).code, 'notloggedin');
  assert.equal((await change(bot, { change: 'gender=female' })).code, 'permissiondenied');
  assert.equal((await change(alice, {})).code, 'nochanges');
  assert.equal((await change(alice, { reset: '', resetkinds: '' })).code, 'nochanges');
  assert.equal((await change(alice, { optionvalue: 'x' })).code, 'nooptionname');
});
