import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { PAGES } from '../../src/web/pages.ts';
import { titleUrl } from '../../src/web/title-url.ts';
import { ALICE } from '../support/accounts.ts';
import { botLogin } from '../support/flows.ts';
import { Visitor } from '../support/visitor.ts';
import { startWiki } from '../support/wiki.ts';

const EVIL = '"\'><script>alert(1)</script>';

suite('every page', () => {
  for (const { title, scripts, submit } of PAGES) {
    const path = titleUrl(title);

    test(`${title} is sent with what keeps it safe, and is not kept`, async () => {
      await using wiki = await startWiki();
      const { status, headers } = await new Visitor(wiki).get(path);
      assert.ok(status < 500);
      const policy = String(headers['content-security-policy']);
      for (const part of ["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"]) {
        assert.ok(policy.includes(part), part);
      }
      assert.doesNotMatch(policy, /unsafe|\*|https?:/);
      assert.equal(policy.includes('script-src'), (scripts ?? []).length > 0);
      assert.match(headers['cache-control'] ?? '', /no-store/);
      assert.equal(headers['x-frame-options'], 'DENY');
      assert.equal(headers['x-content-type-options'], 'nosniff');
      assert.equal(headers['referrer-policy'], 'same-origin');
    });

    test(`${title} writes nothing of the request into the page as it came`, async () => {
      await using wiki = await startWiki();
      const query = new URLSearchParams(
        ['wpName', 'email', 'returnto', 'returntoquery', 'uselang', 'title', 'search', 'app', 'modules', EVIL].map(
          (name) => [name, EVIL],
        ),
      );
      const visitor = new Visitor(wiki);
      const shown = await visitor.get(`${path}?${query}`);
      const posted = await visitor.post(path, Object.fromEntries(query));
      for (const { text } of [shown, posted]) assert.ok(!text.includes('<script>alert'), text);
    });

    test(`${title} has no script or style of its own, and asks nobody else for anything`, async () => {
      await using wiki = await startWiki();
      const visitor = new Visitor(wiki);
      await visitor.fillIn('/wiki/Special:UserLogin', { wpName: ALICE.name, wpPassword: ALICE.password });
      const { text } = await visitor.get(path);
      assert.doesNotMatch(text, /<style|\sstyle=|<script(?![^>]* src=)|\son\w+=/);
      for (const [, url = ''] of text.matchAll(/<(?:link|script|img|iframe|form)[^>]*(?:href|src|action)="([^"]*)"/g)) {
        assert.match(url, /^\/(?!\/)/);
      }
    });

    test(`${title} is found in any spelling and by both kinds of address`, async () => {
      await using wiki = await startWiki();
      const visitor = new Visitor(wiki);
      const status = async (address: string) => (await visitor.get(address)).status;
      const expected = await status(path);
      assert.equal(await status(path.toLowerCase().replace('/wiki/s', '/wiki/S')), expected);
      assert.equal(await status(`/index.php?${new URLSearchParams({ title })}`), expected);
    });

    if (submit === undefined) {
      test(`${title} takes no form`, async () => {
        await using wiki = await startWiki();
        assert.equal((await new Visitor(wiki).post(path, { a: 'b' })).status, 405);
      });
    }
  }
});

