import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { ZOE } from '../support/accounts.ts';
import { mainLogin, token as tokenOf } from '../support/flows.ts';
import { Visitor } from '../support/visitor.ts';
import { startWiki, type TestWiki } from '../support/wiki.ts';

const EVIL = '<script>alert(1)</script>';

async function withPages(wiki: TestWiki, count: number): Promise<void> {
  const client = wiki.client();
  await mainLogin(client);
  const token = await tokenOf(client);
  for (let number = 100; number < 100 + count; number += 1) {
    const made = await client.post({ action: 'edit', title: `P${number}`, text: 'x', summary: EVIL, token });
    assert.equal(made.at('edit', 'result'), 'Success');
  }
}

const linkOn = (text: string, name: string) =>
  new RegExp(`<a href="([^"]*)">${name}</a>`).exec(text)?.[1]?.replaceAll('&amp;', '&');
const titlesOn = (text: string) => [...text.matchAll(/><bdi>(P\d+)<\/bdi>/g)].map(([, title]) => title);

suite('lists of the wiki', () => {
  test('tell what was changed lately, the newest first, part by part, and run nothing of it', async () => {
    await using wiki = await startWiki();
    await withPages(wiki, 60);
    const visitor = new Visitor(wiki);
    const first = await visitor.get('/wiki/Special:RecentChanges');
    assert.equal(titlesOn(first.text).length, 50);
    assert.equal(titlesOn(first.text)[0], 'P159');
    assert.ok(!first.text.includes('<script>'));
    const older = await visitor.get(linkOn(first.text, 'Older') ?? '');
    assert.deepEqual(titlesOn(older.text).slice(0, 2), ['P109', 'P108']);
    assert.equal(linkOn(older.text, 'Older'), undefined);
    assert.match(linkOn(older.text, 'Newest') ?? '', /Special:RecentChanges$/);
    assert.equal((await visitor.get(`/wiki/Special:RecentChanges?from=${encodeURIComponent(EVIL)}`)).status, 403);
    assert.equal(linkOn(first.text, 'changes'), undefined, 'a new page has nothing before');
    await visitor.fillIn('/wiki/P100?action=edit', { wpTextbox1: 'what is new', wpSave: '1' });
    const changed = linkOn((await visitor.get('/wiki/Special:RecentChanges')).text, 'changes') ?? '';
    assert.match((await visitor.get(changed)).text, /<table class="diff" dir="ltr">[\s\S]*what is new/);
  });

  test('tell what one has edited, by name, and of an address too', async () => {
    await using wiki = await startWiki();
    await withPages(wiki, 55);
    const visitor = new Visitor(wiki);
    const first = await visitor.get('/wiki/Special:Contributions/alice');
    assert.equal(titlesOn(first.text).length, 50);
    assert.equal(titlesOn(first.text)[0], 'P154');
    assert.ok(!first.text.includes('<script>'));
    const older = await visitor.get(linkOn(first.text, 'Older') ?? '');
    assert.deepEqual(titlesOn(older.text), ['P104', 'P103', 'P102', 'P101', 'P100']);
    const form = await visitor.get('/wiki/Special:Contributions?target=Alice');
    assert.equal(titlesOn(form.text).length, 50);
    await visitor.fillIn('/wiki/P100?action=edit', { wpTextbox1: 'y', wpSave: '1' });
    assert.deepEqual(titlesOn((await visitor.get('/wiki/Special:Contributions/127.0.0.1')).text), ['P100']);
    assert.doesNotMatch((await visitor.get('/wiki/Special:Contributions/Nobody_at_all')).text, /P100/);
    assert.ok(
      !(await visitor.get(`/wiki/Special:Contributions?target=${encodeURIComponent(EVIL)}`)).text.includes(EVIL),
    );
  });

  test('tell the pages of a namespace by their titles', async () => {
    await using wiki = await startWiki();
    await withPages(wiki, 205);
    const visitor = new Visitor(wiki);
    const first = await visitor.get('/wiki/Special:AllPages?from=P100');
    assert.equal(titlesOn(first.text).length, 200);
    const more = await visitor.get(linkOn(first.text, 'Show more') ?? '');
    assert.deepEqual(titlesOn(more.text), ['P300', 'P301', 'P302', 'P303', 'P304']);
    assert.deepEqual(titlesOn((await visitor.get('/wiki/Special:AllPages?namespace=2')).text), []);
  });

  test('tell what is found by words, as text, and the way to make what is not there', async () => {
    await using wiki = await startWiki();
    await withPages(wiki, 1);
    const client = wiki.client();
    await mainLogin(client);
    const token = await tokenOf(client);
    const text = `a lantern on a rock <b>${EVIL}</b>`;
    await client.post({ action: 'edit', title: 'P900', text, token });
    const visitor = new Visitor(wiki);
    const found = await visitor.get('/wiki/Special:Search?search=lantern');
    assert.deepEqual(titlesOn(found.text), ['P900']);
    assert.match(found.text, /<span class=["']searchmatch["']>lantern<\/span>/);
    assert.ok(!found.text.includes('<script>'));
    assert.match(found.text, /href="\/wiki\/Lantern\?action=edit">There is no page &quot;Lantern&quot; yet/);
    assert.ok(titlesOn((await visitor.get('/wiki/Special:Search?search=p900')).text).includes('P900'));
    assert.match((await visitor.get('/wiki/Special:Search?search=nowhere')).text, /Nothing was found/);
    const evil = await visitor.get(`/wiki/Special:Search?search=${encodeURIComponent(EVIL)}`);
    assert.ok(!evil.text.includes('<script>'));
  });

  test('tell what links to a page, includes it or shows it, each once, part by part', async () => {
    await using wiki = await startWiki();
    const client = wiki.client();
    const edit = (title: string, text: string) => client.post({ action: 'edit', title, text, token: '+\\' });
    await edit('P1', `[[Target]] {{:Target}} ${EVIL}`);
    await edit('P2', '#REDIRECT [[Target]]');
    await edit('P3', '[[File:A.png]]');
    const visitor = new Visitor(wiki);
    const lines = async (path: string) =>
      [...(await visitor.get(path)).text.matchAll(/<li>(<a [^>]*><bdi>P\d+<.*)<\/li>/g)].map(([, line = '']) =>
        line.replaceAll(/<[^>]*>/g, ''),
      );
    assert.deepEqual(await lines('/wiki/Special:WhatLinksHere/Target'), ['P1 includes it', 'P2 redirect']);
    assert.deepEqual(await lines('/index.php?title=Special:WhatLinksHere&target=File:A.png'), ['P3 shows it']);
    assert.deepEqual(await lines('/wiki/Special:WhatLinksHere'), []);
    assert.deepEqual(await lines('/wiki/Special:WhatLinksHere/Target?from=there'), []);
    assert.match((await visitor.get('/wiki/Special:WhatLinksHere/P1')).text, /There is nothing/);
    assert.equal((await visitor.get('/wiki/Special:WhatLinksHere?target=a[b')).status, 403);
    for (let number = 100; number < 250; number += 1) await edit(`P${number}`, '[[Many]]');
    const first = await visitor.get('/wiki/Special:WhatLinksHere/Many');
    const more = await visitor.get(linkOn(first.text, 'Show more') ?? '');
    assert.deepEqual([titlesOn(first.text).length, titlesOn(more.text).length], [100, 50]);
    assert.equal(new Set([...titlesOn(first.text), ...titlesOn(more.text)]).size, 150);
    assert.equal(linkOn(more.text, 'Show more'), undefined);
  });

  test('tell what was done beside edits: all, of one kind, by one or about one page', async () => {
    await using wiki = await startWiki();
    const client = wiki.client();
    await mainLogin(client, ZOE);
    const token = await tokenOf(client);
    for (let number = 100; number < 160; number += 1) {
      await client.post({ action: 'protect', title: `P${number}`, protections: 'create=sysop', reason: EVIL, token });
    }
    await client.post({ action: 'edit', title: 'P900', text: 'x', token });
    await client.post({ action: 'delete', title: 'P900', token });
    const visitor = new Visitor(wiki);
    const first = await visitor.get('/wiki/Special:Log');
    assert.deepEqual([titlesOn(first.text).length, titlesOn(first.text)[0]], [50, 'P900']);
    assert.ok(!first.text.includes('<script>'));
    const kind = await visitor.get('/wiki/Special:Log/protect');
    assert.equal(titlesOn(kind.text)[0], 'P159');
    const older = await visitor.get(linkOn(kind.text, 'Older') ?? '');
    assert.deepEqual([titlesOn(older.text).length, titlesOn(older.text)[0]], [10, 'P109']);
    assert.deepEqual(titlesOn((await visitor.get('/wiki/Special:Log?page=P900')).text), ['P900', 'P900']);
    assert.deepEqual(titlesOn((await visitor.get('/wiki/Special:Log?user=Alice')).text), []);
    const hers = await visitor.get(`/wiki/Special:Log/${encodeURIComponent(ZOE.name)}`);
    assert.equal(titlesOn(hers.text)[0], 'P900');
    assert.deepEqual(titlesOn((await visitor.get('/wiki/Special:Log/Alice')).text), []);
    assert.equal(titlesOn((await visitor.get('/wiki/Special:Log?type=nonsense')).text)[0], 'P900');
  });

  test('tell nothing to those who may not read', async () => {
    await using wiki = await startWiki({ settings: { anonymousMayRead: false } });
    await withPages(wiki, 1);
    for (const page of [
      'Special:RecentChanges',
      'Special:AllPages',
      'Special:Search?search=P100',
      'Special:Contributions/Alice',
      'Special:WhatLinksHere/P100',
      'Special:Log',
    ]) {
      const { status, text } = await new Visitor(wiki).get(`/wiki/${page}`);
      assert.equal(status, 403);
      assert.doesNotMatch(text, /P100<|There is no page/);
    }
  });
});
