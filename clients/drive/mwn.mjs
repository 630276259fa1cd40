import assert from 'node:assert/strict';
import { account, api, editAsAnother, installed, isOut, loseSession, secret, step, user } from '../support/steps.mjs';

const { Mwn } = installed('mwn');
const title = 'Clients/mwn';
const bot = new Mwn({ apiUrl: api, username: user, password: secret, silent: true, defaultParams: { assert: 'user' } });

await step('connect', async () => {
  const site = await bot.request({ action: 'query', meta: 'siteinfo', assert: undefined });
  assert.match(site.query.general.generator, /^MediaWiki /);
});
await step('login', () => bot.login().then(({ lgusername }) => assert.equal(lgusername, account)));
await step('identify', async () => assert.equal((await bot.userinfo()).name, account));
await step('create', async () => {
  assert.equal((await bot.create(title, 'One.', 'made')).result, 'Success');
  await assert.rejects(bot.create(title, 'Again.'), { code: 'articleexists' });
});
await step('edit', async () => {
  const edited = await bot.edit(title, ({ content }) => ({ text: `${content} Two.`, summary: 'more' }));
  assert.equal(edited.result, 'Success');
});
await step('conflict', async () => {
  let asked = 0;
  await bot.edit(title, async ({ content }) => {
    asked += 1;
    if (asked === 1) await editAsAnother(title, 'Another’s.');
    return `${content} Three.`;
  });
  assert.equal(asked, 2);
  return 'did its change again on the newer text';
});
await step('read', async () => assert.equal((await bot.read(title)).revisions[0].content, 'Another’s. Three.'));
await step('list', async () => assert.ok((await bot.getPagesByPrefix('Clients/')).includes(title)));
await step('search', async () => {
  const found = await bot.search('another', 10, 'size', { srwhat: 'text' });
  assert.ok(found.some((page) => page.title === title));
});
await step('move', async () =>
  assert.equal((await bot.move(title, `${title} moved`, 'elsewhere')).to, `${title} moved`),
);
await step('delete', async () => assert.equal((await bot.delete(`${title} moved`, 'gone')).title, `${title} moved`));
await step('badtoken', async () => {
  bot.csrfToken = 'bad+\\';
  assert.equal((await bot.save(title, 'Four.')).result, 'Success');
  return 'fetched a new token by itself';
});
await step('lost-session', async () => {
  loseSession();
  assert.equal((await bot.userinfo()).name, account);
  return 'logged in again by itself';
});
let cookies = '';
await step('logout', async () => {
  cookies = await bot.cookieJar.getCookieString(api);
  await bot.getCsrfToken();
  await bot.logout();
});
await step('out', () => isOut(cookies));
