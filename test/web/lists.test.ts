import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
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

  test('tell nothing to those who may not read', async () => {
    await using wiki = await startWiki({ settings: { anonymousMayRead: false } });
    await withPages(wiki, 1);
    for (const page of [
      'Special:RecentChanges',
      'Special:AllPages',
      'Special:Search?search=P100',
      'Special:Contributions/Alice',
    ]) {
      const { status, text } = await new Visitor(wiki).get(`/wiki/${page}`);
      assert.equal(status, 403);
      assert.doesNotMatch(text, /P100<|There is no page/);
    }
  });
});
