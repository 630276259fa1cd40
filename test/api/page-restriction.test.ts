import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isForOthers } from '../../src/api/page-restriction.ts';
import { readTitle, type Title } from '../../src/wiki/title.ts';
import { ZOE } from '../support/accounts.ts';
import { botLogin, mainLogin, token } from '../support/flows.ts';
import { startWiki, type TestWiki } from '../support/wiki.ts';

const mayChange = (page: string, pages: readonly string[]) =>
  !isForOthers(readTitle(page, 'Wiki') as Title, pages, 'Wiki');

/** A client with a bot password of the sysop for `Foo` only, with these grants, where the sysop has made the pages. */
async function restricted(wiki: TestWiki, grants: readonly string[], pages: readonly string[]) {
  const sysop = wiki.client();
  await mainLogin(sysop, ZOE);
  for (const title of pages) {
    await sysop.post({ action: 'edit', title, text: 'made', token: await token(sysop) });
  }
  const zoe = await wiki.store.accounts.byName(ZOE.name);
  const bot = zoe && (await wiki.store.accounts.botPassword(zoe.id, ZOE.app));
  assert.ok(bot);
  await wiki.store.accounts.saveBotPassword({ ...bot, grants, restrictions: { ...bot.restrictions, Pages: ['Foo'] } });
  const client = wiki.client();
  await botLogin(client, ZOE);
  return { client, sysop };
}

test('a bot password that is for some pages changes those, however they are written, and no others', () => {
  const pages = ['main_Page', 'wiki:about', '[[nonsense'];
  assert.deepEqual([mayChange('Main Page', pages), mayChange('Project:About', pages)], [true, true]);
  assert.deepEqual([mayChange('Other', pages), mayChange('Talk:Main Page', pages)], [false, false]);
  assert.equal(mayChange('Other', []), true);
});

test('it is refused whatever it wants to do to another page, and its account is not', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const grants = ['basic', 'editpage', 'createeditmovepage', 'delete', 'protect', 'patrol', 'rollback'];
  const { client, sysop } = await restricted(wiki, grants, ['Foo', 'Other']);
  const listed = await client.get({ action: 'query', titles: 'Other', prop: 'revisions' });
  const revid = String(listed.at('query', 'pages', '0', 'revisions', '0', 'revid'));
  for (const [asked, type] of [
    [{ action: 'patrol', revid }, 'patrol'],
    [{ action: 'edit', title: 'Other', text: 'c' }, 'csrf'],
    [{ action: 'edit', title: 'Other', undo: revid }, 'csrf'],
    [{ action: 'rollback', title: 'Other', user: ZOE.name }, 'rollback'],
    [{ action: 'protect', title: 'Other', protections: 'edit=sysop' }, 'csrf'],
    [{ action: 'delete', title: 'Other' }, 'csrf'],
  ] as const) {
    const refused = await client.post({ ...asked, token: await token(client, type) });
    assert.equal(refused.at('error', 'code'), 'session-page-restricted', `${asked.action}: ${refused.text}`);
    const itself = await sysop.post({ ...asked, token: await token(sysop, type) });
    assert.doesNotMatch(itself.text, /session-page-restricted/);
  }
});

test('with a page that it is for comes no other: nothing is deleted or brought back where it may not both', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const { client, sysop } = await restricted(
    wiki,
    ['basic', 'editpage', 'createeditmovepage', 'delete'],
    ['Foo', 'Talk:Foo'],
  );
  const csrf = await token(client);
  const code = async (asked: { [name: string]: string }) =>
    (await client.post({ ...asked, title: 'Foo', token: csrf })).at('error', 'code');
  const isThere = async () =>
    (await sysop.get({ action: 'query', titles: 'Foo' })).at('query', 'pages', '0', 'missing') !== true;
  assert.equal(await code({ action: 'delete', deletetalk: '1' }), 'session-page-restricted');
  assert.equal(await isThere(), true);
  await sysop.post({ action: 'delete', title: 'Foo', deletetalk: '1', token: await token(sysop) });
  assert.equal(await code({ action: 'undelete', undeletetalk: '1' }), 'session-page-restricted');
  assert.equal(await isThere(), false);
});

test('what it may do to another page is told as it is, but at a quick look', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const { client } = await restricted(wiki, ['basic', 'editpage', 'delete'], ['Foo', 'Other']);
  const tests = { action: 'query', prop: 'info', titles: 'Foo|Other', intestactions: 'read|edit|delete' };
  const told = async (page: number, intestactionsdetail: string) =>
    (await client.get({ ...tests, intestactionsdetail })).at('query', 'pages', String(page), 'actions');
  assert.deepEqual(await told(0, 'boolean'), { read: true, edit: true, delete: true });
  assert.deepEqual(await told(1, 'boolean'), { read: true, edit: false, delete: false });
  assert.deepEqual(await told(1, 'quick'), { read: [], edit: [], delete: [] });
});

test('one whose grants are too few besides hears that they are', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const { client } = await restricted(wiki, ['basic'], ['Other']);
  const refused = await client.post({ action: 'delete', title: 'Other', token: await token(client) });
  assert.equal(refused.at('error', 'code'), 'permissiondenied');
  assert.match(refused.textAt('error', 'info'), /Special:BotPasswords/);
});
