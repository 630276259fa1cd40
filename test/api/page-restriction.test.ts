import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isForOthers } from '../../src/api/page-restriction.ts';
import type { Session } from '../../src/session/session.ts';
import { readTitle, type Title } from '../../src/wiki/title.ts';
import { ZOE } from '../support/accounts.ts';
import { botLogin, mainLogin, token } from '../support/flows.ts';
import { startWiki } from '../support/wiki.ts';

function mayChange(page: string, pages: readonly string[] | undefined, kind: 'bot' | 'main' = 'bot'): boolean {
  const is = { kind, bot: { restrictions: { IPAddresses: [], Pages: pages } } } as unknown as Session['is'];
  return !isForOthers(readTitle(page, 'Wiki') as Title, { is }, 'Wiki');
}

test('a bot password that is for some pages changes those, however they are written, and no others', () => {
  const pages = ['main_Page', 'wiki:about', '[[nonsense'];
  assert.deepEqual([mayChange('Main Page', pages), mayChange('Project:About', pages)], [true, true]);
  assert.deepEqual([mayChange('Other', pages), mayChange('Talk:Main Page', pages)], [false, false]);
});

test('other sessions, and bot passwords for all pages, are not restricted', () => {
  assert.deepEqual(
    [mayChange('Other', ['Main Page'], 'main'), mayChange('Other', undefined), mayChange('Other', [])],
    [true, true, true],
  );
});

test('it is refused whatever it wants to do to another page, also to mark it as looked at', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const alice = wiki.client();
  await mainLogin(alice);
  for (const title of ['Foo', 'Other']) {
    await alice.post({ action: 'edit', title, text: 'made', token: await token(alice) });
  }
  const zoe = await wiki.store.accounts.byName(ZOE.name);
  const bot = zoe && (await wiki.store.accounts.botPassword(zoe.id, ZOE.app));
  assert.ok(bot);
  const grants = ['basic', 'editpage', 'delete', 'protect', 'patrol'];
  await wiki.store.accounts.saveBotPassword({ ...bot, grants, restrictions: { ...bot.restrictions, Pages: ['Foo'] } });
  const client = wiki.client();
  await botLogin(client, ZOE);
  const listed = await client.get({ action: 'query', titles: 'Foo|Other', prop: 'revisions' });
  const pages = listed.at('query', 'pages') as readonly { title: string; revisions: { revid: number }[] }[];
  const patrol = async (page: string) => {
    const revid = String(pages.find(({ title }) => title === page)?.revisions[0]?.revid);
    return (await client.post({ action: 'patrol', revid, token: await token(client, 'patrol') })).code;
  };
  assert.deepEqual([await patrol('Foo'), await patrol('Other')], [undefined, 'session-page-restricted']);
  const csrf = await token(client);
  for (const more of [
    { action: 'edit', text: 'c' },
    { action: 'delete' },
    { action: 'protect', protections: 'edit=sysop' },
  ]) {
    const refused = await client.post({ ...more, title: 'Other', token: csrf });
    assert.equal(refused.at('error', 'code'), 'session-page-restricted');
  }
});
