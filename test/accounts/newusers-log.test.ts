import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ZOE } from '../support/accounts.ts';
import { mainLogin, token } from '../support/flows.ts';
import { startWiki } from '../support/wiki.ts';

test('an account that was made is in the log, with who made it, a page of the log at a time', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const [nobody, zoe] = [wiki.client(), wiki.client()];
  await mainLogin(zoe, ZOE);
  for (const [client, username] of [
    [nobody, 'One'],
    [zoe, 'Two'],
  ] as const) {
    const password = 'correct horse staple';
    const fields = { username, password, retype: password, reason: 'why', createreturnurl: 'http://example.org/' };
    const createtoken = await token(client, 'createaccount');
    const reply = await client.post({ action: 'createaccount', createtoken, ...fields });
    assert.equal(reply.at('createaccount', 'status'), 'PASS', reply.text);
  }
  const seen: unknown[] = [];
  let more: Record<string, string> | undefined = {};
  while (more) {
    const query = {
      list: 'logevents',
      letype: 'newusers',
      ledir: 'newer',
      lelimit: '1',
      leprop: 'title|type|user|userid|comment|details',
    };
    const reply = await zoe.get({ action: 'query', ...query, ...more });
    seen.push(...(reply.at('query', 'logevents') as unknown[]));
    more = reply.at('continue') as Record<string, string> | undefined;
  }
  assert.deepEqual(seen, [
    {
      ns: 2,
      title: 'User:One',
      type: 'newusers',
      action: 'create',
      user: 'One',
      userid: 3,
      params: { userid: 3 },
      comment: '',
    },
    {
      ns: 2,
      title: 'User:Two',
      type: 'newusers',
      action: 'create2',
      user: ZOE.name,
      userid: 2,
      params: { userid: 4 },
      comment: 'why',
    },
  ]);
  const code = async (query: Record<string, string>) =>
    (await zoe.get({ action: 'query', list: 'logevents', ...query })).code;
  assert.equal(await code({ leaction: 'foo' }), 'unknown_leaction');
  assert.equal(await code({ lecontinue: 'x' }), 'badcontinue');
  assert.equal(await code({ letitle: 'A', leprefix: 'B' }), 'invalidparammix');
  assert.equal(await code({ letype: 'nonsense' }), 'badvalue');
});
