import assert from 'node:assert/strict';
import { promisify } from 'node:util';
import {
  account,
  api,
  editAsAnother,
  installed,
  isOut,
  loseSession,
  none,
  secret,
  step,
  user,
} from '../support/steps.mjs';

const Bot = installed('nodemw');
const title = 'Clients/nodemw';
const { protocol, hostname, port } = new URL(api);
const bot = new Bot({ protocol: protocol.slice(0, -1), server: hostname, port: Number(port), path: '' });
const calls = (name) => promisify(bot[name]).bind(bot);
const call = promisify((params, method, done) => bot.api.call(params, done, method));

await step('connect', async () => assert.match(await calls('getMediaWikiVersion')(), /^\d/));
await step('login', async () => assert.equal((await calls('logIn')(user, secret)).lgusername, account));
await step('identify', async () => assert.equal((await calls('whoami')()).name, account));
await step('create', async () => assert.equal((await calls('edit')(title, 'One.', 'made', false)).result, 'Success'));
await step('edit', async () => assert.equal((await calls('append')(title, ' Two.', 'more')).result, 'Success'));
await step('conflict', async () => {
  const token = await calls('getToken')(title, 'edit');
  const [{ revid }] = await calls('getArticleRevisions')(title);
  await editAsAnother(title, 'Another’s.');
  const edit = { action: 'edit', title, text: 'Three.', baserevid: revid, token };
  await assert.rejects(call(edit, 'POST'), /conflict/i);
  return 'through its api.call, with baserevid';
});
await step('read', async () => assert.equal(await calls('getArticle')(title), 'Another’s.'));
await step('list', async () => {
  const pages = await calls('getPagesByPrefix')('Clients/');
  assert.ok(pages.some((page) => page.title === title));
});
await step('search', async () => {
  const found = await calls('search')('nodemw');
  assert.ok(found.some((page) => page.title === title));
  return 'in titles';
});
await step('move', async () =>
  assert.equal((await calls('move')(title, `${title} moved`, 'elsewhere')).to, `${title} moved`),
);
await step('delete', async () =>
  assert.equal((await calls('delete')(`${title} moved`, 'gone')).title, `${title} moved`),
);
none('badtoken', 'it asks for a token before each edit');
await step('lost-session', async () => {
  loseSession();
  assert.ok('anon' in (await calls('whoami')()));
  await calls('logIn')(user, secret);
  assert.equal((await calls('whoami')()).name, account);
  return 'told by whoami; logged in again';
});
let cookies = '';
await step('logout', async () => {
  cookies = bot.api.jar.getCookieString(api);
  await call({ action: 'logout', token: await calls('getToken')(title, 'edit') }, 'POST');
  return 'through its api.call';
});
await step('out', () => isOut(cookies));
