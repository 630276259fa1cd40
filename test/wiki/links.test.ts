import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ZOE } from '../support/accounts.ts';
import { mainLogin, token } from '../support/flows.ts';
import { called, VARIANTS } from '../support/variants.ts';
import { startWiki, type TestWiki } from '../support/wiki.ts';

type Client = ReturnType<TestWiki['client']>;
type Fields = { readonly [name: string]: string };

const post = async (client: Client, action: string, fields: Fields) =>
  client.post({ action, token: await token(client), ...fields });
const edit = (client: Client, title: string, text: string) => post(client, 'edit', { title, text });

interface Told {
  readonly title: string;
  readonly [prop: string]: unknown;
}

/** Titles of a list, through all of its steps. */
async function listed(client: Client, list: string, fields: Fields): Promise<readonly string[]> {
  const titles: string[] = [];
  for (let more: Fields | undefined = {}; more; ) {
    const reply = await client.get({ action: 'query', list, ...fields, ...more });
    titles.push(...(reply.at('query', list) as readonly Told[]).map(({ title }) => title));
    more = reply.at('continue') as Fields | undefined;
  }
  return titles;
}

/** What a prop module tells of each page, through all of its steps: titles, or the values of a key. */
async function told(client: Client, prop: string, fields: Fields, key = 'title') {
  const found: { [page: string]: unknown[] } = {};
  for (let more: Fields | undefined = {}; more; ) {
    const reply = await client.get({ action: 'query', prop, ...fields, ...more });
    for (const page of reply.at('query', 'pages') as readonly Told[]) {
      const rows = (page[prop] ?? []) as readonly { readonly [key: string]: unknown }[];
      found[page.title] = [...(found[page.title] ?? []), ...rows.map((row) => row[key])];
    }
    more = reply.at('continue') as Fields | undefined;
  }
  return found;
}

