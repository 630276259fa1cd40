import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Visitor } from '../support/visitor.ts';
import { STORES, startWiki } from '../support/wiki.ts';

type Wiki = Awaited<ReturnType<typeof startWiki>>;
const edit = (wiki: Wiki, title: string, text: string) =>
  wiki.client().post({ action: 'edit', title, text, token: '+\\' });
const redTo = (title: string) => `class="new" title="${title} (page does not exist)"`;

for (const store of STORES) {
  test(`a category shows its members, kind by kind and part by part, also if it has no text (${store})`, async () => {
    await using wiki = await startWiki({ store });
    const visitor = new Visitor(wiki);
    assert.equal((await visitor.get('/wiki/Category:Things')).status, 404);
    await edit(wiki, 'File:A.png', '[[Category:Things]]');
    await edit(wiki, 'Category:Small', '[[Category:Things]]');
    await edit(wiki, 'One', '[[Category:Things]] <script>');
    const bare = await visitor.get('/wiki/Category:Things');
    assert.equal(bare.status, 200);
    assert.match(bare.text, /<h2>1 subcategory<\/h2>\s*<ul class="titles">\s*<li><a href="\/wiki\/Category:Small">/);
    assert.match(bare.text, /<h2>1 page<\/h2>\s*<ul class="titles">\s*<li><a href="\/wiki\/One"><bdi>One</);
    assert.match(bare.text, /<h2>1 file<\/h2>\s*<ul class="titles">\s*<li><a href="\/wiki\/File:A.png">/);
    assert.ok((await visitor.get('/wiki/One')).text.includes(redTo('Category:Things')));
    await edit(wiki, 'Category:Things', 'All of them.');
    const told = await visitor.get('/wiki/Category:Things');
    assert.match(told.text, /<p>All of them\.\n<\/p>.*<h2>1 page<\/h2>/s);
    assert.ok(!(await visitor.get('/wiki/One')).text.includes(redTo('Category:Things')));
  });

  test(`a category with many members is shown in parts (${store})`, async () => {
    await using wiki = await startWiki({ store });
    for (let number = 100; number <= 302; number += 1) await edit(wiki, `P${number}`, '[[Category:Many]]');
    const visitor = new Visitor(wiki);
    const first = (await visitor.get('/wiki/Category:Many')).text;
    assert.match(first, /<h2>203 pages<\/h2>/);
    assert.equal(first.match(/href="\/wiki\/P\d{3}"/g)?.length, 200);
    const more = /<a href="([^"]*pagefrom=[^"]*)">/.exec(first)?.[1] ?? '';
    const rest = (await visitor.get(more.replaceAll('&amp;', '&'))).text;
    assert.deepEqual(
      rest.match(/href="\/wiki\/P\d{3}"/g)?.map((one) => one.slice(-4, -1)),
      ['300', '301', '302'],
    );
    assert.match((await visitor.get('/wiki/Category:Many?pagefrom=nonsense')).text, /cdx-message--error/);
  });
}

test('the page of a file says that there is none', async () => {
  await using wiki = await startWiki();
  const visitor = new Visitor(wiki);
  const missing = await visitor.get('/wiki/File:A.png');
  assert.deepEqual([missing.status, missing.text.includes('There is no file of this name.')], [404, true]);
  await edit(wiki, 'File:A.png', 'About it');
  const there = await visitor.get('/wiki/File:A.png');
  assert.equal(there.status, 200);
  assert.match(there.text, /There is no file of this name\..*About it/s);
});

test('the main page is the one that somebody wrote, and until then a welcome; links to it are red until then', async () => {
  await using wiki = await startWiki();
  const visitor = new Visitor(wiki);
  const main = async (more = '') => (await visitor.get(`/wiki/Main_Page${more}`)).text;
  await edit(wiki, 'A', '[[Main Page]]');
  assert.match(await main(), /Welcome to .*action=edit/s);
  assert.ok((await visitor.get('/wiki/A')).text.includes(redTo('Main Page')));
  await edit(wiki, 'Main Page', 'Here we begin.');
  const newest = await edit(wiki, 'Main Page', 'Here we began.');
  assert.match(await main(), /<h1>Main Page<\/h1>\s*<div class="page-content"[^>]*>\s*<p>Here we began\./);
  assert.match(await main(), /<a href="\/wiki\/Main_Page\?action=history">/);
  assert.match(await main(`?oldid=${newest.at('edit', 'oldrevid')}`), /Here we begin\./);
  assert.match(await main('?diff=cur&oldid=prev'), /diff/);
  assert.match((await visitor.get('/wiki/A')).text, /<a href="\/wiki\/Main_Page" title="Main Page">/);
});

test('who may not read is welcomed at the main page, whatever is written there', async () => {
  await using wiki = await startWiki({ settings: { anonymousMayRead: false, pages: { 'Main Page': 'secret plans' } } });
  const { status, text } = await new Visitor(wiki).get('/wiki/Main_Page');
  assert.equal(status, 200);
  assert.doesNotMatch(text, /secret plans/);
  assert.match(text, /Welcome to /);
});
