import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Client } from '../support/client.ts';
import { startWiki } from '../support/wiki.ts';

type Fields = { readonly [name: string]: string };

/** Wikitext, and the tree that MediaWiki 1.43 makes of it. */
const TREES: readonly (readonly [text: string, tree: string])[] = [
  [
    'a {{b|c|d=e|{{f}}}} {{{g|h}}} [[x|{{y}}]] <nowiki a="b">{{c}}</nowiki> <!-- c --> <ref/>',
    '<root>a <template><title>b</title><part><name index="1"/><value>c</value></part><part><name>d</name><equals>=</equals><value>e</value></part><part><name index="2"/><value><template><title>f</title></template></value></part></template> <tplarg><title>g</title><part><name index="1"/><value>h</value></part></tplarg> [[x|<template><title>y</title></template>]] <ext><name>nowiki</name><attr> a=&quot;b&quot;</attr><inner>{{c}}</inner><close>&lt;/nowiki&gt;</close></ext> <comment>&lt;!-- c --&gt;</comment> &lt;ref/&gt;</root>',
  ],
  [
    '== A ==\nx\n=== B === <!-- c -->\n{{q\n|z= == v ==\n}}\n<noinclude>n</noinclude><includeonly>{{o}}</includeonly>',
    '<root><h level="2" i="1">== A ==</h>\nx\n<h level="3" i="2">=== B === <comment>&lt;!-- c --&gt;</comment></h>\n<template lineStart="1"><title>q\n</title><part><name>z</name><equals>=</equals><value> == v ==\n</value></part></template>\n<ignore>&lt;noinclude&gt;</ignore>n<ignore>&lt;/noinclude&gt;</ignore><ignore>&lt;includeonly&gt;{{o}}&lt;/includeonly&gt;</ignore></root>',
  ],
  [
    '{{a|\n==x==\n|\n==y\n|=z}}',
    '<root><template><title>a</title><part><name index="1"/><value>\n<possible-h level="2" i="1">==x==</possible-h>\n</value></part><part><name index="2"/><value>\n==y\n</value></part><part><name/><equals>=</equals><value>z</value></part></template></root>',
  ],
  [
    '{{a|{{{b}} c}}}} <pre>x',
    '<root><template><title>a</title><part><name index="1"/><value>{<template><title>b</title></template> c</value></part></template>}} &lt;pre&gt;x</root>',
  ],
  [
    "{{{{{a}}}}} {{#if:x|y}} &amp; <b>'{{x",
    '<root><template><title><tplarg><title>a</title></tplarg></title></template> <template><title>#if:x</title><part><name index="1"/><value>y</value></part></template> &amp;amp; &lt;b&gt;\'{{x</root>',
  ],
  ['x <nowiki />', '<root>x <ext><name>nowiki</name><attr> </attr></ext></root>'],
];

test('what a revision is made of is told as an XML tree', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const client: Client = wiki.client();
  const revision = async (fields: Fields) => {
    const reply = await client.get({ action: 'query', prop: 'revisions', ...fields });
    return reply.at('query', 'pages', '0', 'revisions', '0') as { readonly [fact: string]: unknown };
  };
  for (const [index, [text, tree]] of TREES.entries()) {
    const titles = `T ${index}`;
    await client.post({ action: 'edit', title: titles, text, token: '+\\' });
    assert.deepEqual(await revision({ titles, rvprop: 'parsetree' }), { parsetree: tree }, text);
  }
  const both = await revision({ titles: 'T 5', rvprop: 'content', rvgeneratexml: '' });
  assert.deepEqual(Object.keys(both), ['parsetree', 'contentformat', 'contentmodel', 'content']);
  const [, , first] =
    (await revision({ titles: 'T 1', rvprop: 'parsetree', rvsection: '1' })).parsetree?.toString().split(/(?=<)/) ?? [];
  assert.equal(first, '</h>\nx\n');
  for (const fields of [{ rvprop: 'parsetree' }, { rvprop: 'ids', rvgeneratexml: '1' }] as const) {
    const mixed = await client.get({ action: 'query', prop: 'revisions', titles: 'T 1', rvslots: 'main', ...fields });
    assert.equal(mixed.code, 'invalidparammix', JSON.stringify(fields));
  }
  // A parameter that only has to be given is warned of as being true, whatever it is given as.
  const empty = { titles: 'T 1', rvprop: 'ids', rvgeneratexml: '' };
  const warned = await client.get({ action: 'query', prop: 'revisions', errorformat: 'raw', ...empty });
  assert.deepEqual(warned.at('warnings', '0', 'params'), [{ plaintext: 'rvgeneratexml' }, { plaintext: '1' }]);
  assert.deepEqual(await revision({ titles: 'T 1', rvprop: 'contentmodel', rvgeneratexml: '1' }), {
    contentmodel: 'wikitext',
  });
});

test('an answer holds fewer texts as trees than as they are', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const client: Client = wiki.client();
  for (const title of ['A', 'B']) {
    await client.post({ action: 'edit', title, text: 'x'.repeat(600 * 1024), token: '+\\' });
  }
  const asked = { action: 'query', prop: 'revisions', titles: 'A|B', rvprop: 'content', rvslots: 'main' };
  assert.equal((await client.get(asked)).at('continue'), undefined);
  const { rvslots, ...plain } = asked;
  const first = await client.get({ ...plain, rvgeneratexml: '1' });
  assert.notEqual(first.at('continue'), undefined);
  const rest = await client.get({ ...plain, rvgeneratexml: '1', ...(first.at('continue') as Fields) });
  assert.equal(rest.at('continue'), undefined);
  const trees = [first, rest].flatMap((reply) =>
    (reply.at('query', 'pages') as readonly { readonly revisions?: readonly object[] }[]).flatMap(
      ({ revisions = [] }) => revisions.map((one) => 'parsetree' in one),
    ),
  );
  assert.deepEqual(trees, [true, true]);
});
