// Takes a picture of each page in each look, to be looked at by people: node scripts/screenshots.ts [FOLDER] [TITLE…]

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { PAGES } from '../src/web/pages.ts';
import { titleUrl } from '../src/web/title-url.ts';
import { ALICE } from '../test/support/accounts.ts';
import { DESKTOP, logInWith, openBrowser, PHONE } from '../test/support/browser.ts';
import { startWiki } from '../test/support/wiki.ts';

const [folder = 'screenshots', ...wanted] = process.argv.slice(2);

const LOOKS = {
  desktop: { viewport: DESKTOP },
  dark: { viewport: DESKTOP, colorScheme: 'dark' },
  phone: { viewport: PHONE },
  rtl: { viewport: DESKTOP },
  print: { viewport: DESKTOP },
} as const;

test('screenshots', async (t) => {
  await using wiki = await startWiki();
  await using browser = await openBrowser(t, wiki);
  if (!browser) return;
  mkdirSync(folder, { recursive: true });
  const titles = wanted.length > 0 ? wanted : PAGES.map(({ title }) => title);
  for (const [look, options] of Object.entries(LOOKS)) {
    const { page } = await browser.open(options);
    if (look === 'print') await page.emulateMedia({ media: 'print' });
    const query = look === 'rtl' ? { uselang: 'ar' } : {};
    const take = async (status: string) => {
      for (const title of titles) {
        await page.goto(titleUrl(title, query));
        const file = `${title.replace(/^Special:/, '').replaceAll(/\W+/g, '-')}.${status}.${look}.png`;
        await page.screenshot({ path: join(folder, file), fullPage: true });
      }
    };
    await take('out');
    await logInWith(page, ALICE);
    await take('in');
  }
});

after(() => console.log(`Pictures are in ${folder}`));
