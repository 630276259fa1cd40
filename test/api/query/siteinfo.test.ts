import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startWiki } from '../../support/wiki.ts';

const ALL =
  'autocreatetempuser|autopromote|autopromoteonce|clientlibraries|dbrepllag|defaultoptions|extensions|extensiontags|' +
  'fileextensions|functionhooks|general|interwikimap|languages|languagevariants|libraries|magicwords|namespacealiases|' +
  'namespaces|protocols|restrictions|rightsinfo|showhooks|skins|specialpagealiases|statistics|uploaddialog|usergroups|variables';

test('everything that MediaWiki 1.43 tells of a wiki is told, in every format', async () => {
  await using wiki = await startWiki();
  for (const format of ['json', 'php', 'xml', 'jsonfm']) {
    for (const formatversion of ['1', '2']) {
      const reply = await wiki.client().get({ action: 'query', meta: 'siteinfo', siprop: ALL, format, formatversion });
      assert.equal(reply.status, 200);
      assert.equal(reply.headers['mediawiki-api-error'], undefined);
      if (format !== 'json') continue;
      assert.equal(reply.at('warnings'), undefined);
      assert.deepEqual(Object.keys(reply.at('query') as object).sort(), ALL.split('|').sort());
    }
  }
});

test('the items of a list that has no name for them are called _v in XML', async () => {
  await using wiki = await startWiki();
  const reply = await wiki.client().get({ action: 'query', meta: 'siteinfo', siprop: 'autopromote', format: 'xml' });
  assert.match(reply.text, /<params><_v>0<\/_v><\/params>/);
});

test('clients find the version, and where the wiki is', async () => {
  await using wiki = await startWiki();
  const reply = await wiki.client().get({ action: 'query', meta: 'siteinfo' });
  const general = reply.at('query', 'general') as { readonly [field: string]: unknown };
  assert.match(String(general.generator), /^MediaWiki 1\.43\.\d+ [^\d]*$/);
  assert.equal(`${general.server}${general.scriptpath}/api.php`, wiki.api);
  assert.deepEqual([general.lang, general.case, general.writeapi], ['en', 'first-letter', '']);
});

test('the numbers are those of this wiki', async () => {
  await using wiki = await startWiki({ formatversion: '2', settings: { pages: { 'Main Page': 'x' } } });
  const asked = { action: 'query', meta: 'siteinfo', siprop: 'statistics|usergroups', sinumberingroup: '' };
  const reply = await wiki.client().get(asked);
  assert.deepEqual(reply.at('query', 'statistics'), {
    pages: 1,
    articles: 0,
    edits: 1,
    images: 0,
    // With the one who made the page.
    users: 3,
    activeusers: 0,
    admins: 1,
    jobs: 0,
  });
  const groups = reply.at('query', 'usergroups') as { name: string; number?: number }[];
  assert.deepEqual(
    groups.map(({ name, number }) => [name, number]),
    [
      ['*', undefined],
      ['user', 3],
      ['autoconfirmed', undefined],
      ['bot', 0],
      ['sysop', 1],
      ['interface-admin', 0],
      ['bureaucrat', 0],
      ['suppress', 0],
    ],
  );
});

test('the name of the machine is told only where the wiki is set to tell it', async () => {
  const asked = { action: 'query', meta: 'siteinfo', siprop: 'dbrepllag', sishowalldb: '' };
  await using silent = await startWiki();
  assert.equal((await silent.client().get(asked)).code, 'includeAllDenied');
  await using open = await startWiki({ settings: { showHostnames: true } });
  assert.equal((await open.client().get(asked)).code, undefined);
});
