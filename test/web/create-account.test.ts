import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { ALICE } from '../support/accounts.ts';
import { errorOn, Visitor } from '../support/visitor.ts';
import { startWiki } from '../support/wiki.ts';

const CREATE = '/wiki/Special:CreateAccount';
const BOB = { wpName: 'bob', wpPassword: 'a good long password', retype: 'a good long password' };

suite('the page that makes accounts', () => {
  test('makes one and logs in to it', async () => {
    await using wiki = await startWiki();
    const visitor = new Visitor(wiki);
    const reply = await visitor.fillIn(`${CREATE}?returnto=Special:SpecialPages`, { ...BOB, email: 'bob@example.org' });
    assert.match(reply.text, /Your account &quot;Bob&quot; was made, and you are logged in\./);
    assert.match(reply.text, /<a href="\/wiki\/Special:SpecialPages">Go on/);
    assert.match(reply.text, /class="me"><bdi>Bob/);
    assert.match((await visitor.get('/wiki/Main_Page')).text, /<bdi>Bob<\/bdi>/);
    const bob = await wiki.store.accounts.byName('Bob');
    assert.equal(bob?.email, 'bob@example.org');
  });

  test('says what is wrong and keeps what was filled in, but no password', async () => {
    await using wiki = await startWiki();
    const visitor = new Visitor(wiki);
    const wrong = await visitor.fillIn(CREATE, { ...BOB, retype: 'another password', email: '"><i>@x' });
    assert.equal(errorOn(wrong), 'The two passwords are not the same.');
    assert.match(wrong.text, /value="&quot;&gt;&lt;i&gt;@x"/);
    assert.match(errorOn(await visitor.fillIn(CREATE, { ...BOB, wpName: ALICE.name })), /already/);
    assert.match(
      errorOn(await visitor.fillIn(CREATE, { wpName: 'Eve', wpPassword: 'short', retype: 'short' })),
      /^A password has at least 8 bytes\./,
    );
    assert.equal(await wiki.store.accounts.byName('Eve'), undefined);
  });

  test('makes none for a form of another site', async () => {
    await using wiki = await startWiki();
    const visitor = new Visitor(wiki);
    assert.match(errorOn(await visitor.post(CREATE, { ...BOB, wpCreateaccountToken: '+\\' })), /session was lost/);
    assert.equal(await wiki.store.accounts.byName('Bob'), undefined);
  });

  test('shows no form, and takes none, where visitors may make no accounts', async () => {
    await using wiki = await startWiki({ settings: { anonymousMayCreateAccounts: false } });
    const visitor = new Visitor(wiki);
    const page = await visitor.get(CREATE);
    assert.equal(page.status, 403);
    assert.doesNotMatch(page.text, /<form/);
    assert.doesNotMatch((await visitor.get('/wiki/Main_Page')).text, /class="personal".*Create account/);
  });

  test('makes one for another and stays who it is', async () => {
    await using wiki = await startWiki();
    const visitor = new Visitor(wiki);
    await visitor.fillIn('/wiki/Special:UserLogin', { wpName: ALICE.name, wpPassword: ALICE.password });
    const reply = await visitor.fillIn(CREATE, BOB);
    assert.match(reply.text, /The account &quot;Bob&quot; was made\./);
    assert.match(reply.text, /<bdi>Alice<\/bdi>/);
  });
});
