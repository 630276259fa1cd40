import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { account, api, editAsAnother, installed, loseSession, none, secret, step, user } from '../support/steps.mjs';

const Wikiapi = installed('wikiapi');
const title = 'Clients/wikiapi';
const wiki = new Wikiapi(api);

await step('connect', async () => {
  const { query } = await wiki.query({ action: 'query', meta: 'siteinfo' });
  assert.match(query.general.generator, /^MediaWiki /);
});
await step('login', async () => {
  await wiki.login(user, secret);
});
await step('identify', async () => {
  const { query } = await wiki.query({ action: 'query', meta: 'userinfo' });
  assert.equal(query.userinfo.name, account);
});
await step('create', () => wiki.edit_page(title, 'One.', { summary: 'made' }).then(() => undefined));
await step('edit', async () => {
  await wiki.edit_page(title, ({ wikitext }) => `${wikitext} Two.`, { summary: 'more' });
});
await step('conflict', async () => {
  await wiki.page(title);
  await editAsAnother(title, 'Another’s.');
  await assert.rejects(
    wiki.edit(() => 'Three.', { summary: 'late' }),
    (error) => /editconflict/.test(inspect(error)),
  );
});
await step('read', async () => assert.equal((await wiki.page(title)).wikitext, 'Another’s.'));
await step('list', async () => {
  const pages = await wiki.allpages('Clients/');
  assert.ok(pages.some((page) => page.title === title));
});
await step('search', async () => {
  const found = await wiki.search('another', { srwhat: 'text' });
  assert.ok(found.some((page) => page.title === title));
});
await step('move', () => wiki.move_page(title, `${title} moved`, { reason: 'elsewhere' }).then(() => undefined));
await step('delete', async () => {
  const { query } = await wiki.query({ action: 'query', titles: `${title} moved`, prop: 'info' });
  assert.ok(query);
  await wiki.delete(`${title} moved`, { reason: 'gone' });
});
none('badtoken', 'its token is out of reach; see lost-session, of which a bad token tells it');
await step('lost-session', async () => {
  loseSession();
  await wiki.edit_page(title, 'Four.', { summary: 'found' });
  const { query } = await wiki.query({ action: 'query', meta: 'userinfo' });
  assert.equal(query.userinfo.name, account);
  return 'logged in again by itself';
});
none('logout', 'the package has none');
none('out', 'without a logout there is nothing to prove');
