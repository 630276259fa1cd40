import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startWiki } from '../support/wiki.ts';

test('what pages speak of, each once, has no facts of those pages, listed or generated', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  await client.post({ action: 'edit', title: 'A', text: '[[B]]', token: '+\\' });
  const code = async (fields: { readonly [name: string]: string }) =>
    (await client.get({ action: 'query', ...fields })).code;
  assert.equal(await code({ list: 'alllinks', alunique: '1', alprop: 'ids|title' }), 'invalidparammix');
  assert.equal(await code({ generator: 'alllinks', galunique: '1', galprop: 'ids' }), 'invalidparammix');
  assert.equal(await code({ generator: 'allredirects', garunique: '1', garprop: 'fragment' }), 'invalidparammix');
  assert.equal(await code({ generator: 'alllinks', galunique: '1', galprop: 'title' }), undefined);
});