for (const variant of VARIANTS) {
  test(`what pages link to, include and are in is told step by step, and from the other side (${called(variant)})`, async () => {
    await using wiki = await startWiki({ ...variant, formatversion: '2' });
    const client = wiki.client();
    await mainLogin(client);
    await edit(client, 'Template:T', 'x[[Category:Of T]]');
    await edit(
      client,
      'A',
      '[[B]] [[Talk:B]] [[C]] {{T}} [[Category:K|z]] [[Media:F.png]] https://x.example/y __NOTOC__',
    );
    await edit(client, 'B', '[[A]] {{T}} [[Category:K]]');
    await edit(client, 'C', '#REDIRECT [[A]]');
    await edit(client, 'Category:K', '[[Category:Top]] __HIDDENCAT__');
    const of = { titles: 'A|B' };
    assert.deepEqual(await told(client, 'links', { ...of, pllimit: '1' }), { A: ['B', 'C', 'Talk:B'], B: ['A'] });
    assert.deepEqual(await told(client, 'templates', { ...of, tllimit: '1' }), {
      A: ['Template:T'],
      B: ['Template:T'],
    });
    assert.deepEqual(await told(client, 'categories', { ...of, cllimit: '1' }), {
      A: ['Category:K', 'Category:Of T'],
      B: ['Category:K', 'Category:Of T'],
    });
    assert.deepEqual(await told(client, 'categories', { ...of, clshow: 'hidden' }), {
      A: ['Category:K'],
      B: ['Category:K'],
    });
    assert.deepEqual(await told(client, 'images', of), { A: ['File:F.png'], B: [] });
    assert.deepEqual(await told(client, 'extlinks', of, 'url'), { A: ['https://x.example/y'], B: [] });
    assert.deepEqual(await told(client, 'linkshere', { ...of, lhlimit: '1' }), { A: ['B', 'C'], B: ['A'] });
    assert.deepEqual(await told(client, 'redirects', { titles: 'A' }), { A: ['C'] });
    assert.deepEqual(await told(client, 'transcludedin', { titles: 'Template:T', tilimit: '1' }), {
      'Template:T': ['A', 'B'],
    });
    assert.deepEqual(await told(client, 'fileusage', { titles: 'File:F.png' }), { 'File:F.png': ['A'] });
    const props = await client.get({ action: 'query', prop: 'pageprops', titles: 'A' });
    assert.deepEqual(props.at('query', 'pages', '0', 'pageprops'), { notoc: '' });
    const info = await client.get({ action: 'query', prop: 'categoryinfo', titles: 'Category:K' });
    const counts = { size: 2, pages: 2, files: 0, subcats: 0, hidden: true };
    assert.deepEqual(info.at('query', 'pages', '0', 'categoryinfo'), counts);
    assert.deepEqual(await listed(client, 'backlinks', { bltitle: 'A', bllimit: '1' }), ['B', 'C']);
    assert.deepEqual(await listed(client, 'embeddedin', { eititle: 'Template:T', eilimit: '1' }), ['A', 'B']);
    assert.deepEqual(await listed(client, 'imageusage', { iutitle: 'File:F.png' }), ['A']);
    const members = { cmtitle: 'Category:K', cmlimit: '1' };
    assert.deepEqual(await listed(client, 'categorymembers', members), ['B', 'A']);
    assert.deepEqual(await listed(client, 'categorymembers', { ...members, cmdir: 'desc' }), ['A', 'B']);
    assert.deepEqual(await listed(client, 'categorymembers', { ...members, cmsort: 'timestamp' }), ['A', 'B']);
    const all = await client.get({ action: 'query', list: 'allcategories', acprop: 'size', acprefix: 'T' });
    assert.deepEqual(all.at('query', 'allcategories'), [{ category: 'Top', size: 1, pages: 0, files: 0, subcats: 1 }]);
    for (const [generator, fields, titles] of [
      ['links', { titles: 'A' }, ['B', 'C', 'Talk:B']],
      ['categories', { titles: 'B' }, ['Category:K', 'Category:Of T']],
      ['linkshere', { titles: 'A' }, ['B', 'C']],
      ['backlinks', { gbltitle: 'A' }, ['B', 'C']],
      ['categorymembers', { gcmtitle: 'Category:K' }, ['A', 'B']],
    ] as const) {
      const reply = await client.get({ action: 'query', generator, ...fields });
      const pages = reply.at('query', 'pages') as readonly Told[];
      assert.deepEqual(pages.map(({ title }) => title).sort(), titles, generator);
    }
  });

  test(`what is deleted says nothing, what comes back says it again, and what is moved says it under its new name (${called(variant)})`, async () => {
    await using wiki = await startWiki({ ...variant, formatversion: '2' });
    const client = wiki.client();
    await mainLogin(client, ZOE);
    await edit(client, 'A', '[[B]] [[Category:K]]');
    const members = () => listed(client, 'categorymembers', { cmtitle: 'Category:K' });
    const linking = () => listed(client, 'backlinks', { bltitle: 'B' });
    await post(client, 'delete', { title: 'A' });
    assert.deepEqual([await members(), await linking()], [[], []]);
    await post(client, 'undelete', { title: 'A' });
    assert.deepEqual([await members(), await linking()], [['A'], ['A']]);
    await post(client, 'move', { from: 'A', to: 'Talk:Z' });
    assert.deepEqual([await members(), await linking()], [['Talk:Z'], ['Talk:Z']]);
    const sorted = await client.get({
      action: 'query',
      list: 'categorymembers',
      cmtitle: 'Category:K',
      cmprop: 'sortkey',
    });
    assert.equal(sorted.at('query', 'categorymembers', '0', 'sortkey'), '5a');
    assert.deepEqual(await listed(client, 'backlinks', { bltitle: 'Talk:Z' }), ['A']);
    await edit(client, 'Talk:Z', 'nothing');
    assert.deepEqual([await members(), await linking()], [[], []]);
  });
}

test('what cannot be listed is refused by its name', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  await edit(client, 'A', 'x');
  const codes: { readonly [code: string]: readonly Fields[] } = {
    missingparam: [{ list: 'backlinks' }, { list: 'categorymembers' }],
    invalidcategory: [{ list: 'categorymembers', cmtitle: 'A' }],
    bad_image_title: [{ list: 'imageusage', iutitle: 'A' }],
    invalidtitle: [{ list: 'embeddedin', eititle: '[' }],
    nosuchpageid: [{ list: 'backlinks', blpageid: '99' }],
    badcontinue: [
      { prop: 'links', plcontinue: 'x', titles: 'A' },
      { list: 'categorymembers', cmtitle: 'Category:A', cmcontinue: 'x|y|1' },
      { list: 'categorymembers', cmtitle: 'Category:A', cmsort: 'timestamp', cmcontinue: 'x|1' },
    ],
  };
  for (const [code, requests] of Object.entries(codes)) {
    for (const fields of requests)
      assert.equal((await client.get({ action: 'query', ...fields })).at('error', 'code'), code);
  }
});

