import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ALICE } from '../support/accounts.ts';
import { logInWith, openBrowser } from '../support/browser.ts';
import { login, whoami } from '../support/flows.ts';
import { startWiki } from '../support/wiki.ts';

test('a bot password made in a browser works for a program until it is revoked there, scripts off', async (t) => {
  await using wiki = await startWiki();
  await using browser = await openBrowser(t, wiki);
  if (!browser) return;
  const { page, complaints } = await browser.open({ javaScriptEnabled: false });
  await logInWith(page, ALICE);
  await page.getByRole('link', { name: 'Bot passwords' }).click();
  await page.fill('#app', 'my-bot');
  await page.getByLabel('Change pages that there are').check();
  await page.getByRole('button', { name: 'Make bot password' }).click();
  const [name = '', secret = ''] = await page.locator('.secret code').allInnerTexts();
  const program = wiki.client();
  assert.equal((await login(program, name, secret)).at('login', 'result'), 'Success');
  await page.getByRole('link', { name: 'All bot passwords' }).click();
  await page.getByRole('button', { name: 'Revoke: Alice@my-bot' }).click();
  await page.getByText('Alice@my-bot is revoked').waitFor();
  assert.equal(await whoami(program), null);
  assert.notEqual((await login(program, name, secret)).at('login', 'result'), 'Success');
  assert.deepEqual(complaints, []);
});
