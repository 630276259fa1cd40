import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { GRANT_NAMES } from '../../src/account/grant-names.ts';
import { GRANT_RIGHTS } from '../../src/account/grants.ts';
import { ALICE } from '../support/accounts.ts';
import { holdVerb } from '../support/faults.ts';
import { botLogin, login, whoami } from '../support/flows.ts';
import type { Reply } from '../support/reply.ts';
import { errorOn, formOf, Visitor } from '../support/visitor.ts';
import { STORES, startWiki, type TestWiki } from '../support/wiki.ts';

const PAGE = '/wiki/Special:BotPasswords';

async function loggedIn(wiki: TestWiki): Promise<Visitor> {
  const visitor = new Visitor(wiki);
  await visitor.fillIn('/wiki/Special:UserLogin', { wpName: ALICE.name, wpPassword: ALICE.password });
  return visitor;
}

/** Sends the form that makes a bot password, with the token of the page. */
async function make(visitor: Visitor, fields: { readonly [name: string]: string }): Promise<Reply> {
  const { wpEditToken = '' } = formOf(await visitor.get(PAGE)).hidden;
  return visitor.post(PAGE, { wpEditToken, ...fields });
}

/** The secret that a page shows. */
function secretOn({ text }: Reply): string {
  return /<code dir="ltr">([0-9a-v]{32})<\/code>/.exec(text)?.[1] ?? assert.fail(text);
}

const rowOf = async ({ store }: TestWiki, app: string) => {
  const alice = await store.accounts.byName(ALICE.name);
  return store.accounts.botPassword(alice?.id ?? 0, app);
};

