import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ALICE } from '../support/accounts.ts';
import { logInWith, openBrowser } from '../support/browser.ts';
import { startWiki } from '../support/wiki.ts';

test('logged in with two browsers, one ends the session of the other from the page of sessions, scripts off', async (t) => {
  await using wiki = await startWiki();
  await using browser = await openBrowser(t, wiki);
  if (!browser) return;
  const [here, there] = [await browser.open({ javaScriptEnabled: false }), await browser.open()];
  await logInWith(here.page, ALICE);
  await logInWith(there.page, ALICE);
  await here.page.goto('/wiki/Special:Sessions');
  assert.equal(await here.page.locator('.entry').count(), 2);
  await here.page.getByRole('button', { name: /^End: / }).click();
  await here.page.getByRole('status').waitFor();
  assert.equal(await here.page.locator('.entry').count(), 1);
  await there.page.reload();
  assert.equal(await there.page.locator('.me').count(), 0);
  assert.deepEqual([here.complaints, there.complaints], [[], []]);
});
