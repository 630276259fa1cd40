import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startWiki } from '../support/wiki.ts';

/** What is written, and what a real MediaWiki was seen to save. */
const SAVED = {
  '[[Foo (bar)|]]': '[[Foo (bar)|Foo]]',
  '[[Help:Foo (bar)|]]': '[[Help:Foo (bar)|Foo]]',
  '[[:Help:Foo|]]': '[[:Help:Foo|Foo]]',
  '[[Foo, Bar|]]': '[[Foo, Bar|Foo]]',
  '[[Foo (a), Bar|]]': '[[Foo (a), Bar|Foo]]',
  '[[Foo（x）|]]': '[[Foo（x）|Foo]]',
  '[[A (b) (c)|]]': '[[A (b) (c)|A]]',
  '[[(a)|]]': '[[(a)|(a)]]',
  'x [[a (b)|]] y [[c, d|]]': 'x [[a (b)|a]] y [[c, d|c]]',
  '[[Foo#s (x)|]]': '[[Foo#s (x)|]]',
  '<nowiki>[[Foo (b)|]]</nowiki>': '<nowiki>[[Foo (b)|]]</nowiki>',
};

test('a link that ends in a bare pipe is saved with what it is shown as', async () => {
  await using wiki = await startWiki();
  for (const [text, saved] of Object.entries(SAVED)) {
    const parsed = await wiki.client().post({ action: 'parse', text, contentmodel: 'wikitext', onlypst: '' });
    assert.deepEqual(parsed.at('parse', 'text'), { '*': saved });
  }
});
