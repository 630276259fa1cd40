import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ALICE, ZOE } from '../support/accounts.ts';
import type { Client } from '../support/client.ts';
import { mainLogin, token } from '../support/flows.ts';
import { startWiki, type TestWiki } from '../support/wiki.ts';

async function bureaucrat(wiki: TestWiki): Promise<Client> {
  const zoe = await wiki.store.accounts.byName(ZOE.name);
  assert.ok(zoe);
  const entry = { type: 'rights', action: 'rights', timestamp: 0, performer: zoe.id, performerName: zoe.name };
  const to = { groups: ['bureaucrat', 'sysop'], groupExpiries: {} };
  await wiki.store.accounts.setGroups(zoe.id, zoe, to, {
    ...entry,
    namespace: 2,
    title: 'x',
    page: 0,
    comment: '',
    params: {},
  });
  const client = wiki.client();
  await mainLogin(client, ZOE);
  return client;
}

async function change(client: Client, fields: Record<string, string>) {
  const sent = { action: 'userrights', user: ALICE.name, ...fields };
  return client.post({ ...sent, token: await token(client, 'userrights') });
}

test('an account is put into groups and taken out of them, at once for its sessions, and the log tells it', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const [by, alice] = [await bureaucrat(wiki), wiki.client()];
  await mainLogin(alice, ALICE);
  const groups = async () => {
    const reply = await alice.get({ action: 'query', meta: 'userinfo', uiprop: 'groupmemberships' });
    return (reply.at('query', 'userinfo', 'groupmemberships') as { group: string }[]).map(({ group }) => group);
  };
  const first = await change(by, { add: 'bot|sysop', remove: 'sysop|suppress', reason: 'why' });
  assert.deepEqual(first.at('userrights', 'added'), ['bot', 'sysop']);
  assert.deepEqual(first.at('userrights', 'removed'), []);
  assert.deepEqual(await groups(), ['bot', 'sysop']);
  assert.deepEqual((await change(by, { add: 'bot' })).at('userrights', 'added'), []);
  await change(by, { remove: 'bot' });
  assert.deepEqual(await groups(), ['sysop']);
  const log = await by.get({ action: 'query', list: 'logevents', letitle: `User:${ALICE.name}`, letype: 'rights' });
  const events = log.at('query', 'logevents') as {
    params: { oldgroups: string[]; newgroups: string[] };
    comment: string;
  }[];
  assert.deepEqual(
    events.map(({ params, comment }) => [params.oldgroups, params.newgroups, comment]),
    [
      [['bot', 'sysop'], ['sysop'], ''],
      [[], ['bot', 'sysop'], 'why'],
    ],
  );
});

test('a membership ends when it was to end', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const by = await bureaucrat(wiki);
  await change(by, { add: 'bot|sysop', expiry: '10 minutes|infinite' });
  const told = async () => {
    const reply = await by.get({ action: 'query', list: 'users', ususers: ALICE.name, usprop: 'groupmemberships' });
    const [user] = reply.at('query', 'users') as { groupmemberships: { group: string; expiry: string }[] }[];
    return user?.groupmemberships.map(({ group, expiry }) => [group, expiry === 'infinity']);
  };
  assert.deepEqual(await told(), [
    ['bot', false],
    ['sysop', true],
  ]);
  wiki.advance(601);
  assert.deepEqual(await told(), [['sysop', true]]);
  const bots = await by.get({ action: 'query', list: 'allusers', augroup: 'bot' });
  assert.deepEqual(bots.at('query', 'allusers'), []);
});

test('one who may not change groups changes none', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const alice = wiki.client();
  await mainLogin(alice, ALICE);
  assert.deepEqual((await change(alice, { add: 'sysop' })).at('userrights', 'added'), []);
  assert.deepEqual((await wiki.store.accounts.byName(ALICE.name))?.groups, []);
  assert.equal((await change(alice, { tags: '' })).code, undefined);
  assert.equal((await change(wiki.client(), { tags: '' })).code, 'tags-apply-no-permission');
});

test('what cannot be done is refused with the code of MediaWiki', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const by = await bureaucrat(wiki);
  const code = async (fields: Record<string, string>) => (await change(by, { add: 'bot', ...fields })).code;
  assert.equal(await code({ user: 'Nobody here' }), 'nosuchuser');
  assert.equal(await code({ user: '#99' }), 'nosuchuser');
  assert.equal(await code({ user: '1.2.3.4' }), 'baduser');
  for (const userid of ['-1', '0', '99']) {
    const userrights = { action: 'userrights', userid, add: 'bot', token: await token(by, 'userrights') };
    assert.equal((await by.post(userrights)).code, 'invaliduser', userid);
  }
  assert.equal(await code({ userid: '1' }), 'invalidparammix');
  assert.equal(await code({ expiry: '1 day|2 days' }), 'toofewexpiries');
  for (const expiry of ['nonsense', '5', '1 day nonsense'])
    assert.equal(await code({ expiry }), 'invalidexpiry', expiry);
  assert.equal(await code({ expiry: '2001-01-01T00:00:00Z' }), 'pastexpiry');
  const csrf = { action: 'userrights', user: ALICE.name, add: 'bot', token: await token(by) };
  assert.equal((await by.post(csrf)).code, 'badtoken');
});
