import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { ALICE, ZOE } from '../support/accounts.ts';
import { codeAt, TOTP } from '../support/totp.ts';
import { errorOn, formOf, Visitor } from '../support/visitor.ts';
import { startWiki, type TestWiki } from '../support/wiki.ts';

const LOGIN = '/wiki/Special:UserLogin';
const ALICES = { wpName: ALICE.name, wpPassword: ALICE.password };

async function whoIs(visitor: Visitor, wiki: TestWiki): Promise<unknown> {
  const { text } = await visitor.get(`${new URL(wiki.api).pathname}?action=query&meta=userinfo&format=json`);
  return JSON.parse(text).query.userinfo.name;
}

suite('the log-in page', () => {
  test('logs in, and the API knows who it is', async () => {
    await using wiki = await startWiki();
    const visitor = new Visitor(wiki);
    const reply = await visitor.fillIn(LOGIN, ALICES);
    assert.deepEqual([reply.status, reply.headers.location], [303, '/wiki/Main_Page']);
    assert.equal(await whoIs(visitor, wiki), ALICE.name);
    assert.match((await visitor.get('/wiki/Main_Page')).text, /<bdi>Alice<\/bdi>/);
    assert.equal(await visitor.cookie('wikiToken'), undefined);
  });

  test('keeps one logged in who asks for it', async () => {
    await using wiki = await startWiki();
    const visitor = new Visitor(wiki);
    await visitor.fillIn(LOGIN, { ...ALICES, wpRemember: '1' });
    const token = await visitor.cookie('wikiToken');
    assert.ok(token);
    wiki.advance(2 * 86_400);
    assert.match((await visitor.get('/wiki/Main_Page')).text, /<bdi>Alice<\/bdi>/);
    assert.notEqual(await visitor.cookie('wikiToken'), token);
  });

  test('says what is wrong, keeps the name and forgets the password', async () => {
    await using wiki = await startWiki();
    const visitor = new Visitor(wiki);
    const reply = await visitor.fillIn(LOGIN, { wpName: '"><b>', wpPassword: 'not the password' });
    assert.equal(errorOn(reply), 'What was sent is not enough to log in with.');
    assert.match(reply.text, /name="wpName"[^>]* value="&quot;&gt;&lt;b&gt;"/);
    assert.equal(
      errorOn(await visitor.fillIn(LOGIN, { wpName: 'Nobody', wpPassword: 'guess guess' })),
      'The name or the password is wrong.',
    );
  });

  test('takes names that have to be escaped', async () => {
    await using wiki = await startWiki();
    const visitor = new Visitor(wiki);
    await visitor.fillIn(LOGIN, { wpName: ZOE.name, wpPassword: ZOE.password });
    assert.match((await visitor.get('/')).headers.location ?? '', /^\/wiki\/Main_Page$/);
    assert.ok((await visitor.get('/wiki/Main_Page')).text.includes('<bdi>Zoë Å; &quot;x=y&quot;, 100%</bdi>'));
  });

  test('tells how long to wait after too many attempts', async () => {
    await using wiki = await startWiki({ settings: { passwordAttemptThrottle: [{ count: 1, seconds: 300 }] } });
    const visitor = new Visitor(wiki);
    await visitor.fillIn(LOGIN, { ...ALICES, wpPassword: 'guess guess' });
    const reply = await visitor.fillIn(LOGIN, ALICES);
    assert.match(errorOn(reply), /wait 5 minutes/);
    assert.equal(await whoIs(visitor, wiki), '127.0.0.1');
  });

  test('asks for the code of a second factor, again where it is wrong', async () => {
    await using wiki = await startWiki();
    const alice = await wiki.store.accounts.byName(ALICE.name);
    await wiki.store.accounts.setTotp(alice?.id ?? 0, TOTP, []);
    const visitor = new Visitor(wiki);
    const asked = await visitor.fillIn(LOGIN, { ...ALICES, wpRemember: '1', returnto: 'Special:SpecialPages' });
    assert.match(asked.text, /<h1>Second factor<\/h1>/);
    assert.equal(await whoIs(visitor, wiki), '127.0.0.1');
    const again = await visitor.answer(asked, { OATHToken: '000000' });
    assert.equal(errorOn(again), 'That code is not right.');
    const passed = await visitor.answer(again, { OATHToken: codeAt(wiki.now()) });
    assert.equal(passed.headers.location, '/wiki/Special:SpecialPages');
    assert.equal(await whoIs(visitor, wiki), ALICE.name);
    assert.ok(await visitor.cookie('wikiToken'));
  });

  test('refuses a form whose token is not of this session', async () => {
    await using wiki = await startWiki();
    const attacker = formOf(await new Visitor(wiki).get(LOGIN)).hidden;
    const victim = new Visitor(wiki);
    await victim.get(LOGIN);
    for (const token of [attacker.wpLoginToken ?? '', '', '+\\']) {
      const reply = await victim.post(LOGIN, { ...ALICES, wpLoginToken: token });
      assert.match(errorOn(reply), /session was lost/);
    }
    assert.equal(await whoIs(victim, wiki), '127.0.0.1');
  });

  test('refuses a form that a page of another site sent, whatever its token', async () => {
    await using wiki = await startWiki();
    const visitor = new Visitor(wiki);
    const { action, hidden } = formOf(await visitor.get(LOGIN));
    for (const headers of [{ 'Sec-Fetch-Site': 'cross-site' }, { Origin: 'https://evil.example' }]) {
      assert.equal((await visitor.post(action, { ...hidden, ...ALICES }, headers)).status, 403);
    }
    assert.equal(await whoIs(visitor, wiki), '127.0.0.1');
    assert.equal(
      (await visitor.post(action, { ...hidden, ...ALICES }, { 'Sec-Fetch-Site': 'same-origin' })).status,
      303,
    );
  });

  test('leads back only to pages of this wiki', async () => {
    await using wiki = await startWiki();
    const led = async (returnto: string, returntoquery = '') => {
      const visitor = new Visitor(wiki);
      const query = new URLSearchParams({ returnto, returntoquery });
      return (await visitor.fillIn(`${LOGIN}?${query}`, ALICES)).headers.location ?? '';
    };
    assert.equal(await led('Special:SpecialPages', 'a=1&title=Other&b=2'), '/wiki/Special:SpecialPages?a=1&b=2');
    for (const bad of [
      'https://evil.example/',
      '//evil.example',
      '/\\evil.example',
      'javascript:alert(1)',
      'a\r\nSet-Cookie: b=c',
    ]) {
      const location = await led(bad, '//evil.example');
      assert.match(location, /^\/wiki\/[^\r\n\\]*$/, bad);
      assert.equal(new URL(location, 'http://wiki.test').origin, 'http://wiki.test');
    }
    for (const form of ['Special:UserLogout', 'special:logout', 'Special:UserLogin']) {
      assert.doesNotMatch(await led(form), /logout|login/i, form);
    }
  });
});
