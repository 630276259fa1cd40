import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { ALICE, ZOE } from '../support/accounts.ts';
import { mainLogin, token as tokenOf } from '../support/flows.ts';
import { errorOn, formOf, Visitor } from '../support/visitor.ts';
import { startWiki, type TestWiki } from '../support/wiki.ts';

const PAGE = '/index.php?title=A_page&action=edit';
const EVIL = '</textarea><script>alert(1)</script>';

async function loggedIn(wiki: TestWiki, { name, password } = ALICE): Promise<Visitor> {
  const visitor = new Visitor(wiki);
  await visitor.fillIn('/wiki/Special:UserLogin', { wpName: name, wpPassword: password });
  return visitor;
}

const rawOf = async (visitor: Visitor, title = 'A_page') => (await visitor.get(`/wiki/${title}?action=raw`)).text;
const save = (text: string, more = {}) => ({ wpTextbox1: text, wpSummary: 'why', wpSave: '1', ...more });
const contentOf = (page: { readonly text: string }, name: string) =>
  new RegExp(`<textarea id="${name}"[^>]*>\n([^<]*)</textarea>`).exec(page.text)?.[1];

suite('the form that changes a page', () => {
  test('makes one and changes it, by its title, text and summary, logged in or not', async () => {
    await using wiki = await startWiki();
    for (const visitor of [new Visitor(wiki), await loggedIn(wiki)]) {
      const text = `${visitor.jar.serializeSync()?.cookies.length} <b>x</b>\r\nsecond line`;
      const made = await visitor.fillIn(PAGE, save(text, { wpMinoredit: '1' }));
      assert.equal(made.status, 303, made.text);
      assert.equal(made.headers.location, '/wiki/A_page');
      assert.equal(await rawOf(visitor), text.replace('\r', ''));
    }
    const visitor = new Visitor(wiki);
    const again = await visitor.get('/wiki/A_page?action=edit&section=0');
    assert.match(again.text, /Your address, 127\.0\.0\.1, will stand in the history/);
    assert.match(again.text, /&lt;b&gt;x&lt;\/b&gt;\nsecond line<\/textarea>/);
    const history = await visitor.get('/wiki/A_page?action=history');
    assert.equal(history.text.match(/<li><a [^>]*oldid/g)?.length, 2);
    assert.match(history.text, /minor/);
  });

  test('puts the page onto the watchlist, or takes it from there', async () => {
    await using wiki = await startWiki();
    const visitor = await loggedIn(wiki);
    await visitor.fillIn(PAGE, save('one', { wpWatchthis: '1' }));
    assert.match((await visitor.get(PAGE)).text, /name="wpWatchthis" value="1" checked/);
    await visitor.fillIn(PAGE, save('two'));
    assert.doesNotMatch((await visitor.get(PAGE)).text, /name="wpWatchthis" value="1" checked/);
  });

  test('changes a section alone, and adds one', async () => {
    await using wiki = await startWiki();
    const visitor = await loggedIn(wiki);
    await visitor.fillIn(PAGE, save('top\n\n== a ==\none\n\n== b ==\ntwo'));
    assert.equal(contentOf(await visitor.get(`${PAGE}&section=2`), 'wpTextbox1'), '== b ==\ntwo');
    await visitor.fillIn(`${PAGE}&section=1`, save('== a ==\nother'));
    await visitor.fillIn(`${PAGE}&section=new`, save('three', { wpSummary: 'c' }));
    assert.equal(await rawOf(visitor), 'top\n\n== a ==\nother\n\n== b ==\ntwo\n\n== c ==\n\nthree');
  });

  test('shows both texts where somebody else was faster, and saves what is made of them', async () => {
    await using wiki = await startWiki();
    const [one, other] = [await loggedIn(wiki), await loggedIn(wiki, ZOE)];
    await one.fillIn(PAGE, save('base'));
    const form = await one.get(PAGE);
    await other.fillIn(PAGE, save('theirs'));
    const conflict = await one.answer(form, save('mine'));
    assert.equal(conflict.status, 409, errorOn(conflict));
    assert.match(errorOn(conflict), /somebody else has changed the page/);
    assert.equal(contentOf(conflict, 'wpTextbox1'), 'theirs');
    assert.equal(contentOf(conflict, 'wpTextbox2'), 'mine');
    assert.equal(await rawOf(one), 'theirs');
    assert.equal((await one.answer(conflict, save('both'))).status, 303);
    assert.equal(await rawOf(one), 'both');
    const first = await one.get('/wiki/New?action=edit');
    await other.fillIn('/wiki/New?action=edit', save('theirs'));
    assert.equal((await one.answer(first, save('mine'))).status, 409);
    assert.equal(await rawOf(one, 'New'), 'theirs');
  });

  test('is not for those who may not: it says why, and shows the text alone', async () => {
    await using wiki = await startWiki();
    const visitor = await loggedIn(wiki);
    await visitor.fillIn(PAGE, save('text'));
    const form = await visitor.get(PAGE);
    const admin = wiki.client();
    await mainLogin(admin, ZOE);
    const token = await tokenOf(admin);
    const refused = async (path: string, why: RegExp) => {
      const page = await visitor.get(path);
      assert.equal(page.status, 403);
      assert.match(errorOn(page), why);
      assert.equal(page.text.match(/<form/), null);
      return page;
    };
    await admin.post({ action: 'protect', title: 'A page', protections: 'edit=sysop', token });
    assert.equal(contentOf(await refused(PAGE, /protected/i), 'wpTextbox1'), 'text');
    assert.match(errorOn(await visitor.answer(form, save('other'))), /protected/i);
    await admin.post({ action: 'protect', title: 'A page', protections: '', token });
    await admin.post({ action: 'block', user: ALICE.name, reason: 'for the test', token });
    assert.equal(contentOf(await refused(PAGE, /for the test/), 'wpTextbox1'), 'text');
    assert.equal(contentOf(await refused('/wiki/Nothing?action=edit', /for the test/), 'wpTextbox1'), undefined);
    assert.match(errorOn(await visitor.answer(form, save('other'))), /for the test/);
    assert.equal(await rawOf(visitor), 'text');
    await using closed = await startWiki({ settings: { anonymousMayRead: false } });
    assert.equal((await new Visitor(closed).get('/wiki/Main_Page?action=edit')).status, 404);
  });

  test('shows what it would look like before it is saved, and lets nothing of it run', async () => {
    await using wiki = await startWiki();
    const visitor = await loggedIn(wiki);
    const text = "'''bold''' <b onclick=x>x</b> <script>alert(1)</script>\n== Part ==\n";
    const shown = await visitor.fillIn(PAGE, save(text, { wpSave: '', wpPreview: '1' }));
    assert.equal(shown.status, 200);
    const [, preview = ''] = /<div class="page-content" tabindex="0">([\s\S]*?)<\/section>/.exec(shown.text) ?? [];
    assert.match(preview, /<b>bold<\/b>/);
    assert.doesNotMatch(preview, /<script|onclick/);
    assert.match(preview, /Part<\/span>/);
    assert.doesNotMatch(preview, /<a /, 'no link leads away from what is not saved');
    assert.match(contentOf(shown, 'wpTextbox1') ?? '', /^'''bold'''|&#039;bold/);
    assert.equal((await visitor.get('/wiki/A_page')).status, 404);
    const changes = await visitor.answer(shown, save(text, { wpSave: '', wpDiff: '1' }));
    assert.match(changes.text, /<td class="diff-addedline/);
    assert.doesNotMatch(changes.text, /<script|<b onclick/);
    assert.equal((await visitor.answer(shown, save('saved'))).status, 303);
    assert.equal(await rawOf(visitor), 'saved');
  });

  test('goes nowhere without its token, nor sent by a page of another site, whatever that pretends', async () => {
    await using wiki = await startWiki();
    const visitor = await loggedIn(wiki);
    const wrong = await visitor.post('/wiki/A_page?action=submit', save('x', { wpEditToken: '+\\' }));
    assert.notEqual(errorOn(wrong), '');
    assert.equal(contentOf(wrong, 'wpTextbox1'), 'x');
    for (const someone of [visitor, new Visitor(wiki)]) {
      const { action, hidden } = formOf(await someone.get(PAGE));
      for (const pretence of ['', '&origin=*', '&callback=x']) {
        const sent = await someone.post(
          action + pretence,
          { ...hidden, ...save('x') },
          { 'Sec-Fetch-Site': 'cross-site', 'Treat-as-Untrusted': '1' },
        );
        assert.equal(sent.status, 403);
      }
    }
    assert.equal(await rawOf(visitor), '');
  });

  test('runs nothing that is written, and leads nowhere else', async () => {
    await using wiki = await startWiki();
    const visitor = await loggedIn(wiki);
    const shown = await visitor.fillIn(
      PAGE,
      save(EVIL, { wpSummary: `"${EVIL}`, wpSave: '', wpPreview: '1', wpEditToken: 'x' }),
    );
    assert.ok(!shown.text.includes('<script>'));
    const sent = await visitor.fillIn(`${PAGE}&returnto=//evil.example&wpSection=x`, save(EVIL, { wpSummary: EVIL }));
    assert.equal(sent.headers.location, '/wiki/A_page');
    for (const path of [PAGE, '/wiki/A_page', '/wiki/A_page?action=history']) {
      const { text, headers } = await visitor.get(path);
      assert.ok(!text.includes('<script>'), path);
      assert.equal(headers['x-frame-options'], 'DENY');
      assert.match(String(headers['content-security-policy']), /frame-ancestors 'none'/);
    }
  });
});
