import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startWiki } from '../support/wiki.ts';

test('what has nothing in it is a list or an object as in MediaWiki', async () => {
  for (const formatversion of ['1', '2'] as const) {
    await using wiki = await startWiki({ formatversion });
    const client = wiki.client();
    for (const title of ['A', 'B']) await client.post({ action: 'edit', title, text: title, token: '+\\' });
    const compare = { action: 'compare', fromtitle: 'A', totitle: 'B', prop: '' };
    assert.deepEqual((await client.get(compare)).at('compare'), [], formatversion);
    const old = formatversion === '1';
    const tests = { intestactions: 'edit', intestactionsautocreate: '1' };
    const info = await client.get({ action: 'query', prop: 'info', titles: 'A', ...tests });
    const created = info.at('query', 'pages', old ? '1' : '0', 'wouldautocreate');
    assert.deepEqual(created, old ? [] : { edit: false }, formatversion);
    const xml = { format: 'xml' };
    assert.match((await client.get({ ...compare, ...xml })).text, /<compare \/>/);
    const inXml = await client.get({ action: 'query', prop: 'info', titles: 'A', ...tests, ...xml });
    assert.match(inXml.text, /<actions edit="" \/><wouldautocreate \/>/);
  }
});