suite('pages', () => {
  test('begin at the main page, and are found under the other names of MediaWiki', async () => {
    await using wiki = await startWiki();
    const visitor = new Visitor(wiki);
    assert.equal((await visitor.get('/')).headers.location, '/wiki/Main_Page');
    assert.equal((await visitor.get('/?uselang=de')).headers.location, '/wiki/Main_Page?uselang=de');
    assert.match((await visitor.get('/index.php')).text, /Welcome to Latchkey wiki/);
    assert.match((await visitor.get('/wiki/Special:Login')).text, /<h1>Log in<\/h1>/);
    assert.match((await visitor.get('/index.php?title=Special:Logout')).text, /<h1>You are logged out<\/h1>/);
  });

  test('that there are not say so, whatever was asked', async () => {
    await using wiki = await startWiki();
    const visitor = new Visitor(wiki);
    for (const path of [
      '/wiki/Nope',
      '/wiki/Special:Nope',
      '/wiki/%FF',
      '/wiki/',
      '/wiki/%3Cscript%3E',
      '/wiki/Special:UserLogout/x',
    ]) {
      const { status, text } = await visitor.get(path);
      assert.equal(status, 404, path);
      assert.match(text, path === '/wiki/Nope' ? /<h1>Nope<\/h1>/ : /<h1>There is no such page<\/h1>/);
      assert.match(text, /Nothing on this wiki has this title/);
    }
  });

  test('name their language and its direction, as asked for or as the browser wants', async () => {
    await using wiki = await startWiki();
    const visitor = new Visitor(wiki);
    const arabic = await visitor.get('/wiki/Main_Page?uselang=ar');
    assert.match(arabic.text, /<html lang="ar" dir="rtl">/);
    assert.equal(arabic.headers['content-language'], 'ar');
    assert.match(arabic.text, /href="\/wiki\/Special:UserLogin\?uselang=ar"/);
    const keys = await visitor.get('/wiki/Special:UserLogin?uselang=qqx');
    assert.match(keys.text, /<h1>\(login\)<\/h1>/);
    const english = await visitor.get('/wiki/Main_Page', { 'Accept-Language': 'xx, en-GB;q=0.5' });
    assert.match(english.text, /<html lang="en" dir="ltr">/);
  });

  test('are in the language of the wiki, before it that of the browser, before it that of the account', async () => {
    await using wiki = await startWiki({ settings: { contentLanguage: 'ar' } });
    const visitor = new Visitor(wiki);
    const spoken = async (wanted: string) =>
      (await visitor.get('/wiki/Main_Page', { 'Accept-Language': wanted })).headers['content-language'];
    assert.equal(await spoken(''), 'ar');
    assert.equal(await spoken('tlh, xx;q=0.9'), 'ar');
    assert.equal(await spoken('tlh, en-GB;q=0.9'), 'en');
    await visitor.fillIn('/wiki/Special:UserLogin', { wpName: ALICE.name, wpPassword: ALICE.password });
    assert.equal(await spoken(''), 'ar');
    const alice = await wiki.store.accounts.byName(ALICE.name);
    await wiki.store.options.change(alice?.id ?? 0, new Map([['language', 'en']]));
    assert.equal(await spoken(''), 'en');
  });

  test('load files that may be kept for ever, since their names change with them', async () => {
    await using wiki = await startWiki();
    const visitor = new Visitor(wiki);
    const { text } = await visitor.get('/wiki/Main_Page');
    const urls = [...text.matchAll(/"(\/assets\/[^"]*)"/g)].map(([, url = '']) => url);
    assert.equal(urls.length, 3);
    for (const url of urls) {
      const plain = await visitor.get(url);
      assert.match(plain.headers['cache-control'] ?? '', /max-age=31536000, immutable/);
      assert.equal((await visitor.get(url, { 'Accept-Encoding': 'br, gzip' })).headers['content-encoding'], 'gzip');
    }
    assert.equal((await visitor.get('/assets/../skin.css')).status, 404);
    assert.equal((await visitor.get('/assets/skin.AAAAAAAAAAAA.css')).status, 404);
  });

  test('are small: all styles together weigh less than 10 kB on the wire', async () => {
    await using wiki = await startWiki();
    const visitor = new Visitor(wiki);
    const { text } = await visitor.get('/wiki/Main_Page');
    let bytes = 0;
    for (const [, url = ''] of text.matchAll(/rel="stylesheet" href="([^"]*)"/g)) {
      bytes += Number((await visitor.get(url, { 'Accept-Encoding': 'gzip' })).headers['content-length']);
    }
    assert.ok(bytes > 0 && bytes < 10_000, `${bytes} bytes`);
  });

  test('know nobody by a bot password', async () => {
    await using wiki = await startWiki();
    const bot = wiki.client();
    await botLogin(bot);
    const Cookie = await bot.jar.getCookieString(wiki.api);
    assert.match((await new Visitor(wiki).get('/wiki/Main_Page', { Cookie })).text, /class="personal".*Log in/);
  });

  test('have of Codex what they use, and nothing else', () => {
    const root = join(import.meta.dirname, '../..');
    execFileSync(process.execPath, ['scripts/codex.ts', '--check'], { cwd: root, stdio: 'pipe' });
  });
});
