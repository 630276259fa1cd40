import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { titleUrl } from '../../src/web/title-url.ts';
import { ALICE } from '../support/accounts.ts';
import { assertAccessible, assertFits, DESKTOP, logInWith, openBrowser, PHONE } from '../support/browser.ts';
import { everyPage, writePages } from '../support/every-page.ts';
import { codeAt, TOTP } from '../support/totp.ts';
import { startWiki } from '../support/wiki.ts';

/** Each of light and dark, wide and narrow, from the left and from the right, and most pairs of them. */
const LOOKS = [
  { colorScheme: 'light', viewport: DESKTOP, uselang: 'en' },
  { colorScheme: 'dark', viewport: PHONE, uselang: 'en' },
  { colorScheme: 'light', viewport: PHONE, uselang: 'ar' },
  { colorScheme: 'dark', viewport: DESKTOP, uselang: 'ar' },
] as const;

/** Asks Alice for a better password, but leaves her the choice. */
const STRICTER = { minimalLength: 50, privilegedGroups: [], privilegedMinimalLength: 50 };

suite('accessible, and no wider than the window, in light and dark, on a phone, in English and Arabic', () => {
  for (const [index, { name, isForAll }] of everyPage().entries()) {
    test(`is ${name}`, async (t) => {
      await using wiki = await startWiki();
      await using browser = await openBrowser(t, wiki);
      if (!browser) return;
      await writePages(wiki);
      for (const { uselang, ...options } of LOOKS) {
        const { page, context } = await browser.open(options);
        const path = everyPage(uselang)[index]?.path ?? '';
        // What is for everybody is the same for everybody.
        for (const status of isForAll ? ['out'] : ['out', 'in']) {
          if (status === 'in') await logInWith(page, ALICE);
          await page.goto(path);
          if (path.includes('Sandbox')) await page.locator('.sandbox-form .actions').waitFor();
          assert.equal(await page.locator('html').getAttribute('dir'), uselang === 'ar' ? 'rtl' : 'ltr');
          await assertAccessible(page);
          await assertFits(page);
        }
        await context.close();
      }
    });
  }

  test('is each step of a login', async (t) => {
    await using wiki = await startWiki({ settings: { passwordPolicy: STRICTER } });
    await using browser = await openBrowser(t, wiki);
    if (!browser) return;
    const alice = await wiki.store.accounts.byName(ALICE.name);
    await wiki.store.accounts.setTotp(alice?.id ?? 0, TOTP, []);
    for (const [index, { uselang, ...options }] of LOOKS.filter(({ viewport }) => viewport === DESKTOP).entries()) {
      const { page } = await browser.open(options);
      const send = async () => {
        await assertAccessible(page);
        await assertFits(page);
        await page.locator('main button').first().click();
      };
      await page.goto(titleUrl('Special:UserLogin', { uselang }));
      await page.fill('#wpName', ALICE.name);
      await page.fill('#wpPassword', ALICE.password);
      await page.press('#wpPassword', 'Enter');
      await page.fill('#OATHToken', '000000');
      await send();
      await page.getByRole('alert').waitFor();
      // A code is good once.
      wiki.advance(60);
      await page.fill('#OATHToken', codeAt(wiki.now()));
      await send();
      await page.fill('#password', `better ${index}`);
      await page.fill('#retype', `other ${index}`);
      await send();
      await page.getByRole('alert').waitFor();
      await assertAccessible(page);
      await page.locator('button[name=skipReset]').click();
      await page.waitForURL('**/wiki/Main_Page*');
    }
  });

  test('is a form that says what is wrong', async (t) => {
    await using wiki = await startWiki();
    await using browser = await openBrowser(t, wiki);
    if (!browser) return;
    for (const { uselang, ...options } of LOOKS) {
      const { page } = await browser.open(options);
      await page.goto(titleUrl('Special:UserLogin', { uselang }));
      await page.fill('#wpName', ALICE.name);
      await page.fill('#wpPassword', 'not the password');
      await page.press('#wpPassword', 'Enter');
      await page.getByRole('alert').waitFor();
      await assertAccessible(page);
      await assertFits(page);
    }
  });
});
