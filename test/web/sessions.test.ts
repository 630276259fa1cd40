import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { ALICE, type TestAccount, ZOE } from '../support/accounts.ts';
import { botLogin, whoami } from '../support/flows.ts';
import { errorOn, formOf, Visitor } from '../support/visitor.ts';
import { startWiki, type TestWiki } from '../support/wiki.ts';

const SESSIONS = '/wiki/Special:Sessions';
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

async function loggedIn(wiki: TestWiki, { name, password }: TestAccount = ALICE): Promise<Visitor> {
  const visitor = new Visitor(wiki);
  await visitor.fillIn('/wiki/Special:UserLogin', { wpName: name, wpPassword: password });
  return visitor;
}

const isIn = async (visitor: Visitor) => /class="me"/.test((await visitor.get('/wiki/Main_Page')).text);
const entries = (text: string) => text.match(/<li class="entry">/g)?.length ?? 0;

suite('the page of sessions', () => {
  test('lists where one is logged in, and marks the session that asks', async () => {
    await using wiki = await startWiki();
    const visitor = await loggedIn(wiki);
    await botLogin(wiki.client());
    const { text } = await visitor.get(SESSIONS);
    assert.equal(entries(text), 2);
    assert.equal(text.match(/>this session</g)?.length, 1);
    assert.match(text, />bot password Alice@tool</);
    assert.match(text, /<bdi>127\.0\.0\.1<\/bdi>/);
    assert.ok(!entries((await visitor.get(`${SESSIONS}/${encodeURIComponent(ZOE.name)}`)).text));
  });

  test('ends one, which has then ended everywhere', async () => {
    await using wiki = await startWiki();
    const [here, there] = [await loggedIn(wiki), await loggedIn(wiki)];
    const page = await here.get(SESSIONS);
    const ended = await here.answer(page, {});
    assert.match(ended.text, /1 session has ended/);
    assert.equal(entries(ended.text), 1);
    assert.deepEqual([await isIn(here), await isIn(there)], [true, false]);
    assert.match((await here.answer(page, {})).text, /had ended already/);
  });

  test('shows a remembered device whose session is over, and ends it', async () => {
    await using wiki = await startWiki();
    const there = new Visitor(wiki);
    const login = { wpName: ALICE.name, wpPassword: ALICE.password, wpRemember: '1' };
    await there.fillIn('/wiki/Special:UserLogin', login);
    wiki.advance(3601);
    const here = await loggedIn(wiki);
    const page = await here.get(SESSIONS);
    assert.equal(entries(page.text), 2);
    assert.match(page.text, />stays logged in</);
    assert.match(page.text, /End all other sessions/);
    const ended = await here.answer(page, {});
    assert.equal(entries(ended.text), 1);
    assert.deepEqual([await isIn(here), await isIn(there)], [true, false]);
  });

  test('ends all others, and with them those of bot passwords', async () => {
    await using wiki = await startWiki();
    const [here, there, bot] = [await loggedIn(wiki), await loggedIn(wiki), wiki.client()];
    await botLogin(bot);
    const { wpEditToken = '' } = formOf(await here.get(SESSIONS)).hidden;
    assert.match((await here.post(SESSIONS, { wpEditToken, others: '1' })).text, /2 sessions have ended/);
    assert.deepEqual([await isIn(here), await isIn(there), await whoami(bot)], [true, false, null]);
  });

  test('ends nothing without the token of the session', async () => {
    await using wiki = await startWiki();
    const [here, there] = [await loggedIn(wiki), await loggedIn(wiki)];
    const { session = '' } = formOf(await here.get(SESSIONS)).hidden;
    const stolen = formOf(await there.get(SESSIONS)).hidden.wpEditToken ?? '';
    for (const wpEditToken of [stolen, '', '+\\']) {
      assert.match(errorOn(await here.post(SESSIONS, { wpEditToken, session })), /session was lost/);
    }
    await here.get(`${SESSIONS}?${new URLSearchParams({ session, others: '1' })}`);
    assert.ok(await isIn(there));
  });

  test('asks for a login first, and for another one where the last was long ago', async () => {
    await using wiki = await startWiki({ settings: { sessionExpirySeconds: 50_000 } });
    const nobody = await new Visitor(wiki).get(SESSIONS);
    assert.equal(nobody.headers.location, '/wiki/Special:UserLogin?force=1&returnto=Special%3ASessions');
    const [here, there] = [await loggedIn(wiki), await loggedIn(wiki)];
    const { wpEditToken = '' } = formOf(await here.get(SESSIONS)).hidden;
    wiki.advance(4000);
    const { headers } = await here.post(SESSIONS, { wpEditToken, others: '1' });
    assert.ok(await isIn(there));
    const asked = await here.get(headers.location ?? '');
    assert.match(asked.text, /Log in once more/);
    const wrong = await here.answer(asked, { wpName: ALICE.name, wpPassword: 'wrong' });
    assert.notEqual(errorOn(wrong), '');
    const again = await here.answer(wrong, { wpName: ALICE.name, wpPassword: ALICE.password });
    assert.equal(again.headers.location, SESSIONS);
    const renewed = formOf(await here.get(SESSIONS)).hidden.wpEditToken ?? '';
    assert.match((await here.post(SESSIONS, { wpEditToken: renewed, others: '1' })).text, /1 session has ended/);
    assert.ok(!(await isIn(there)));
  });

  test('shows and ends those of others only for whoever may', async () => {
    await using wiki = await startWiki({ settings: { latchkeyRights: { 'latchkey-sessions': ['sysop'] } } });
    const [alice, other, zoe] = [await loggedIn(wiki), await loggedIn(wiki), await loggedIn(wiki, ZOE)];
    const refused = await alice.get(`${SESSIONS}/${encodeURIComponent(ZOE.name)}`);
    assert.equal(refused.status, 403);
    assert.equal((await alice.get(`${SESSIONS}/Nobody`)).status, 403);
    assert.doesNotMatch((await alice.get(SESSIONS)).text, /Sessions of others/);
    const { wpEditToken = '' } = formOf(await alice.get(SESSIONS)).hidden;
    const tried = await alice.post(`${SESSIONS}/${encodeURIComponent(ZOE.name)}`, { wpEditToken, all: '1' });
    assert.equal(tried.status, 403);
    assert.ok(await isIn(zoe));

    const found = await zoe.get(`${SESSIONS}?user=alice`);
    assert.equal(found.headers.location, `${SESSIONS}/Alice`);
    const shown = await zoe.get(`${SESSIONS}/Alice`);
    assert.match(shown.text, /<h1>Sessions of Alice<\/h1>/);
    assert.equal(entries(shown.text), 2);
    assert.ok(await isIn(alice));
    const token = formOf(shown).hidden.wpEditToken ?? '';
    const ended = await zoe.post(`${SESSIONS}/Alice`, { wpEditToken: token, all: '1' });
    assert.match(ended.text, /2 sessions have ended/);
    assert.deepEqual([await isIn(alice), await isIn(other), await isIn(zoe)], [false, false, true]);
  });

  test('writes what a client calls itself as text', async () => {
    await using wiki = await startWiki();
    const evil = new Visitor(wiki);
    const page = await evil.get('/wiki/Special:UserLogin');
    const { action, hidden } = formOf(page);
    const fields = { ...hidden, wpName: ALICE.name, wpPassword: ALICE.password };
    await evil.post(action, fields, { 'User-Agent': '<img/src=x> evil' });
    const { text } = await evil.get(SESSIONS);
    assert.match(text, /&lt;img/);
    assert.doesNotMatch(text, /<img/);
    const fox = new Visitor(wiki);
    await fox.post(
      action,
      { ...formOf(await fox.get(action)).hidden, wpName: ALICE.name, wpPassword: ALICE.password },
      { 'User-Agent': FIREFOX },
    );
    assert.match((await fox.get(SESSIONS)).text, /Firefox, Linux/);
  });
});
