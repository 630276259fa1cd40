import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countWords, snippetOf } from '../../src/wiki/snippet.ts';
import type { Client } from '../support/client.ts';
import type { Reply } from '../support/reply.ts';
import { called, VARIANTS } from '../support/variants.ts';
import { startWiki } from '../support/wiki.ts';

const edit = (client: Client, title: string, text: string) =>
  client.post({ action: 'edit', token: '+\\', title, text });

const titles = (reply: Reply, list = 'search') =>
  (reply.at('query', list) as readonly { readonly title: string }[]).map(({ title }) => title).sort();

const ask = (client: Client, fields: object) => client.get({ action: 'query', list: 'search', ...fields } as never);

for (const variant of VARIANTS) {
  test(`pages are found by words of their titles and texts (${called(variant)})`, async () => {
    await using wiki = await startWiki(variant);
    const client = wiki.client();
    await edit(client, 'Apple tree', 'A zebra & more\nlast zebra here');
    await edit(client, 'Banana', 'only a zebra');
    await edit(client, 'Talk:Banana', 'a zebra talks');
    assert.deepEqual(titles(await ask(client, { srsearch: 'banana' })), ['Banana']);
    assert.deepEqual(titles(await ask(client, { srsearch: 'ZEB*', srwhat: 'text' })), ['Apple tree', 'Banana']);
    assert.deepEqual(titles(await ask(client, { srsearch: 'talk:zebra', srwhat: 'text' })), ['Talk:Banana']);
    assert.equal(titles(await ask(client, { srsearch: 'all:zebra', srwhat: 'text' })).length, 3);
    assert.deepEqual(titles(await ask(client, { srsearch: '"last zebra" more', srwhat: 'text' })), ['Apple tree']);
    assert.deepEqual(titles(await ask(client, { srsearch: 'apple TREE', srwhat: 'nearmatch' })), ['Apple tree']);
    assert.equal((await ask(client, { srsearch: ' ' })).code, 'search-text-disabled');
    const none = await ask(client, { srsearch: '!?' });
    assert.deepEqual([none.at('query', 'searchinfo', 'totalhits'), titles(none)], [0, []]);
    const first = await ask(client, { srsearch: 'zebra', srwhat: 'text', srlimit: '1' });
    assert.deepEqual([first.at('query', 'searchinfo', 'totalhits'), first.at('continue', 'sroffset')], [2, 1]);
    const rest = await ask(client, { srsearch: 'zebra', srwhat: 'text', srlimit: '1', sroffset: '1' });
    assert.deepEqual([...titles(first), ...titles(rest)].sort(), ['Apple tree', 'Banana']);
    assert.equal(rest.at('continue'), undefined);
    const generated = await client.get({ action: 'query', generator: 'search', gsrsearch: 'banana', gsrprop: 'size' });
    const [page] = Object.values(generated.at('query', 'pages') as object);
    assert.deepEqual([page.title, page.index, page.size], ['Banana', 1, 12]);
  });

  test(`pages are listed at random, each once, and again for what is told of them (${called(variant)})`, async () => {
    await using wiki = await startWiki(variant);
    const client = wiki.client();
    for (const name of ['A', 'B', 'C', 'D', 'E']) await edit(client, name, name);
    await edit(client, 'R', '#REDIRECT [[A]]');
    const seen: string[] = [];
    let at = {};
    for (let round = 0; round < 9; round++) {
      const asked = { action: 'query', list: 'random', rnnamespace: '0', rnlimit: '2', ...at };
      const reply = await client.get(asked as never);
      seen.push(...titles(reply, 'random'));
      const next = reply.at('continue', 'rncontinue');
      if (next === undefined) break;
      at = { rncontinue: next };
    }
    assert.deepEqual(seen.sort(), ['A', 'B', 'C', 'D', 'E']);
    const generated = { action: 'query', generator: 'random', prop: 'info', list: 'allpages', aplimit: '1' };
    const reply = await client.get({ ...generated, grnlimit: '1' } as never);
    assert.match(String(reply.at('continue', 'grncontinue')), /^0\.\d+\|0\.\d+\|\d+\|[01]$/);
    for (const bad of ['1|2|3', '1|2|3|4', '0.1|0.2|0|2']) {
      const wrong = await client.get({ action: 'query', list: 'random', rncontinue: bad });
      assert.equal(wrong.code, 'badcontinue', bad);
    }
  });
}

test('tags of edits are listed with how often they were given', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  await edit(client, 'A', '#REDIRECT [[B]]');
  await edit(client, 'A', '');
  const asked = { tgprop: 'hitcount|source|displayname|active', tglimit: '5' };
  const reply = await client.get({ action: 'query', list: 'tags', ...asked });
  const listed = reply.at('query', 'tags') as readonly { readonly name: string; readonly hitcount: number }[];
  assert.deepEqual(
    listed.map(({ name, hitcount }) => [name, hitcount]),
    [
      ['mw-blank', 1],
      ['mw-changed-redirect-target', 0],
      ['mw-contentmodelchange', 0],
      ['mw-manual-revert', 0],
      ['mw-new-redirect', 1],
    ],
  );
  assert.equal(reply.at('continue', 'tgcontinue'), 'mw-removed-redirect');
});

test('a snippet shows the lines that were found, marked, and nothing of them is markup', () => {
  const phrase = (words: string, isPrefix = false) => [{ words, isPrefix }];
  const marked = (words: string) => `<span class="searchmatch">${words}</span>`;
  const shown = `&lt;b&gt;${marked('it')}\n${marked('it')} ${marked('it')}\n`;
  assert.equal(snippetOf('no\n<b>it\nit it\nit', phrase('IT')), shown);
  assert.equal(snippetOf('a quotation "x"', phrase('quot')), '');
  assert.equal(snippetOf('a quotation "x"', phrase('quot', true)), `a ${marked('quot')}ation &quot;x&quot;\n`);
  const line = `${'word '.repeat(100)}found${' tail'.repeat(100)}`;
  assert.equal(snippetOf(line, phrase('found')), `...${'word '.repeat(15)}${marked('found')}${' tail'.repeat(15)} \n`);
  assert.equal(countWords("''don't stop a.b_c zebra-crossing 3.14 x"), 7);
});
