import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { ALICE } from '../support/accounts.ts';
import { assertAccessible, assertFits, logInWith, openBrowser, PHONE } from '../support/browser.ts';
import { startWiki } from '../support/wiki.ts';

suite('the API sandbox', () => {
  test('opened from the help of logout, sends it and is logged out', async (t) => {
    await using wiki = await startWiki();
    await using browser = await openBrowser(t, wiki);
    if (!browser) return;
    const { page, complaints } = await browser.open();
    await logInWith(page, ALICE);
    await page.goto('/wiki/Special:ApiHelp/logout');
    await page.getByRole('link', { name: 'open in the sandbox' }).click();
    await page.getByLabel('token').waitFor();
    await page.getByRole('button', { name: 'Send request' }).click();
    await page.locator('.sandbox-answer pre').waitFor();
    assert.equal(await page.locator('.sandbox-answer pre').innerText(), '{}');
    await page.goto('/wiki/Main_Page');
    assert.equal(await page.locator('.me').count(), 0);
    assert.deepEqual(complaints, []);
  });

  test('asks without a login, keeps what is asked in its address, and writes it as code', async (t) => {
    await using wiki = await startWiki();
    await using browser = await openBrowser(t, wiki);
    if (!browser) return;
    const { page, complaints } = await browser.open({ viewport: PHONE });
    await page.goto('/wiki/Special:ApiSandbox#action=query&meta=userinfo');
    await page.getByLabel('groups', { exact: true }).check();
    assert.match(page.url(), /#.*meta=userinfo.*uiprop=groups/);
    await page.getByRole('button', { name: 'Send request' }).click();
    await page.locator('.sandbox-answer pre').waitFor();
    assert.match(await page.locator('.sandbox-answer pre').innerText(), /"groups": \[/);
    for (const [form, expected] of [
      ['curl', /^curl -b cookies -c cookies -G 'http.*uiprop=groups'/s],
      ['python', /session\.get\(/],
      ['php', /'uiprop' => 'groups'/],
    ] as const) {
      await page.selectOption('#written-as', form);
      assert.match(await page.locator('.sandbox-request').innerText(), expected);
    }
    await assertAccessible(page);
    await assertFits(page);
    assert.deepEqual(complaints, []);
  });

  test('gets another token where one was refused', async (t) => {
    await using wiki = await startWiki();
    await using browser = await openBrowser(t, wiki);
    if (!browser) return;
    const { page } = await browser.open();
    await logInWith(page, ALICE);
    await page.goto('/wiki/Special:ApiSandbox#action=options');
    await page.fill('#param-change', 'language=de');
    await page.fill('#param-token', 'stale+\\');
    await page.getByRole('button', { name: 'Send request' }).click();
    await page.locator('.sandbox-answer pre').waitFor();
    assert.match(await page.locator('.sandbox-answer pre').innerText(), /"options": "success"/);
    assert.ok(!page.url().includes('stale'));
  });

  test('takes what its address says as text', async (t) => {
    await using wiki = await startWiki();
    await using browser = await openBrowser(t, wiki);
    if (!browser) return;
    const { page, complaints } = await browser.open();
    const evil = '<img src=x onerror=alert(1)>';
    const asked = new URLSearchParams({
      action: 'query',
      list: `${evil}|sessions`,
      titles: evil,
      [evil]: evil,
      __proto__: evil,
    });
    await page.goto(`/wiki/Special:ApiSandbox#${asked}`);
    await page.getByRole('button', { name: 'Send request' }).click();
    await page.locator('.sandbox-answer pre').waitFor();
    assert.match(await page.locator('.sandbox-request').innerText(), /%3Cimg/);
    assert.equal(await page.locator('main img').count(), 0);
    assert.deepEqual(complaints, []);
  });
});