suite('the page of bot passwords', () => {
  test('makes one that a program logs in with, and shows its secret once', async () => {
    await using wiki = await startWiki();
    const visitor = await loggedIn(wiki);
    const made = await make(visitor, {
      app: 'my-bot',
      'grant-editpage': '1',
      addresses: '127.0.0.0/8\r\n::1',
      pages: 'Main Page',
      lastday: '2099-12-31',
    });
    const secret = secretOn(made);
    assert.ok(made.text.includes('Alice@my-bot'));
    const bot = wiki.client();
    assert.equal((await login(bot, 'Alice@my-bot', secret)).at('login', 'result'), 'Success');
    const row = await rowOf(wiki, 'my-bot');
    assert.deepEqual(row?.grants, ['basic', 'editpage']);
    assert.deepEqual(row?.restrictions, { IPAddresses: ['127.0.0.0/8', '::1'], Pages: ['Main Page'] });
    assert.equal(row?.expires, Date.UTC(2100, 0, 1));
    const { text } = await visitor.get(PAGE);
    assert.match(text, /Alice@my-bot/);
    assert.ok(!text.includes(secret));
  });

  for (const store of STORES) {
    test(`makes none for a session that ends meanwhile (${store})`, async () => {
      await using wiki = await startWiki({ store });
      const id = (await wiki.store.accounts.byName(ALICE.name))?.id ?? 0;
      const endings = [
        () => wiki.store.sessions.endAll(id),
        async () => {
          const [row] = await wiki.store.sessions.list({ user: id, limit: 1 });
          assert.ok(await wiki.store.sessions.end(row?.id ?? 0));
        },
      ];
      for (const end of endings) {
        const visitor = await loggedIn(wiki);
        const held = holdVerb(wiki.store.accounts, 'saveBotPassword');
        const making = make(visitor, { app: 'late', 'grant-editpage': '1' });
        await held.arrived;
        await end();
        held.release();
        assert.ok(!(await making).text.includes('Alice@late'));
        assert.equal(await rowOf(wiki, 'late'), undefined);
      }
    });
  }

  test('revokes one, whose sessions end', async () => {
    await using wiki = await startWiki();
    const visitor = await loggedIn(wiki);
    const bot = wiki.client();
    await botLogin(bot);
    const revoked = await make(visitor, { app: ALICE.app, revoke: '1' });
    assert.match(revoked.text, /Alice@tool is revoked/);
    assert.equal(await whoami(bot), null);
    assert.notEqual((await login(wiki.client(), 'Alice@tool', ALICE.secret)).at('login', 'result'), 'Success');
    assert.equal(await rowOf(wiki, ALICE.app), undefined);
  });

  test('makes one anew: the old secret opens nothing any more', async () => {
    await using wiki = await startWiki();
    const visitor = await loggedIn(wiki);
    const asked = await visitor.get(`${PAGE}?renew=elsewhere`);
    assert.match(asked.text, /203\.0\.113\.0\/24/);
    assert.match(asked.text, /id="grant-highvolume" name="grant-highvolume" value="1" checked/);
    const secret = secretOn(await visitor.answer(asked, { addresses: '' }));
    assert.equal((await login(wiki.client(), 'Alice@elsewhere', secret)).at('login', 'result'), 'Success');
    assert.notEqual((await login(wiki.client(), 'Alice@elsewhere', ALICE.secret)).at('login', 'result'), 'Success');
  });

  test('says what one may do that was made with a name alone, and that another replaces the one before', async () => {
    await using wiki = await startWiki();
    const visitor = await loggedIn(wiki);
    assert.match((await visitor.get(PAGE)).text, /id="grant-basic" name="grant-basic" value="1" checked disabled/);
    const made = await make(visitor, { app: 'reader' });
    assert.match(made.text, /The bot password Alice@reader was made\./);
    assert.match(made.text, /<dd>Basic rights<\/dd>/);
    assert.match(made.text, /it can read, and change nothing\./);
    const again = await visitor.answer(await visitor.get(`${PAGE}?renew=reader`), { 'grant-editpage': '1' });
    assert.match(again.text, /Alice@reader has another password\. The old one works no more/);
    assert.match(again.text, /<dd>Basic rights, Change pages that there are<\/dd>/);
    assert.doesNotMatch(again.text, /change nothing/);
  });

  test('says what is wrong, and makes nothing', async () => {
    await using wiki = await startWiki();
    const visitor = await loggedIn(wiki);
    const wrong: readonly (readonly [fields: { readonly [name: string]: string }, RegExp])[] = [
      [{ app: '' }, /name of the program/],
      [{ app: 'x'.repeat(33) }, /1 to 32 bytes/],
      [{ app: 'tool' }, /already/],
      [{ app: 'new', addresses: 'everywhere' }, /everywhere.* is no address/],
      [{ app: 'new', pages: '<x>' }, /cannot be the title/],
      [{ app: 'new', lastday: 'never' }, /is no day/],
      [{ app: 'new', lastday: '2001-01-01' }, /is past/],
      [{ app: 'new', addresses: Array(51).fill('::1').join('\n') }, /at most 50/],
    ];
    for (const [fields, expected] of wrong) assert.match(errorOn(await make(visitor, fields)), expected);
    assert.equal(await rowOf(wiki, 'new'), undefined);
    assert.equal((await login(wiki.client(), 'Alice@tool', ALICE.secret)).at('login', 'result'), 'Success');
  });

  test('does nothing without the token of the session', async () => {
    await using wiki = await startWiki();
    const visitor = await loggedIn(wiki);
    for (const wpEditToken of ['', '+\\']) {
      assert.match(errorOn(await visitor.post(PAGE, { wpEditToken, app: ALICE.app, revoke: '1' })), /session was lost/);
    }
    await visitor.get(`${PAGE}?app=${ALICE.app}&revoke=1`);
    assert.ok(await rowOf(wiki, ALICE.app));
  });

  test('needs a login of not long ago, and never opens to a bot password', async () => {
    await using wiki = await startWiki({ settings: { sessionExpirySeconds: 50_000 } });
    const visitor = await loggedIn(wiki);
    const { wpEditToken = '' } = formOf(await visitor.get(PAGE)).hidden;
    wiki.advance(4000);
    const again = '/wiki/Special:UserLogin?force=1&returnto=Special%3ABotPasswords';
    assert.equal((await visitor.get(PAGE)).headers.location, again);
    assert.equal((await visitor.post(PAGE, { wpEditToken, app: 'x' })).headers.location, again);
    assert.equal(await rowOf(wiki, 'x'), undefined);
    const bot = wiki.client();
    await botLogin(bot);
    const Cookie = await bot.jar.getCookieString(wiki.api);
    assert.equal((await new Visitor(wiki).get(PAGE, { Cookie })).headers.location, again);
  });

  test('is of no use where there are no bot passwords', async () => {
    await using wiki = await startWiki({ settings: { enableBotPasswords: false } });
    assert.equal((await (await loggedIn(wiki)).get(PAGE)).status, 403);
  });

  test('writes the name of a program as text', async () => {
    await using wiki = await startWiki();
    const visitor = await loggedIn(wiki);
    const { text } = await make(visitor, { app: '"><b>x</b>' });
    assert.doesNotMatch(text, /<b>/);
    assert.doesNotMatch((await visitor.get(PAGE)).text, /<b>/);
  });

  test('has a name for every grant', () => {
    assert.deepEqual([...GRANT_NAMES.keys()], [...GRANT_RIGHTS.keys()]);
  });
});
