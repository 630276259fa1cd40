import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { ALICE } from '../support/accounts.ts';
import { mainLogin, token as tokenOf } from '../support/flows.ts';
import type { Reply } from '../support/reply.ts';
import { Visitor } from '../support/visitor.ts';
import { startWiki, type TestWiki } from '../support/wiki.ts';

const EVIL = '<script>alert(1)</script>';

/** A page with some revisions, the texts `1`, `2` …, the last with a summary that would do harm. */
async function withHistory(wiki: TestWiki, count: number): Promise<readonly string[]> {
  const client = wiki.client({ formatversion: '2' });
  await mainLogin(client);
  const token = await tokenOf(client);
  const ids: string[] = [];
  for (let number = 1; number <= count; number += 1) {
    const summary = number === count ? EVIL : `summary ${number}`;
    const reply = await client.post({ action: 'edit', title: 'A page', text: `text ${number}`, summary, token });
    ids.push(String(reply.at('edit', 'newrevid')));
    wiki.advance(60);
  }
  return ids;
}

const summariesOn = ({ text }: Reply) => [...text.matchAll(/class="summary"><bdi>([^<]*)</g)].map(([, one]) => one);
const linkOn = ({ text }: Reply, name: string) =>
  new RegExp(`<a href="([^"]*)">${name}</a>`).exec(text)?.[1]?.replaceAll('&amp;', '&');

