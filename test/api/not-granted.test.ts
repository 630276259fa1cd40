import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ALICE, ZOE } from '../support/accounts.ts';
import { botLogin, clientLogin, token } from '../support/flows.ts';
import { startWiki } from '../support/wiki.ts';

const WHY = /Special:BotPasswords/;

/** What Alice, who is in no group, asks for with a bot password that may only read, and whether its grants are the reason that she may not. */
const ASKED = [
  [{ action: 'edit', title: 'New', text: 'x' }, 'permissiondenied', true],
  [{ action: 'move', from: 'Main Page', to: 'Elsewhere' }, 'cantmove', true],
  [{ action: 'watch', titles: 'New' }, 'permissiondenied', true],
  [{ action: 'options', change: 'gender=male' }, 'permissiondenied', true],
  [{ action: 'delete', title: 'Main Page' }, 'permissiondenied', false],
  [{ action: 'block', user: ZOE.name }, 'permissiondenied', false],
] as const;

test('a bot password that may not do what its account may hears where to change that, and no other', async () => {
  await using wiki = await startWiki();
  const main = wiki.client();
  await clientLogin(main);
  const made = await main.post({ action: 'edit', title: 'Main Page', text: 'x', token: await token(main) });
  assert.equal(made.at('edit', 'result'), 'Success', made.text);
  const bot = wiki.client();
  await botLogin(bot, ALICE);
  for (const [asked, code, isGrants] of ASKED) {
    const type = asked.action === 'watch' ? 'watch' : 'csrf';
    const refused = await bot.post({ ...asked, token: await token(bot, type) });
    assert.equal(refused.at('error', 'code'), code, refused.text);
    assert.equal(WHY.test(refused.textAt('error', 'info')), isGrants, refused.text);
    const itself = await main.post({ ...asked, token: await token(main, type) });
    assert.doesNotMatch(itself.text, WHY);
  }
});

test('what programs read of the refusal is as it was', async () => {
  await using wiki = await startWiki();
  const bot = wiki.client({ formatversion: '2' });
  await botLogin(bot, ALICE);
  const asked = { action: 'edit', title: 'New', text: 'x', token: await token(bot) };
  const raw = await bot.post({ ...asked, errorformat: 'raw' });
  assert.equal(raw.at('errors', '0', 'key'), 'badaccess-groups', raw.text);
  assert.doesNotMatch(raw.text, WHY);
  assert.match(String((await bot.post({ ...asked, errorformat: 'html' })).at('errors', '0', 'html')), WHY);
});
