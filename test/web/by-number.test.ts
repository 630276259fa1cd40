import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ZOE } from '../support/accounts.ts';
import { mainLogin, token } from '../support/flows.ts';
import { Visitor } from '../support/visitor.ts';
import { STORES, startWiki } from '../support/wiki.ts';

const heading = (text: string) => /<h1>(.*?)<\/h1>/.exec(text)?.[1];
const HUGE = '9'.repeat(30);

for (const store of STORES) {
  test(`a page is found by its number and by that of a revision, whatever title stands there (${store})`, async () => {
    await using wiki = await startWiki({ store });
    const client = wiki.client();
    const edit = (title: string, text: string) => client.post({ action: 'edit', title, text, token: '+\\' });
    const first = await edit('Garden: a', 'first words');
    await edit('Garden: a', 'second words');
    await edit('Other', 'of another');
    const [page, revision] = [first.at('edit', 'pageid'), first.at('edit', 'newrevid')];
    const visitor = new Visitor(wiki);
    const see = async (query: string, script = '/index.php') => {
      const { status, text } = await visitor.get(`${script}?${query}`);
      return [status, heading(text), /(first|second) words|of another/.exec(text)?.[0]];
    };
    const newest = [200, 'Garden: a', 'second words'];
    const older = [200, 'Garden: a', 'first words'];
    assert.deepEqual(await see(`curid=${page}`), newest);
    assert.deepEqual(await see(`curid=${page}&title=Other`), newest);
    assert.deepEqual(await see(`curid=${page}&title=Special:RecentChanges`), newest);
    assert.deepEqual(await see(`curid=${page}`, '/wiki/Other'), newest);
    assert.deepEqual(await see(`oldid=${revision}`), older);
    assert.deepEqual(await see(`oldid=${revision}&curid=${HUGE}`), older);
    assert.deepEqual(await see(`oldid=${revision}&title=Other`), older);
    assert.match(String((await see(`diff=${revision}`))[1]), /Garden: a/);
    assert.match(String((await see(`curid=${page}&action=history`))[1]), /Garden: a/);
    assert.deepEqual(await see(`oldid=${revision}&title=Special:SpecialPages`), [200, 'Special pages', undefined]);
    assert.deepEqual(await see(`curid=${HUGE}&title=Other`), [200, 'Other', 'of another']);
    assert.equal((await see('search=words'))[1], 'Search');
    const none = await visitor.get('/index.php?oldid=99999&title=Other');
    assert.deepEqual([none.status, heading(none.text)], [404, 'Other']);
    assert.match(none.text, /There is no revision with the number 99999/);
    for (const curid of [HUGE, '0', '-1', 'x', '']) {
      assert.deepEqual((await see(`curid=${curid}`)).slice(0, 2), [404, 'There is no such page'], curid);
    }
    const raw = (query: string) => visitor.get(`/index.php?action=raw&${query}`);
    assert.equal((await raw(`oldid=${revision}`)).text, 'first words');
    assert.equal((await raw(`curid=${HUGE}`)).status, 404);
  });

  test(`a number tells nothing of a page that is gone, or that the asker may not read (${store})`, async () => {
    await using wiki = await startWiki({ store, settings: { anonymousMayRead: false } });
    const client = wiki.client();
    await mainLogin(client, ZOE);
    const csrf = await token(client);
    const made = await client.post({ action: 'edit', title: 'Secret plan', text: 'dig', token: csrf });
    const [curid, oldid] = [made.at('edit', 'pageid'), made.at('edit', 'newrevid')];
    const visitor = new Visitor(wiki);
    const same = async (query: string, other: string) => {
      const [one, two] = [await visitor.get(`/index.php?${query}`), await visitor.get(`/index.php?${other}`)];
      assert.doesNotMatch(one.text, /Secret|dig/);
      assert.deepEqual([one.status, one.text], [two.status, two.text.replaceAll('99999', query.replace(/.*=/, ''))]);
    };
    await same(`curid=${curid}`, 'curid=99999');
    await same(`oldid=${oldid}`, 'oldid=99999');
    await same(`title=Other&oldid=${oldid}`, 'title=Other&oldid=99999');
    await visitor.fillIn('/wiki/Special:UserLogin', { wpName: ZOE.name, wpPassword: ZOE.password });
    assert.match((await visitor.get(`/index.php?curid=${curid}`)).text, /<h1>Secret plan</);
    await client.post({ action: 'delete', title: 'Secret plan', token: csrf });
    await same(`curid=${curid}`, 'curid=99999');
    await same(`oldid=${oldid}`, 'oldid=99999');
  });
}

test('an action that there is not is called so, on a page that is there', async () => {
  await using wiki = await startWiki({ settings: { pages: { There: 'words' } } });
  const { status, text } = await new Visitor(wiki).get('/wiki/There?action=no<b>such');
  assert.deepEqual([status, heading(text)], [404, 'There is no such action']);
  assert.match(text, /no action that is called &quot;no&lt;b&gt;such&quot;/);
  assert.doesNotMatch(text, /Nothing on this wiki has this title/);
});
