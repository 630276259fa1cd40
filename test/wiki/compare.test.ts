import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { diffTable } from '../../src/wiki/diff/table.ts';
import { diffUnified } from '../../src/wiki/diff/unified.ts';
import { called, VARIANTS } from '../support/variants.ts';
import { startWiki, type TestWiki } from '../support/wiki.ts';

type Client = ReturnType<TestWiki['client']>;
type Fields = { readonly [name: string]: string };

/** What MediaWiki 1.43 shows of two texts. */
const RECORDED: readonly {
  readonly from: string;
  readonly to: string;
  readonly difftype: string;
  readonly body: string;
}[] = JSON.parse(readFileSync(new URL('./diffs.json', import.meta.url), 'utf8'));

test('what differs is shown as MediaWiki shows it', () => {
  for (const { from, to, difftype, body } of RECORDED) {
    const shown = difftype === 'table' ? diffTable(from, to, (line) => `Line ${line}:`) : diffUnified(from, to);
    assert.equal(shown, body, JSON.stringify([from, to, difftype]));
  }
});

test('texts of which everything differs are compared too', () => {
  const lines = (word: string) => Array.from({ length: 20_000 }, (_, index) => `${word} ${index}`).join('\n');
  const shown = diffUnified(lines('a'), lines('b'));
  assert.match(shown, /^<tr><td colspan="4"><pre>@@ -1,20000 \+1,20000 @@\n-a 0\n/);
});

const edit = async (client: Client, title: string, text: string) => {
  const made = await client.post({ action: 'edit', title, text, summary: 'of [[B]]', token: '+\\' });
  return String(made.at('edit', 'newrevid'));
};
const compare = (client: Client, fields: Fields) => client.get({ action: 'compare', ...fields });

for (const variant of VARIANTS) {
  test(`revisions are compared with others, with those around them, and with texts (${called(variant)})`, async () => {
    await using wiki = await startWiki({ ...variant, formatversion: '2' });
    const client = wiki.client();
    const [one, two, three] = [
      await edit(client, 'A', 'one'),
      await edit(client, 'A', 'two'),
      await edit(client, 'A', 'three'),
    ] as const;
    const ids = async (fields: Fields) => {
      const reply = await compare(client, fields);
      return [reply.at('compare', 'fromrevid'), reply.at('compare', 'torevid')];
    };
    const numbers = (...revisions: readonly string[]) => revisions.map(Number);
    assert.deepEqual(await ids({ fromrev: one, torev: three }), numbers(one, three));
    assert.deepEqual(await ids({ fromrev: two, torelative: 'prev' }), numbers(one, two));
    assert.deepEqual(await ids({ fromrev: two, torelative: 'next' }), numbers(two, three));
    assert.deepEqual(await ids({ fromrev: one, torelative: 'cur' }), numbers(one, three));
    assert.deepEqual(await ids({ fromtitle: 'A', torev: one }), numbers(three, one));
    assert.deepEqual(await ids({ fromrev: one, torelative: 'prev' }), [undefined, Number(one)]);
    assert.deepEqual(await ids({ fromrev: three, torelative: 'next' }), [Number(three), undefined]);
    const told = await compare(client, {
      fromrev: two,
      torev: two,
      prop: 'rel|size|user|comment|parsedcomment|diffsize',
    });
    const link =
      '<a href="/index.php?title=B&amp;action=edit&amp;redlink=1" class="new" title="B (page does not exist)">B</a>';
    const side = { size: 3, user: '127.0.0.1', userid: 0, comment: 'of [[B]]', parsedcomment: `of ${link}` };
    const named = (name: string) => Object.fromEntries(Object.entries(side).map(([key, value]) => [name + key, value]));
    assert.deepEqual(told.at('compare'), {
      ...{ ...named('from'), ...named('to'), prev: Number(one), next: Number(three), diffsize: 0 },
    });
    const sent = await compare(client, {
      fromslots: 'main',
      'fromtext-main': "''a''",
      toslots: 'main',
      'totext-main': '~~~',
      totitle: 'Nowhere',
      topst: '1',
    });
    assert.match(sent.textAt('compare', 'body'), /<del.*''a''.*<ins.*Special:Contributions/);
    const slots = await compare(client, { fromrev: one, torev: two, slots: 'main', prop: 'diff' });
    assert.match(slots.textAt('compare', 'bodies', 'main'), /<del.*>one<.*<ins.*>two</);
  });
}

