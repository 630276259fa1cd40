import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readXml } from '../format/xml-read.ts';
import { called, VARIANTS } from '../support/variants.ts';
import { startWiki, type TestWiki } from '../support/wiki.ts';

type Client = ReturnType<TestWiki['client']>;

const edit = (client: Client, title: string, text: string, more = {}) =>
  client.post({ action: 'edit', title, text, token: '+\\', ...more });
const ask = (client: Client, fields: { readonly [name: string]: string }) => client.get({ action: 'query', ...fields });

interface Told {
  readonly title: string;
  readonly revisions?: readonly { readonly revid: number; readonly slots?: { readonly main: object } }[];
  readonly [fact: string]: unknown;
}

const pagesOf = async (client: Client, fields: { readonly [name: string]: string }) =>
  (await ask(client, fields)).at('query', 'pages') as readonly Told[];

for (const variant of VARIANTS) {
  test(`a history is read step by step, forwards and back (${called(variant)})`, async () => {
    await using wiki = await startWiki({ ...variant, formatversion: '2' });
    const client = wiki.client();
    for (const text of ['one', 'two', 'three', 'four']) await edit(client, 'A', text);
    for (const [rvdir, expected] of [['older', [4, 3, 2, 1]] as const, ['newer', [1, 2, 3, 4]] as const]) {
      const seen: number[] = [];
      let more: { readonly [name: string]: string } | undefined = {};
      while (more) {
        const fields = { prop: 'revisions', titles: 'A', rvlimit: '3', rvprop: 'ids', rvdir, ...more };
        const reply = await ask(client, fields);
        const [page] = reply.at('query', 'pages') as readonly Told[];
        seen.push(...(page?.revisions ?? []).map(({ revid }) => revid));
        more = reply.at('continue') as typeof more;
      }
      assert.deepEqual(seen, expected);
    }
    const ids = async (fields: { readonly [name: string]: string }) =>
      (await pagesOf(client, { prop: 'revisions', rvprop: 'ids', ...fields }))[0]?.revisions?.map(({ revid }) => revid);
    assert.deepEqual(await ids({ titles: 'A', rvstartid: '3', rvendid: '2' }), [3, 2]);
    assert.deepEqual(await ids({ titles: 'A', rvuser: '192.0.2.1' }), undefined);
    assert.deepEqual(await ids({ revids: '1|3' }), [1, 3]);
    const codes = [];
    for (const fields of [
      { titles: 'A', rvstartid: '99' },
      { revids: '1', rvlimit: '1' },
      { titles: 'A', rvuser: 'X', rvexcludeuser: 'X' },
    ]) {
      codes.push((await ask(client, { prop: 'revisions', ...(fields as object) })).code);
    }
    assert.deepEqual(codes, ['badid_rvstartid', 'invalidparammix', 'invalidparammix']);
  });

  test(`what a page is, is told; how many watch it only to those who may know (${called(variant)})`, async () => {
    await using wiki = await startWiki({ ...variant, formatversion: '2' });
    const client = wiki.client();
    await edit(client, 'A', '#REDIRECT [[B]]');
    await edit(client, 'Talk:A', 'x');
    const inprop = 'associatedpage|talkid|subjectid|linkclasses|watchers|watched';
    const pages = await pagesOf(client, { prop: 'info', titles: 'A|Talk:A|C', inprop });
    const [missing, redirect, talk] = pages;
    assert.partialDeepStrictEqual(missing, { title: 'C', missing: true, contentmodel: 'wikitext', watched: false });
    assert.partialDeepStrictEqual(redirect, {
      redirect: true,
      new: true,
      length: 15,
      talkid: 2,
      linkclasses: ['mw-redirect'],
    });
    assert.partialDeepStrictEqual(talk, { subjectid: 1, associatedpage: 'A' });
    assert.ok(!pages.some((page) => Object.hasOwn(page, 'watchers')));
    const [tested] = await pagesOf(client, { prop: 'info', titles: 'A', intestactions: 'edit|delete|read' });
    assert.deepEqual(tested?.actions, { edit: true, delete: false, read: true });
  });
}

test('texts that are too much for one answer come in several', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  const long = 'x'.repeat(2_000_000);
  for (const letter of 'ABCDEF') await edit(client, 'A', letter + long);
  const fields = { prop: 'revisions', titles: 'A', rvlimit: '10', rvprop: 'content|ids', rvslots: 'main' };
  const first = await ask(client, fields);
  assert.equal((first.at('query', 'pages') as readonly Told[])[0]?.revisions?.length, 4);
  const next = await ask(client, { ...fields, ...(first.at('continue') as object) });
  assert.deepEqual(
    (next.at('query', 'pages') as readonly Told[])[0]?.revisions?.map(({ revid }) => revid),
    [2, 1],
  );
});

test('pages are exported as XML, within an answer or alone', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  await edit(client, 'A', '<b> & "c"', { summary: '<d>' });
  const alone = await ask(client, { titles: 'A', export: '', exportnowrap: '' });
  assert.equal(alone.headers['content-type'], 'text/xml; charset=utf-8');
  const page = readXml(alone.text).children.find(({ name }) => name === 'page');
  const revision = page?.children.find(({ name }) => name === 'revision');
  assert.equal(revision?.children.find(({ name }) => name === 'text')?.text, '<b> & "c"');
  assert.equal(revision?.children.find(({ name }) => name === 'comment')?.text, '<d>');
  const within = await ask(client, { titles: 'A', export: '' });
  assert.equal(within.at('query', 'export'), alone.text);
  const older = await ask(client, { titles: 'A', export: '', formatversion: '1' });
  assert.deepEqual(older.at('query', 'export'), { '*': alone.text });
  const refused = await ask(client, { titles: 'A', export: '', exportnowrap: '', continue: 'x', xslt: 'y' });
  assert.equal(refused.headers['content-type'], 'text/xml; charset=utf-8');
  const [warnings, error] = readXml(refused.text).children;
  assert.equal(warnings?.children[0]?.name, 'xml');
  assert.equal(error?.attributes.code, 'badcontinue');
  const late = {
    titles: 'A',
    export: '',
    exportnowrap: '',
    maxage: '-1',
    list: 'logevents',
    leprop: 'x',
    lelimit: 'x',
  };
  const afterwards = readXml((await ask(client, late)).text).children;
  assert.deepEqual(
    afterwards.map(({ name, children }) => [name, children.map((one) => one.name)]),
    [
      ['error', []],
      ['warnings', ['logevents']],
    ],
  );
});
