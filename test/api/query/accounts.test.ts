import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ALICE, ZOE } from '../../support/accounts.ts';
import { botLogin, mainLogin } from '../../support/flows.ts';
import { startWiki, type TestWiki } from '../../support/wiki.ts';

/** Accounts in the order of their names' bytes: A, B, b is no name, then those of all wikis of the tests. */
async function addMore({ store }: TestWiki): Promise<void> {
  for (const [name, groups] of [
    ['Bot one', ['bot']],
    ['Bot two', ['bot']],
    ['Äpfel', []],
  ] as const) {
    await store.accounts.add({
      name,
      groups,
      realName: '',
      password: '',
      passwordExpires: null,
      email: '',
      emailConfirmed: null,
      totp: null,
      locked: false,
      registered: 0,
      editCount: 0,
    });
  }
}

test('every account is listed once, whatever the size of the page, forwards and backwards', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  await addMore(wiki);
  const all = [ALICE.name, 'Bot one', 'Bot two', ZOE.name, 'Äpfel'];
  for (const dir of ['ascending', 'descending']) {
    for (const aulimit of ['1', '2', '3', '5', 'max']) {
      const seen: unknown[] = [];
      let more: Record<string, string> | undefined = {};
      while (more) {
        const reply = await wiki.client().get({ action: 'query', list: 'allusers', audir: dir, aulimit, ...more });
        assert.equal(reply.at('batchcomplete'), true);
        seen.push(...(reply.at('query', 'allusers') as { name: string }[]).map(({ name }) => name));
        more = reply.at('continue') as Record<string, string> | undefined;
      }
      assert.deepEqual(seen, dir === 'ascending' ? all : all.toReversed(), `${dir} ${aulimit}`);
    }
  }
});

test('accounts are filtered by name, group and right', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  await addMore(wiki);
  const names = async (query: Record<string, string>) => {
    const reply = await wiki.client().get({ action: 'query', list: 'allusers', ...query });
    return (reply.at('query', 'allusers') as { name: string }[] | undefined)?.map(({ name }) => name) ?? reply.code;
  };
  assert.deepEqual(await names({ auprefix: 'bot_' }), ['Bot one', 'Bot two']);
  assert.deepEqual(await names({ auprefix: 'Bot', aufrom: 'bot t', auto: 'Zz' }), ['Bot two']);
  assert.deepEqual(await names({ audir: 'descending', aufrom: 'Bot two', auto: 'Bot one' }), ['Bot two', 'Bot one']);
  assert.deepEqual(await names({ augroup: 'sysop' }), [ZOE.name]);
  assert.deepEqual(await names({ auexcludegroup: 'bot|sysop' }), [ALICE.name, 'Äpfel']);
  assert.deepEqual(await names({ aurights: 'nominornewtalk' }), ['Bot one', 'Bot two']);
  assert.deepEqual(await names({ aurights: 'purge', auprefix: 'Alice' }), [ALICE.name]);
  assert.deepEqual(await names({ aurights: 'siteadmin' }), []);
  assert.deepEqual(await names({ aurights: 'edit', auexcludegroup: 'bot' }), 'invalidparammix');
  assert.deepEqual(await names({ augroup: '', auexcludegroup: '' }), 'invalidparammix');
});

test('a module that an earlier answer counts as done is not asked again, but its bad parameters are refused', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const query = { action: 'query', list: 'users', meta: 'tokens', ususers: ALICE.name, continue: '-||users' };
  assert.deepEqual((await wiki.client().get(query)).at('query'), { tokens: { csrftoken: '+\\' } });
  assert.equal((await wiki.client().get({ ...query, ususerids: 'x' })).code, 'badinteger');
});

test('users are told of by name and id: known, missing, impossible', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  const users = async (query: Record<string, string>) =>
    (await client.get({ action: 'query', list: 'users', ...query })).at('query', 'users');
  assert.deepEqual(await users({ ususers: 'alice|Nobody|Bad#name|192.0.2.1' }), [
    { name: 'Bad#name', invalid: true },
    { name: '192.0.2.1', invalid: true },
    { userid: 1, name: ALICE.name },
    { name: 'Nobody', missing: true },
  ]);
  assert.deepEqual(await users({ ususerids: '1|99|-1' }), [
    { userid: 1, name: ALICE.name },
    { userid: 99, missing: true },
    { userid: -1, missing: true },
  ]);
  assert.deepEqual(await users({ ususers: 'Nobody|A@b', usprop: 'cancreate' }), [
    { name: 'Nobody', missing: true, cancreate: true },
    {
      name: 'A@b',
      missing: true,
      cancreate: false,
      cancreateerror: [{ message: 'noname', params: [], code: 'invaliduser', type: 'error' }],
    },
  ]);
  const mixed = await client.get({ action: 'query', list: 'users', ususers: 'x', ususerids: '1' });
  assert.equal(mixed.code, 'invalidparammix');
});

test('nothing that only the account itself may see is told of it to others', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const everything = { usprop: 'blockinfo|centralids|editcount|emailable|gender|groupmemberships|registration|rights' };
  const reply = await wiki.client().get({ action: 'query', list: 'users', ususers: ALICE.name, ...everything });
  const [told] = reply.at('query', 'users') as [object];
  assert.deepEqual(
    Object.keys(told).filter((key) => /mail|real|pass|totp/i.test(key)),
    ['emailable'],
  );
});

test('the session of a bot password sees neither the e-mail address nor rights beyond its grants', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const asked = { action: 'query', meta: 'userinfo', uiprop: 'email|rights|cancreateaccount' };
  const main = wiki.client();
  await mainLogin(main);
  assert.equal((await main.get(asked)).at('query', 'userinfo', 'email'), '');
  const bot = wiki.client();
  await botLogin(bot);
  const reply = await bot.get(asked);
  assert.equal(reply.at('query', 'userinfo', 'email'), undefined);
  assert.equal(reply.at('query', 'userinfo', 'cancreateaccount'), false);
  assert.ok(!(reply.at('query', 'userinfo', 'rights') as string[]).includes('move'));
});
