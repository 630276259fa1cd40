import { suite, test } from 'node:test';
import { PAGES } from '../../src/web/pages.ts';
import { titleUrl } from '../../src/web/title-url.ts';
import { ALICE } from '../support/accounts.ts';
import { assertAccessible, assertFits, DESKTOP, logInWith, openBrowser, PHONE } from '../support/browser.ts';
import { startWiki } from '../support/wiki.ts';

/** Each of light and dark, wide and narrow, from the left and from the right, and most pairs of them. */
const LOOKS = [
  { colorScheme: 'light', viewport: DESKTOP, uselang: 'en' },
  { colorScheme: 'dark', viewport: PHONE, uselang: 'en' },
  { colorScheme: 'light', viewport: PHONE, uselang: 'ar' },
  { colorScheme: 'dark', viewport: DESKTOP, uselang: 'ar' },
] as const;

suite('accessible, and no wider than the window, in light and dark, on a phone, in English and Arabic', () => {
  for (const title of [...PAGES.map((page) => page.title), 'No such page']) {
    test(`is ${title}`, async (t) => {
      await using wiki = await startWiki();
      await using browser = await openBrowser(t, wiki);
      if (!browser) return;
      for (const { uselang, ...options } of LOOKS) {
        const { page, context } = await browser.open(options);
        for (const status of ['out', 'in']) {
          if (status === 'in') await logInWith(page, ALICE);
          await page.goto(titleUrl(title, { uselang }));
          await assertAccessible(page);
          await assertFits(page);
        }
        await context.close();
      }
    });
  }

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
