import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mainLogin, token } from '../support/flows.ts';
import { startWiki } from '../support/wiki.ts';

test('who may not change what a page is is told that before anything about sections', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  const code = async (fields: { readonly [name: string]: string }) =>
    (await client.post({ action: 'edit', title: 'A', text: 'x', contentmodel: 'text', token: '+\\', ...fields })).code;
  assert.equal(await code({ section: 'new' }), 'cantchangecontentmodel');
  assert.equal(await code({ section: 'x' }), 'invalidsection');
  assert.equal(await code({ section: 'new', md5: '0'.repeat(32) }), 'badmd5');
  assert.equal(await code({ section: 'new', appendtext: 'y' }), 'sectionsnotsupported');
});

test('what is added to a page of data that is not there is added to an empty one', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  await mainLogin(client);
  const edit = { action: 'edit', title: 'Data', text: 'no data', appendtext: '', token: await token(client) };
  const reply = await client.post({ ...edit, contentmodel: 'json' });
  assert.equal(reply.at('edit', 'result') ?? reply.code, 'Success');
  const raw = await client.get({
    action: 'query',
    prop: 'revisions',
    titles: edit.title,
    rvprop: 'content',
    rvslots: 'main',
  });
  const [page] = raw.at('query', 'pages') as { revisions: { slots: { main: { content: string } } }[] }[];
  assert.equal(page?.revisions[0]?.slots.main.content, '{}');
});