suite('the history of a page', () => {
  test('is told from the newest on, part by part, forth and back, and nothing of it is run', async () => {
    await using wiki = await startWiki();
    await withHistory(wiki, 7);
    const visitor = new Visitor(wiki);
    let page = await visitor.get('/index.php?title=A_page&action=history&limit=3');
    assert.equal(page.status, 200);
    assert.ok(!page.text.includes(EVIL));
    assert.deepEqual(summariesOn(page).slice(1), ['summary 6', 'summary 5']);
    page = await visitor.get(linkOn(page, 'Older') ?? '');
    assert.deepEqual(summariesOn(page), ['summary 4', 'summary 3', 'summary 2']);
    page = await visitor.get(linkOn(page, 'Older') ?? '');
    assert.deepEqual(summariesOn(page), ['summary 1']);
    assert.equal(linkOn(page, 'Older'), undefined);
    page = await visitor.get(linkOn(page, 'Newer') ?? '');
    assert.deepEqual(summariesOn(page), ['summary 4', 'summary 3', 'summary 2']);
    page = await visitor.get(linkOn(page, 'Oldest') ?? '');
    assert.deepEqual(summariesOn(page), ['summary 3', 'summary 2', 'summary 1']);
    page = await visitor.get(linkOn(page, 'Newest') ?? '');
    assert.deepEqual(summariesOn(page).slice(1), ['summary 6', 'summary 5']);
  });

  test('leads to each state of it', async () => {
    await using wiki = await startWiki();
    const [first = '', , last = ''] = await withHistory(wiki, 3);
    const visitor = new Visitor(wiki);
    const old = await visitor.get(`/wiki/A_page?oldid=${first}`);
    assert.match(old.text, /This is how Alice left the page on/);
    assert.match(old.text, /text 1/);
    assert.doesNotMatch((await visitor.get(`/wiki/A_page?oldid=${last}`)).text, /This is how/);
    assert.match((await visitor.get(`/wiki/A_page?oldid=${first}&direction=next`)).text, /text 2/);
    const none = await visitor.get('/wiki/A_page?oldid=999999');
    assert.equal(none.status, 404);
    assert.match(none.text, /<h1>A page<.*There is no revision with the number 999999/s);
    // A revision says which page it is of, whatever the address says.
    assert.equal((await visitor.get(`/wiki/Main_Page?action=raw&oldid=${first}`)).text, 'text 1');
  });

  test('tells what each of its states has changed, and runs nothing of it', async () => {
    await using wiki = await startWiki();
    const [first = '', second = ''] = await withHistory(wiki, 2);
    const client = wiki.client();
    await mainLogin(client);
    const token = await tokenOf(client);
    const text = `text 2 ${EVIL}`;
    const third = (await client.post({ action: 'edit', title: 'A page', text, token })).at('edit', 'newrevid');
    const visitor = new Visitor(wiki);
    const history = await visitor.get('/wiki/A_page?action=history');
    const changes = await visitor.get(linkOn(history, 'changes') ?? '');
    assert.equal(changes.status, 200);
    assert.match(changes.text, /<ins class="diffchange[^>]*>[^<]*&lt;script&gt;alert\(1\)/);
    assert.doesNotMatch(changes.text, /<script>/);
    const two = await visitor.get(`/wiki/A_page?diff=${second}&oldid=${first}`);
    assert.match(two.text, /<del class="diffchange[^>]*>1<\/del>/);
    assert.match((await visitor.get(`/wiki/A_page?diff=${first}&oldid=${first}`)).text, /Nothing was changed/);
    assert.equal((await visitor.get(`/wiki/A_page?diff=99999&oldid=${String(third)}`)).status, 404);
    assert.match((await visitor.get(`/wiki/Nothing?diff=prev&oldid=${second}`)).text, /<h1>A page/);
  });

  test('is not there of a page that is not, nor for one who may not read', async () => {
    await using wiki = await startWiki();
    assert.equal((await new Visitor(wiki).get('/wiki/Nothing?action=history')).status, 404);
    await using closed = await startWiki({ settings: { anonymousMayRead: false } });
    await withHistory(closed, 1);
    const hidden = await new Visitor(closed).get('/wiki/A_page?action=history');
    assert.equal(hidden.status, 404);
    assert.doesNotMatch(hidden.text, /Alice|A page<\/h1>/);
  });

  test('is one of the tabs above a page, which the pages of the software do not have', async () => {
    await using wiki = await startWiki();
    await withHistory(wiki, 1);
    const visitor = new Visitor(wiki);
    const tabs = async (path: string) =>
      [
        ...(/<nav class="tabs"[\s\S]*?<\/nav>/.exec((await visitor.get(path)).text)?.[0] ?? '').matchAll(
          />([^<]+)<\/a>/g,
        ),
      ].map(([, name]) => name);
    assert.deepEqual(await tabs('/wiki/A_page'), ['Page', 'Discussion', 'Read', 'Edit', 'History']);
    assert.deepEqual(await tabs('/wiki/Nothing'), ['Page', 'Discussion', 'Create']);
    assert.deepEqual(await tabs('/wiki/Special:UserLogin'), []);
    assert.equal((await visitor.get('/wiki/A_page?action=nonsense')).status, 404);
    assert.equal((await visitor.get('/wiki/A_page?action=constructor')).status, 404);
  });
});

suite('the text of a page (action=raw)', () => {
  const raw = (visitor: Visitor, more = '', title = 'A_page') =>
    visitor.get(`/index.php?title=${title}&action=raw${more}`);

  test('is told as what is asked for, if that is one of few, and may be kept as MediaWiki says', async () => {
    await using wiki = await startWiki();
    const [first = ''] = await withHistory(wiki, 2);
    const visitor = new Visitor(wiki);
    const plain = await raw(visitor);
    assert.equal(plain.text, 'text 2');
    assert.equal(plain.headers['content-type'], 'text/x-wiki; charset=UTF-8');
    assert.equal(plain.headers['cache-control'], 'public, s-maxage=0, max-age=18000');
    assert.equal(plain.headers['x-content-type-options'], 'nosniff');
    assert.match(String(plain.headers['content-security-policy']), /default-src 'none'/);
    assert.ok(Number.isFinite(Date.parse(String(plain.headers['last-modified']))));
    assert.equal((await raw(visitor, `&oldid=${first}`)).text, 'text 1');
    assert.equal((await raw(visitor, '&direction=prev')).text, 'text 1');
    assert.equal((await raw(visitor, `&oldid=${first}&direction=cur`)).text, 'text 2');
    assert.equal((await raw(visitor, '&direction=next')).status, 404);
    const style = await raw(visitor, '&ctype=text/css&maxage=100&smaxage=20');
    assert.equal(style.headers['content-type'], 'text/css; charset=UTF-8');
    assert.equal(style.headers['cache-control'], 'public, s-maxage=20, max-age=100');
    for (const type of ['text/html', 'image/svg%2Bxml', EVIL]) {
      assert.equal((await raw(visitor, `&ctype=${type}`)).headers['content-type'], 'text/x-wiki; charset=UTF-8');
    }
  });

  test('is not sent again to one who has it as it is now', async () => {
    await using wiki = await startWiki();
    await withHistory(wiki, 1);
    const visitor = new Visitor(wiki);
    const path = '/index.php?title=A_page&action=raw';
    const ask = (since: string) => visitor.get(path, { 'If-Modified-Since': since });
    const time = String((await visitor.get(path)).headers['last-modified']);
    const again = await ask(time);
    assert.deepEqual([again.status, again.text, again.headers['last-modified']], [304, '', time]);
    assert.equal(again.headers['content-length'], undefined);
    assert.equal(again.headers['cache-control'], 'private, must-revalidate, max-age=0');
    assert.equal((await ask(`${time}; length=6`)).status, 304);
    for (const since of [new Date(Date.parse(time) - 1000).toUTCString(), 'yesterday', '']) {
      assert.equal((await ask(since)).status, 200, since);
    }
    wiki.advance(5);
    await wiki.client().post({ action: 'edit', title: 'A page', text: 'newer', token: '+\\' });
    assert.equal((await ask(time)).text, 'newer');
  });

  test('is a part of it where a section is asked for, and 404 where there is none', async () => {
    await using wiki = await startWiki();
    await withHistory(wiki, 1);
    const visitor = new Visitor(wiki);
    assert.equal((await raw(visitor, '&section=0')).text, 'text 1');
    for (const [more, title] of [
      ['&section=4', 'A_page'],
      ['&slot=other', 'A_page'],
      ['', 'Nothing'],
    ] as const) {
      const { status, text } = await raw(visitor, more, title);
      assert.deepEqual({ status, text }, { status: 404, text: '' });
    }
    assert.equal((await raw(visitor, '&ctype=text/css', 'Nothing')).status, 200);
  });

  test('is no script that anybody could have written, nor code of a user who is not there', async () => {
    await using wiki = await startWiki();
    await withHistory(wiki, 1);
    const visitor = new Visitor(wiki);
    assert.equal((await raw(visitor, '&ctype=text/javascript')).status, 403);
    assert.equal((await raw(visitor, '&ctype=text/javascript', 'User:Alice/x.js')).status, 200);
    assert.equal((await raw(visitor, '&ctype=text/javascript', 'MediaWiki:X.js')).status, 200);
    assert.equal((await raw(visitor, '&ctype=text/css', 'User:Nobody/x.css')).status, 403);
  });

  test('of a private wiki is for those who may read, and nobody keeps it', async () => {
    await using wiki = await startWiki({ settings: { anonymousMayRead: false } });
    await withHistory(wiki, 1);
    const visitor = new Visitor(wiki);
    assert.equal((await raw(visitor)).status, 403);
    const path = '/index.php?title=A_page&action=raw';
    const headers = { 'If-Modified-Since': new Date(wiki.now() + 60_000).toUTCString() };
    assert.equal((await visitor.get(path, headers)).status, 403);
    await visitor.fillIn('/wiki/Special:UserLogin', { wpName: ALICE.name, wpPassword: ALICE.password });
    const mine = await raw(visitor);
    assert.equal(mine.text, 'text 1');
    assert.equal(mine.headers['cache-control'], 'private, no-store');
  });
});
