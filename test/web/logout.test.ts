import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { PAGES } from '../../src/web/pages.ts';
import { titleUrl } from '../../src/web/title-url.ts';
import { ALICE } from '../support/accounts.ts';
import { errorOn, formOf, Visitor } from '../support/visitor.ts';
import { startWiki, type TestWiki } from '../support/wiki.ts';

const LOGOUT = '/wiki/Special:UserLogout';

async function loggedIn(wiki: TestWiki): Promise<Visitor> {
  const visitor = new Visitor(wiki);
  await visitor.fillIn('/wiki/Special:UserLogin', { wpName: ALICE.name, wpPassword: ALICE.password, wpRemember: '1' });
  return visitor;
}

const isIn = async (visitor: Visitor) => (await visitor.get('/wiki/Main_Page')).text.includes('<bdi>Alice</bdi>');

suite('the log-out page', () => {
  test('asks first, and ends the session when its form is sent', async () => {
    await using wiki = await startWiki();
    const visitor = await loggedIn(wiki);
    const stolen = await visitor.jar.getCookieString(visitor.origin);
    const asked = await visitor.get(LOGOUT);
    assert.match(asked.text, /You are logged in as Alice\./);
    assert.ok(await isIn(visitor));
    const ended = await visitor.answer(asked, {});
    assert.match(ended.text, /<h1>You are logged out<\/h1>/);
    assert.match(ended.text, /href="\/wiki\/Special:UserLogin"[^>]*>Log in</);
    assert.ok(!(await isIn(visitor)));
    const replayed = await new Visitor(wiki).get('/wiki/Main_Page', { Cookie: stolen });
    assert.ok(!replayed.text.includes('<bdi>Alice</bdi>'));
  });

  test('is one click away on every page, for who is logged in', async () => {
    await using wiki = await startWiki();
    const visitor = await loggedIn(wiki);
    for (const { title } of PAGES) {
      const { status, text } = await visitor.get(titleUrl(title));
      assert.ok(status < 500);
      assert.match(text, /href="\/wiki\/Special:UserLogout[^"]*"[^>]*>Log out</, title);
    }
  });

  test('ends nothing by a link, or by a form of another site or session', async () => {
    await using wiki = await startWiki();
    const visitor = await loggedIn(wiki);
    const { wpEditToken = '' } = formOf(await visitor.get(LOGOUT)).hidden;
    await visitor.get(`${LOGOUT}?${new URLSearchParams({ wpEditToken })}`);
    const other = formOf(await (await loggedIn(wiki)).get(LOGOUT)).hidden.wpEditToken ?? '';
    for (const token of [other, '', '+\\']) {
      assert.match(errorOn(await visitor.post(LOGOUT, { wpEditToken: token })), /session was lost/);
    }
    assert.ok(await isIn(visitor));
  });

  test('leads nowhere that the address or the form says (T232932)', async () => {
    await using wiki = await startWiki();
    const visitor = await loggedIn(wiki);
    const lure = 'returnto=Special:SpecialPages&returntoquery=x&redirect=https://evil.example';
    const asked = await visitor.get(`${LOGOUT}?${lure}`);
    const ended = await visitor.answer(asked, Object.fromEntries(new URLSearchParams(lure)));
    assert.deepEqual([ended.status, ended.headers.location], [200, undefined]);
    assert.doesNotMatch(ended.text, /evil\.example|http-equiv/);
  });

  test('says to one who is not logged in that it is so', async () => {
    await using wiki = await startWiki();
    const visitor = new Visitor(wiki);
    assert.match((await visitor.get(LOGOUT)).text, /<h1>You are logged out<\/h1>/);
    assert.equal((await visitor.post(LOGOUT, {})).status, 200);
  });
});