test('what a page with cascading protection includes is edited only by those who may protect', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const [admin, anyone] = [wiki.client(), wiki.client()];
  await mainLogin(admin, ZOE);
  await edit(admin, 'Template:T', 'x');
  await edit(admin, 'A', '{{T}} {{Not there}} [[Template:L]]');
  await post(admin, 'protect', { title: 'A', protections: 'edit=sysop', cascade: '1' });
  for (const title of ['Template:T', 'Template:Not there']) {
    assert.equal((await edit(anyone, title, 'y')).at('error', 'code'), 'cascadeprotected');
    assert.equal((await edit(admin, title, 'y')).at('edit', 'result'), 'Success');
  }
  assert.equal((await edit(anyone, 'Template:L', 'y')).at('edit', 'result'), 'Success');
  const info = await anyone.get({ action: 'query', prop: 'info', inprop: 'protection', titles: 'Template:T' });
  const source = { type: 'edit', level: 'sysop', expiry: 'infinity', source: 'A' };
  assert.deepEqual(info.at('query', 'pages', '0', 'protection'), [source]);
});

test('a page is read again, with what it includes, when its links are purged', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  await mainLogin(client);
  await edit(client, 'A', '{{T}}');
  await edit(client, 'Template:T', '[[Category:K]]');
  const members = () => listed(client, 'categorymembers', { cmtitle: 'Category:K', cmnamespace: '0' });
  assert.deepEqual(await members(), []);
  const purged = await post(client, 'purge', { titles: 'Template:T', forcerecursivelinkupdate: '1' });
  assert.deepEqual(purged.at('purge'), [{ ns: 10, title: 'Template:T', purged: true, linkupdate: true }]);
  assert.deepEqual(await members(), ['A']);
  await edit(client, 'Template:T', 'x');
  await post(client, 'purge', { titles: 'A' });
  assert.deepEqual(await members(), ['A']);
  await post(client, 'purge', { titles: 'A', forcelinkupdate: '1' });
  assert.deepEqual(await members(), []);
});

test('what only some pages can be asked with is refused where there are such pages', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  await client.post({ action: 'edit', title: 'A', text: 'http://a.example/x', token: '+\\' });
  await client.post({ action: 'edit', title: 'R', text: '#REDIRECT [[A#part]]', token: '+\\' });
  await client.post({ action: 'edit', title: 'S', text: '#REDIRECT [[A]]', token: '+\\' });
  const code = async (fields: Fields) => (await client.get({ action: 'query', ...fields })).at('error', 'code');
  const refused: readonly (readonly [code: string, prop: string, fields: Fields])[] = [
    ['invalidparammix', 'langlinks', { lltitle: 'x' }],
    ['invalidparammix', 'langlinks', { llurl: '1', llprop: 'url' }],
    ['badcontinue', 'langlinks', { llcontinue: 'x' }],
    ['invalidparammix', 'iwlinks', { iwtitle: 'x' }],
    ['show', 'linkshere', { lhshow: 'redirect|!redirect' }],
    ['show', 'categories', { clshow: 'hidden|!hidden' }],
    ['badquery', 'extlinks', { elquery: '//a.example' }],
    ['badquery', 'extlinks', { elquery: 'a.*' }],
  ];
  for (const [expected, prop, fields] of refused) {
    assert.equal(await code({ prop, titles: 'A', ...fields }), expected, JSON.stringify(fields));
    assert.equal(await code({ prop, titles: '<', ...fields }), undefined, JSON.stringify(fields));
  }
  assert.deepEqual(await told(client, 'extlinks', { titles: 'A', elquery: 'a.example' }, 'url'), {
    A: ['http://a.example/x'],
  });
  const members = { list: 'categorymembers', cmtitle: 'Category:C' };
  assert.equal(await code({ ...members, cmstarthexsortkey: 'x' }), 'badvalue_cmstarthexsortkey');
  // Only what is asked for counts as a step.
  for (const rdshow of ['fragment', '!fragment']) {
    const asked = { titles: 'A', rdshow, rdlimit: '1' };
    assert.equal((await client.get({ action: 'query', prop: 'redirects', ...asked })).at('continue'), undefined);
    assert.deepEqual(await told(client, 'redirects', asked), { A: [rdshow === 'fragment' ? 'R' : 'S'] });
  }
});