test('what cannot be compared is refused by its name', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  const torev = await edit(client, 'A', 'one');
  const codes: { readonly [code: string]: readonly Fields[] } = {
    missingparam: [{}, { fromrev: torev }, { torev }],
    missingtitle: [{ fromtitle: 'Nope', torev }],
    nosuchpageid: [{ fromid: '99', torev }],
    nosuchrevid: [{ fromrev: '99', torev }],
    invalidtitle: [
      { fromtitle: '[[', torev },
      { fromtitle: '[[', fromid: '99', torev },
    ],
    'compare-maintextrequired': [
      { fromslots: 'main', torev },
      { fromslots: '', torev },
      { fromrev: torev, toslots: 'x' },
    ],
    'compare-relative-to-nothing': [{ fromslots: 'main', 'fromtext-main': 'x', torelative: 'prev' }],
    nosuchfromsection: [{ fromrev: torev, fromsection: '4', torev }],
    nosuchtosection: [{ fromrev: torev, tosection: '4', torev }],
    invalidparammix: [
      { fromtext: 'x', fromslots: 'main', torev },
      { fromsection: '1', fromslots: 'main', 'fromtext-main': 'x', torev },
      { totext: 'x', toslots: 'main', fromrev: torev },
    ],
    'compare-no-title': [{ fromtext: 'x', totext: '~~~', topst: '1' }],
    'compare-notorevision': [{ fromrev: torev, toslots: 'main', 'totext-main': 'x', 'tosection-main': '1' }],
  };
  for (const [code, requests] of Object.entries(codes)) {
    for (const fields of requests) assert.equal((await compare(client, fields)).at('error', 'code'), code);
  }
});

test('a parameter of a slot is known if the slot is named', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const sides = { toslots: 'main', 'totext-main': 'b', 'fromtext-main': 'a', errorformat: 'none' };
  const warned = async (fields: { readonly [name: string]: string }) =>
    ((await compare(wiki.client(), { ...sides, ...fields })).at('warnings') ?? []) as readonly { code: string }[];
  const isUnknown = ({ code }: { code: string }) => code === 'unrecognizedparams';
  assert.ok((await warned({ fromtext: 'c' })).some(isUnknown));
  for (const fromslots of ['main', '\u001fmain', 'x|main'])
    assert.ok(!(await warned({ fromslots })).some(isUnknown), fromslots);
});

test('a text that is sent can be a section of a revision, and what is wrong with the first text is told first', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  const rev = await edit(client, 'A', 'lead\n\n== a ==\nold\n\n== b ==\nend');
  const next = await edit(client, 'A', 'newer');
  const sent = { fromrev: rev, toslots: 'main', 'totext-main': '== a ==\nnew', 'tosection-main': '1' };
  const shown = await compare(client, { ...sent, torev: rev, difftype: 'unified' });
  assert.match(shown.textAt('compare', 'body'), / == a ==\n-old\n\+new\n \n == b ==\n/);
  // A section of what is in the wiki is asked for by the older parameter; a word is no number: it is what is before all.
  const lead = await compare(client, { fromrev: rev, fromsection: 'x', totext: 'lead' });
  assert.equal(lead.at('compare', 'body'), '');
  const instead = { fromrev: rev, fromslots: 'main', 'fromtext-main': 'other' };
  const after = await compare(client, { ...instead, torelative: 'next' });
  assert.deepEqual([after.at('compare', 'fromrevid'), after.at('compare', 'torevid')], [undefined, Number(next)]);
  const both = await compare(client, { fromslots: 'main', totitle: 'Nope' });
  assert.equal(both.at('error', 'code'), 'compare-maintextrequired');
});
