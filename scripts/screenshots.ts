// Takes a picture of each page in each look, to be looked at by people: node scripts/screenshots.ts [FOLDER] [NAME…]

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { ALICE } from '../test/support/accounts.ts';
import { DESKTOP, logInWith, openBrowser, PHONE } from '../test/support/browser.ts';
import { everyPage, type PageToSee, writePages } from '../test/support/every-page.ts';
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
  await writePages(wiki);
  const isWanted = ({ name }: PageToSee) => wanted.length === 0 || wanted.some((one) => name.includes(one));
  for (const [look, options] of Object.entries(LOOKS)) {
    const { page } = await browser.open(options);
    if (look === 'print') await page.emulateMedia({ media: 'print' });
    const pages = everyPage(look === 'rtl' ? 'ar' : 'en').filter(isWanted);
    const take = async (status: string) => {
      for (const { name, path, isForAll } of pages) {
        if (isForAll && status === 'in') continue;
        await page.goto(path);
        if (name.includes('Sandbox')) await page.locator('.sandbox-form .actions').waitFor();
        const file = `${name.replace(/^Special:/, '').replaceAll(/\W+/g, '-')}.${status}.${look}.png`;
        await page.screenshot({ path: join(folder, file), fullPage: true });
      }
    };
    await take('out');
    await logInWith(page, ALICE);
    await take('in');
  }
});

after(() => console.log(`Pictures are in ${folder}`));
