import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Page } from 'playwright-core';
import { ALICE } from '../support/accounts.ts';
import { logInWith, openBrowser } from '../support/browser.ts';
import { startWiki } from '../support/wiki.ts';

const MOST_PRESSES = 120;

/** Presses Tab until what is wanted has the focus; fails if it never does, or nobody could see that it has it. */
async function tabTo(page: Page, wanted: string): Promise<void> {
  for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
    await page.keyboard.press('Tab');
    if (await page.locator(`${wanted}:focus`).count()) {
      const style = await page.locator(':focus').evaluate((element) => {
        const { outlineStyle, boxShadow } = getComputedStyle(element);
        const around = getComputedStyle(element.closest('.cdx-chip-input')?.firstElementChild ?? element).boxShadow;
        const icon = getComputedStyle(element.nextElementSibling ?? element).boxShadow;
        return { outlineStyle, shadows: [boxShadow, around, icon] };
      });
      const isSeen = style.outlineStyle !== 'none' || style.shadows.some((shadow) => shadow !== 'none');
      assert.ok(isSeen, `${wanted} does not show that it has the focus`);
      return;
    }
  }
  assert.fail(`the keyboard does not come to ${wanted}`);
}

declare function getComputedStyle(element: unknown): { readonly outlineStyle: string; readonly boxShadow: string };

suite('by keyboard alone', () => {
  test('one finds a module in the help, opens its example in the sandbox and sends it', async (t) => {
    await using wiki = await startWiki();
    await using browser = await openBrowser(t, wiki);
    if (!browser) return;
    const { page, complaints } = await browser.open();
    await page.goto('/wiki/Special:ApiHelp');
    await tabTo(page, '#search');
    await page.keyboard.type('tokens');
    await page.keyboard.press('Enter');
    await page.waitForURL('**search=tokens*');
    await tabTo(page, 'a[href$="ApiHelp/query+tokens"]');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/Special:ApiHelp/query+tokens');
    await tabTo(page, 'a[href*="Special:ApiSandbox#"]');
    await page.keyboard.press('Enter');
    await page.locator('.sandbox-actions').waitFor();
    await tabTo(page, '.sandbox-actions button[type=submit]');
    await page.keyboard.press('Enter');
    await page.getByText('"csrftoken"').waitFor();
    assert.deepEqual(complaints, []);
  });

  test('one opens the sample code of a documentation page', async (t) => {
    await using wiki = await startWiki();
    await using browser = await openBrowser(t, wiki);
    if (!browser) return;
    const { page, complaints } = await browser.open({ javaScriptEnabled: true });
    await page.goto('/wiki/API:Logout');
    await tabTo(page, 'details.sample summary');
    await page.keyboard.press('Enter');
    await page.locator('details.sample[open] pre').first().waitFor();
    await tabTo(page, 'details.sample[open] pre');
    assert.deepEqual(complaints, []);
  });

  test('one makes a bot password, and ends a session', async (t) => {
    await using wiki = await startWiki();
    await using browser = await openBrowser(t, wiki);
    if (!browser) return;
    const [{ page, complaints }, other] = [await browser.open(), await browser.open()];
    await logInWith(other.page, ALICE);
    await logInWith(page, ALICE);
    await page.goto('/wiki/Special:BotPasswords');
    await tabTo(page, '#app');
    await page.keyboard.type('by-keyboard');
    await tabTo(page, '#grant-editpage');
    await page.keyboard.press('Space');
    await tabTo(page, '#lastday');
    await page.keyboard.press('Enter');
    await page.getByText('Alice@by-keyboard was made').waitFor();
    await page.goto('/wiki/Special:Sessions');
    await tabTo(page, 'button[aria-label^="End: "]');
    await page.keyboard.press('Enter');
    await page.getByRole('status').waitFor();
    await other.page.reload();
    assert.equal(await other.page.locator('.me').count(), 0);
    assert.deepEqual(complaints, []);
  });

  test('one makes a page, sees what it would look like, saves it and reads its history, scripts off', async (t) => {
    await using wiki = await startWiki();
    await using browser = await openBrowser(t, wiki);
    if (!browser) return;
    const { page, complaints } = await browser.open({ javaScriptEnabled: false });
    await logInWith(page, ALICE);
    await page.goto('/wiki/By_keyboard');
    await tabTo(page, 'nav.tabs a[href*="action=edit"]');
    await page.keyboard.press('Enter');
    await page.waitForURL('**action=edit*');
    await tabTo(page, '#wpTextbox1');
    await page.keyboard.type("It is '''here'''.");
    await tabTo(page, '#wpSummary');
    await page.keyboard.type('typed');
    await tabTo(page, 'button[name=wpPreview]');
    await page.keyboard.press('Enter');
    await page.locator('.page-content b').waitFor();
    await tabTo(page, 'button[name=wpSave]');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/wiki/By_keyboard');
    await tabTo(page, 'nav.tabs a[href*="action=history"]');
    await page.keyboard.press('Enter');
    await page.waitForURL('**action=history*');
    assert.deepEqual(await page.locator('.summary').allInnerTexts(), ['typed']);
    // Where the page was not there yet the browser said so.
    assert.deepEqual(
      complaints.filter((one) => !one.includes('404')),
      [],
    );
  });
});