test('categories are listed with those that have only a page, and by how many members they have', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  const member = (title: string, ...of: readonly string[]) =>
    client.post({ action: 'edit', title, text: of.map((one) => `[[Category:${one}]]`).join(''), token: '+\\' });
  await member('P', 'One', 'Two', 'Three');
  await member('Q', 'Three', 'Two');
  await member('Category:None', 'Three');
  const listed = async (fields: Fields) => {
    const found: string[] = [];
    for (let more: Fields | undefined = {}; more; ) {
      const reply = await client.get({ action: 'query', list: 'allcategories', aclimit: '1', ...fields, ...more });
      const keys = (reply.at('query', 'allcategories') as readonly { category: string }[]).map(
        ({ category }) => category,
      );
      // No step is empty but for want of any.
      assert.equal(keys.length, 1, JSON.stringify(fields));
      found.push(...keys);
      more = reply.at('continue') as Fields | undefined;
    }
    return found;
  };
  const titles = 'Category:None|Category:Not';
  const info = await client.get({ action: 'query', prop: 'categoryinfo', titles });
  const sizes = info.at('query', 'pages') as readonly { categoryinfo?: { size: number } }[];
  assert.deepEqual(
    sizes.map(({ categoryinfo }) => categoryinfo?.size),
    [undefined, 0],
  );
  assert.deepEqual(await listed({}), ['None', 'One', 'Three', 'Two']);
  assert.deepEqual(await listed({ acmin: '2' }), ['Three', 'Two']);
  assert.deepEqual(await listed({ acmax: '1', acdir: 'descending' }), ['One', 'None']);
});

test('a search that gives pages says how many there are', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  await client.post({ action: 'edit', title: 'A word', text: 'x', token: '+\\' });
  const asked = { action: 'query', generator: 'search', gsrsearch: 'word' };
  assert.equal((await client.get(asked)).at('query', 'searchinfo', 'totalhits'), 1);
  assert.equal((await client.get({ ...asked, gsrinfo: 'suggestion' })).at('query', 'searchinfo'), undefined);
});

test('revisions of pages that were deleted lead to their titles for those who may see such, for others nowhere', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const zoe = wiki.client();
  await mainLogin(zoe, ZOE);
  const revids = String((await edit(zoe, 'Gone', 'x')).at('edit', 'newrevid'));
  await post(zoe, 'delete', { title: 'Gone' });
  const seen = await zoe.get({ action: 'query', revids });
  assert.deepEqual(seen.at('query'), { pages: [{ ns: 0, title: 'Gone', missing: true }] });
  const unseen = await wiki.client().get({ action: 'query', revids });
  assert.deepEqual(Object.keys(unseen.at('query') as object), ['badrevids']);
});

test('the ids of pages that a generator finds by links are in the order of their titles', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  const ids: { [title: string]: string } = {};
  for (const title of ['C', 'B', 'A']) {
    const made = await client.post({ action: 'edit', title, text: '#REDIRECT [[T]]', token: '+\\' });
    ids[title] = String(made.at('edit', 'pageid'));
  }
  for (const generator of ['linkshere', 'redirects']) {
    const reply = await client.get({ action: 'query', generator, titles: 'T', indexpageids: '1' });
    assert.deepEqual(reply.at('query', 'pageids'), [ids.A, ids.B, ids.C], generator);
    const prefix = generator === 'redirects' ? 'rd' : 'lh';
    // A namespace that is not there has nothing in it.
    assert.deepEqual(await told(client, generator, { titles: 'T', [`${prefix}namespace`]: '99' }), { T: [] });
  }
});

test('redirects that are followed are told in the order in which they were made', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  for (const title of ['B', 'A']) {
    await client.post({ action: 'edit', title, text: '#REDIRECT [[T]]', token: '+\\' });
  }
  const reply = await client.get({ action: 'query', titles: 'A|B', redirects: '1' });
  assert.deepEqual(reply.at('query', 'redirects'), [
    { from: 'B', to: 'T' },
    { from: 'A', to: 'T' },
  ]);
});

test('what is put in as a text is saved is left where it is not, and is no template', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const asked = { text: '{{subst:X|y}} {{ SUBST:X }} {{safesubst:Z}}', contentmodel: 'wikitext' };
  const parsed = await wiki.client().get({ action: 'parse', prop: 'text|templates', ...asked });
  assert.deepEqual(parsed.at('parse', 'templates'), [{ ns: 10, title: 'Template:Z', exists: false }]);
  assert.match(parsed.textAt('parse', 'text'), /<p>\{\{subst:X\|y\}\} \{\{ SUBST:X \}\} <a/);
});
