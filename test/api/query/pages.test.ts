import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startWiki } from '../../support/wiki.ts';

const settings = { pages: { 'Main Page': 'x' } };

test('titles are told with what became of them', async () => {
  await using wiki = await startWiki({ formatversion: '2', settings });
  const titles = 'main_Page|Foo|a<b|Special:recentchanges|Special:Nonsense|e\u0301';
  const reply = await wiki.client().get({ action: 'query', titles });
  assert.deepEqual(reply.at('query', 'normalized'), [
    { fromencoded: true, from: 'e%CC%81', to: 'é' },
    { fromencoded: false, from: 'main_Page', to: 'Main Page' },
    { fromencoded: false, from: 'Special:recentchanges', to: 'Special:RecentChanges' },
    { fromencoded: false, from: 'é', to: 'É' },
  ]);
  const pages = reply.at('query', 'pages') as readonly { invalidreason?: string }[];
  assert.deepEqual(
    pages.map(({ invalidreason, ...page }) => ({ ...page, ...(invalidreason && { invalidreason: 'why' }) })),
    [
      { ns: 0, title: 'É', missing: true },
      { ns: 0, title: 'Foo', missing: true },
      { ns: -1, title: 'Special:Nonsense', special: true, missing: true },
      { ns: -1, title: 'Special:RecentChanges', special: true },
      { title: 'a<b', invalid: true, invalidreason: 'why' },
      { pageid: 1, ns: 0, title: 'Main Page' },
    ],
  );
});

test('pages are told of by id and by revision', async () => {
  await using wiki = await startWiki({ settings });
  const client = wiki.client();
  const byId = await client.get({ action: 'query', pageids: '1|7', indexpageids: '' });
  assert.deepEqual(byId.at('query'), {
    pageids: ['7', '1'],
    pages: { 1: { pageid: 1, ns: 0, title: 'Main Page' }, 7: { pageid: 7, missing: '' } },
  });
  const byRevision = await client.get({ action: 'query', revids: '1|7' });
  assert.deepEqual(byRevision.at('query'), {
    badrevids: { 7: { revid: 7, missing: '' } },
    pages: { 1: { pageid: 1, ns: 0, title: 'Main Page' } },
  });
});

test('ids that happen to count up make a list of the pages, as in MediaWiki', async () => {
  await using wiki = await startWiki({ settings });
  const client = wiki.client();
  assert.deepEqual((await client.get({ action: 'query', titles: 'Main Page|Y' })).at('query', 'pages'), [
    { ns: 0, title: 'Y', missing: '' },
    { pageid: 1, ns: 0, title: 'Main Page' },
  ]);
  assert.deepEqual((await client.get({ action: 'query', revids: '2|-3|0' })).at('query', 'badrevids'), [
    { revid: -3, missing: '' },
    { revid: 0, missing: '' },
    { revid: 2, missing: '' },
  ]);
});

test('pages are asked for in one way at a time', async () => {
  await using wiki = await startWiki({ settings });
  const client = wiki.client();
  assert.equal((await client.get({ action: 'query', titles: 'x', pageids: '1' })).code, 'multisource');
  assert.equal((await client.get({ action: 'query', pageids: '1', revids: '1' })).code, 'multisource');
  assert.equal((await client.get({ action: 'query', generator: 'foo' })).code, 'badgenerator');
});

test('who may not read a private wiki learns nothing of pages, not even beside what is open to all', async () => {
  await using wiki = await startWiki({ settings: { ...settings, anonymousMayRead: false } });
  const client = wiki.client();
  assert.equal(
    (await client.get({ action: 'query', meta: 'tokens', indexpageids: '', rawcontinue: '' })).code,
    undefined,
  );
  for (const more of [{ titles: 'Main Page' }, { continue: '' }, { list: 'allusers' }, { meta: 'tokens|siteinfo' }]) {
    assert.equal((await client.get({ action: 'query', meta: 'tokens', ...more })).code, 'readapidenied');
  }
});

test('allpages generates no pages where redirects are to be followed, whatever else names pages', async () => {
  await using wiki = await startWiki({ settings });
  for (const named of [{}, { titles: 'Main Page' }, { revids: '1' }]) {
    const asked = { action: 'query', generator: 'allpages', ...named };
    assert.equal((await wiki.client().get({ ...asked, redirects: '' })).code, 'params');
    assert.equal((await wiki.client().get(asked)).code, undefined);
  }
});
