import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mainLogin, token } from '../support/flows.ts';
import { called, VARIANTS } from '../support/variants.ts';
import { startWiki } from '../support/wiki.ts';

interface Told {
  readonly revid: number;
  readonly content?: string;
  readonly diff?: { readonly from?: number | false; readonly to?: number; readonly body?: string };
}

for (const variant of VARIANTS) {
  test(`revisions are compared, rendered, and told with their templates put in (${called(variant)})`, async () => {
    await using wiki = await startWiki({ ...variant, formatversion: '2' });
    const client = wiki.client();
    const edit = (title: string, text: string) => client.post({ action: 'edit', title, text, token: '+\\' });
    await edit('Template:T', "''{{{1}}}'' <!-- c -->");
    for (const text of ['one', 'two\n== H ==\n{{t|x}} <nowiki>{{t}}</nowiki>', 'three']) await edit('A', text);
    const alice = wiki.client();
    await mainLogin(alice);
    await alice.post({ action: 'edit', title: 'J', text: '{}', contentmodel: 'json', token: await token(alice) });
    const asked = { action: 'query', prop: 'revisions', titles: 'A', rvprop: 'ids' };
    const told = async (fields: { readonly [name: string]: string }) =>
      (await client.get({ ...asked, ...fields })).at('query', 'pages', '0', 'revisions') as readonly Told[];
    const diff = async (fields: { readonly [name: string]: string }) => (await told(fields)).map((one) => one.diff);

    const [last, ...others] = await diff({ rvdiffto: 'prev', rvlimit: '3' });
    assert.deepEqual([last?.from, last?.to], [3, 4]);
    assert.match(last?.body ?? '', /<del[^>]*>two<\/del>.*<ins[^>]*>three<\/ins>/s);
    assert.deepEqual(others, [{ notcached: true }, { notcached: true }]);
    assert.deepEqual(await diff({ rvdiffto: 'prev', rvlimit: '1', rvdir: 'newer' }), [
      { from: false, to: 2, body: '' },
    ]);
    assert.deepEqual(await diff({ rvdiffto: 'next' }), [{ from: 4, to: 0, body: '' }]);
    assert.deepEqual(await diff({ rvdiffto: 'cur' }), [{ from: 4, to: 0, body: '' }]);
    const [old] = await diff({ rvdiffto: '2' });
    assert.match(old?.body ?? '', /<del[^>]*>three<\/del>.*<ins[^>]*>one<\/ins>/s);
    const [sent] = await diff({ rvdifftotext: 'three ~~~~~  \n', rvdifftotextpst: '1', rvdiffto: 'nonsense' });
    assert.match(sent?.body ?? '', /three <ins[^>]*>\d\d:\d\d, .*\(UTC\)<\/ins>/);
    assert.deepEqual(await diff({ rvdifftotext: '[]', rvcontentformat: 'application/json' }), [
      { badcontentformat: true },
    ]);

    const content = async (fields: { readonly [name: string]: string }) =>
      (await told({ rvprop: 'content', ...fields })).map((one) => one.content);
    const second = { rvstartid: '3', rvlimit: '2' };
    const parsed = await content({ ...second, rvparse: '1' });
    assert.equal(parsed.length, 1);
    assert.match(parsed[0] ?? '', /^<div class="mw-content-ltr mw-parser-output"[^>]*><p>two.*<i>x<\/i>.*\{\{t\}\}/s);
    assert.deepEqual(await content({ ...second, rvexpandtemplates: '1' }), [
      "two\n== H ==\n''x''  <nowiki>{{t}}</nowiki>",
      'one',
    ]);
    // Of a slot the format is named with the slot, if it is asked for.
    const formats = async (fields: { readonly [name: string]: string }) => {
      const reply = await client.get({ ...asked, rvprop: 'content', errorformat: 'raw', ...fields });
      const slots = reply.at('query', 'pages', '0', 'revisions', '0', 'slots') as
        | { readonly main?: object }
        | undefined;
      const warned = (reply.at('warnings') ?? []) as readonly { readonly code: string; readonly params: unknown }[];
      return { main: slots?.main, warnings: warned.map(({ code, params }) => [code, params]) };
    };
    const wanted = { 'rvcontentformat-main': 'application/json' };
    const bad = ['badformat', ['application/json', 'wikitext', { message: { key: 'revid', params: [4] } }]];
    for (const rvslots of ['main', '*'])
      assert.deepEqual(await formats({ ...wanted, rvslots }), { main: { badcontentformat: true }, warnings: [bad] });
    const usual = await formats({ 'rvcontentformat-main': 'text/x-wiki', rvslots: 'main' });
    assert.deepEqual(usual.main, { contentmodel: 'wikitext', contentformat: 'text/x-wiki', content: 'three' });
    const unknown = await formats(wanted);
    assert.ok(unknown.warnings.some(([code]) => code === 'unrecognizedparams'));
    const json = await client.get({ ...asked, titles: 'J', rvprop: 'content', rvexpandtemplates: '1' });
    assert.equal(json.at('query', 'pages', '0', 'revisions', '0', 'badcontentformat'), true);
    const tree = await client.get({ ...asked, titles: 'J', rvprop: 'parsetree', errorformat: 'raw' });
    assert.deepEqual(tree.at('query', 'pages', '0', 'revisions'), [{ badcontentformatforparsetree: true }]);
    const warned = tree.at('warnings') as readonly { readonly code: string; readonly params: unknown }[];
    assert.deepEqual(warned.find(({ code }) => code === 'parsetree-notwikitext')?.params, ['J', 'json']);
  });
}

test('what revisions cannot be compared with is refused', async () => {
  await using wiki = await startWiki();
  const client = wiki.client();
  await client.post({ action: 'edit', title: 'A', text: 'x', token: '+\\' });
  const code = async (fields: { readonly [name: string]: string }) =>
    (await client.get({ action: 'query', prop: 'revisions', titles: 'A', ...fields })).code;
  for (const rvdiffto of ['', 'before', '-1', '1.5']) assert.equal(await code({ rvdiffto }), 'diffto');
  assert.equal(await code({ rvdiffto: '99' }), 'nosuchrevid');
  for (const name of ['rvdiffto', 'rvdifftotext', 'rvdifftotextpst', 'rvparse', 'rvexpandtemplates']) {
    assert.equal(await code({ [name]: '1', rvslots: 'main' }), 'invalidparammix');
  }
});

test('the templates of all revisions of an answer are put in with what one may take', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  const edit = (title: string, text: string) => client.post({ action: 'edit', title, text, token: '+\\' });
  await edit('Template:T', 'x'.repeat(1_500_000));
  for (const title of ['A', 'B', 'C', 'D']) await edit(title, '{{T}}{{T}}');
  const asked = { action: 'query', prop: 'revisions', rvprop: 'content', rvexpandtemplates: '1' };
  const { text } = await client.get({ ...asked, titles: 'A|B|C|D' });
  assert.ok(text.length < 8 * 1024 * 1024, `${text.length} characters`);
});
