import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mainLogin, token } from '../support/flows.ts';
import { Visitor } from '../support/visitor.ts';
import { startWiki } from '../support/wiki.ts';

const TEXT = "'''bold''' <script>alert(1)</script>";

for (const anonymousMayRead of [true, false]) {
  test(`a page that was written is shown to ${anonymousMayRead ? 'all' : 'those who may read'}`, async () => {
    await using wiki = await startWiki({ settings: { anonymousMayRead } });
    const client = wiki.client();
    await mainLogin(client);
    const csrf = await token(client);
    const edited = await client.post({ action: 'edit', title: 'A page', text: TEXT, token: csrf });
    assert.equal(edited.at('edit', 'result'), 'Success');
    const { status, text } = await new Visitor(wiki).get('/wiki/A_page');
    assert.equal(status, anonymousMayRead ? 200 : 404);
    assert.equal(text.includes('<p><b>bold</b> &lt;script&gt;alert(1)'), anonymousMayRead);
    assert.doesNotMatch(text, /<script>/);
    const missing = await new Visitor(wiki).get('/wiki/no_such_page');
    assert.equal(missing.status, 404);
    assert.match(missing.text, anonymousMayRead ? /<h1>No such page<\/h1>/ : /<h1>There is no such page<\/h1>/);
    if (!anonymousMayRead) assert.match(text, /<h1>There is no such page<\/h1>/);
  });
}

test('a page shows its contents, categories and where it leads, and an old revision says that it is one', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  await mainLogin(client);
  const edit = async (title: string, text: string, more = {}) =>
    client.post({ action: 'edit', title, text, token: await token(client), ...more });
  const made = await edit(
    'A page',
    '{{Greet}}\n== One ==\n== Two ==\n== Three ==\n== Four ==\n[[Category:Big things]] [[No page]]',
  );
  await edit('Template:Greet', "''hello''");
  await edit('Led', '#REDIRECT [[A page]]');
  const seen = async (path: string) => (await new Visitor(wiki).get(path)).text;
  const page = await seen('/wiki/A_page');
  assert.match(page, /<i>hello<\/i>/);
  assert.match(page, /<a href="#Two"><span class="tocnumber">2<\/span>/);
  assert.match(page, /<a href="\/index\.php\?title=A_page&amp;action=edit&amp;section=2"/);
  assert.match(page, /<a href="\/index\.php\?title=No_page&amp;action=edit&amp;redlink=1" class="new"/);
  assert.match(page, /<nav class="page-categories".*<a href="\/wiki\/Category:Big_things" class="new"/s);
  assert.match(await seen('/wiki/Led'), /redirectMsg.*<a href="\/wiki\/A_page" title="A page">A page<\/a>/s);
  await edit('A page', 'newer');
  const old = await seen(`/wiki/A_page?oldid=${made.at('edit', 'newrevid')}`);
  assert.match(old, /id="Two"/);
  assert.doesNotMatch(old, /mw-editsection/);
  await edit('Data', '{"a":["<b>"]}', { contentmodel: 'json' });
  assert.match(await seen('/wiki/Data'), /<table class="mw-json">.*&lt;b&gt;/s);
});
