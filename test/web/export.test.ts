import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readExport } from '../../src/wiki/read-export.ts';
import { Visitor } from '../support/visitor.ts';
import { STORES, startWiki, type TestWiki } from '../support/wiki.ts';

const edit = (wiki: TestWiki, title: string, text: string) =>
  wiki.client().post({ action: 'edit', title, text, token: '+\\' });

/** Titles of pages of an export, with the texts of their revisions. */
const read = (xml: string) =>
  readExport(xml).pages.map(({ title, revisions }) => [title, ...revisions.map(({ text }) => text)]);

for (const store of STORES) {
  test(`pages are given as XML that can be imported: the newest text, or all that there were (${store})`, async () => {
    await using wiki = await startWiki({ store });
    for (const text of ['one', 'two', '<three> & more']) await edit(wiki, 'User talk:A/b', text);
    await edit(wiki, 'Other', 'of another');
    const visitor = new Visitor(wiki);
    const newest = ['User talk:A/b', '<three> & more'];
    const all = ['User talk:A/b', 'one', 'two', '<three> & more'];
    const alone = await visitor.get('/wiki/Special:Export/User_talk:A/b');
    assert.deepEqual([alone.status, alone.headers['content-type']], [200, 'application/xml; charset=utf-8']);
    assert.equal(alone.headers['content-disposition'], undefined);
    assert.deepEqual(read(alone.text), [newest]);
    const api = await wiki.client().get({ action: 'query', titles: 'User talk:A/b', export: '' });
    assert.equal(alone.text, api.textAt('query', 'export', '*'));
    const told = async (query: string) => read((await visitor.get(`/index.php?title=Special:Export&${query}`)).text);
    assert.deepEqual(await told('pages=user talk:A/b%0D%0AOther%0AOther%0ANope%0AA[b'), [
      newest,
      ['Other', 'of another'],
    ]);
    assert.deepEqual(await told('pages=User talk:A/b&history=1'), [all]);
    assert.deepEqual(read((await visitor.get('/wiki/Special:Export/Nope')).text), []);
    const posted = (fields: object) =>
      visitor.post('/index.php', { title: 'Special:Export', pages: 'User talk:A/b', ...fields });
    assert.deepEqual(read((await posted({ action: 'submit' })).text), [all]);
    const file = await posted({ curonly: '1', wpDownload: '1' });
    assert.deepEqual(read(file.text), [newest]);
    assert.match(file.headers['content-disposition'] ?? '', /^attachment;filename=Latchkey%20wiki-\d{14}\.xml$/);
    const form = await visitor.get('/wiki/Special:Export');
    assert.match(form.text, /<textarea id="pages" name="pages"/);
    assert.deepEqual(read((await visitor.answer(form, { pages: 'Other', curonly: '1' })).text), [
      ['Other', 'of another'],
    ]);
  });
}

test('nothing is given of a wiki to those who may not read it, and not more than there is room for', async () => {
  await using wiki = await startWiki({ settings: { anonymousMayRead: false, pages: { Plan: 'secret words' } } });
  const visitor = new Visitor(wiki);
  for (const path of ['/wiki/Special:Export/Plan', '/index.php?title=Special:Export&pages=Plan&history=1']) {
    const { status, text } = await visitor.get(path);
    assert.deepEqual([status, /secret/.test(text)], [403, false]);
  }
  await using open = await startWiki();
  const many = Array.from({ length: 5001 }, (_, index) => `P${index}`).join('\n');
  const reply = await new Visitor(open).post('/index.php', { title: 'Special:Export', pages: many });
  assert.equal(reply.status, 403);
});

test('a history that is longer than is read at once is whole', async () => {
  await using wiki = await startWiki({ settings: { pages: { Long: 'x' } } });
  for (let number = 0; number < 505; number += 1) await edit(wiki, 'Long', `state ${number}`);
  const [page = []] = read((await new Visitor(wiki).get('/wiki/Special:Export/Long?history=1')).text);
  assert.deepEqual(page.slice(1, 3), ['x', 'state 0']);
  assert.deepEqual([page.length, new Set(page).size, page.at(-1)], [507, 507, 'state 504']);
});
