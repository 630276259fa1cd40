import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { ALICE } from '../support/accounts.ts';
import { logInWith, openBrowser } from '../support/browser.ts';
import { startWiki } from '../support/wiki.ts';

suite('in a browser', () => {
  test('one logs in and out by keyboard alone', async (t) => {
    await using wiki = await startWiki();
    await using browser = await openBrowser(t, wiki);
    if (!browser) return;
    const { page, complaints } = await browser.open();
    const tabTo = async (role: 'link' | 'button', name: string) => {
      const wanted = page.locator(role === 'link' ? 'a:focus' : 'button:focus');
      for (let presses = 0; presses < 30; presses += 1) {
        await page.keyboard.press('Tab');
        if ((await wanted.count()) > 0 && (await wanted.innerText()) === name) return;
      }
      assert.fail(`the keyboard does not come to the ${role} "${name}"`);
    };
    await page.goto('/wiki/Main_Page');
    await tabTo('link', 'Log in');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/Special:UserLogin*');
    await page.keyboard.type(ALICE.name);
    await page.keyboard.press('Tab');
    await page.keyboard.type(ALICE.password);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    assert.ok(await page.locator('#wpRemember').isChecked());
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/wiki/Main_Page');
    assert.equal(await page.locator('.me').innerText(), ALICE.name);
    await tabTo('link', 'Log out');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/Special:UserLogout');
    await tabTo('button', 'Log out');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'You are logged out' }).waitFor();
    await page.goto('/wiki/Main_Page');
    assert.equal(await page.locator('.me').count(), 0);
    assert.deepEqual(complaints, []);
  });

  test('one logs in and out with scripts off, and the way back opens nothing', async (t) => {
    await using wiki = await startWiki();
    await using browser = await openBrowser(t, wiki);
    if (!browser) return;
    const { page, complaints } = await browser.open({ javaScriptEnabled: false });
    await logInWith(page, ALICE);
    await page.getByRole('link', { name: 'Log out' }).first().click();
    await page.getByRole('button', { name: 'Log out' }).click();
    await page.getByRole('heading', { level: 1, name: 'You are logged out' }).waitFor();
    await page.goBack();
    assert.equal(await page.locator('.me').count(), 0);
    assert.deepEqual(complaints, []);
  });

  test('a session that ended in one window has ended in the other', async (t) => {
    await using wiki = await startWiki();
    await using browser = await openBrowser(t, wiki);
    if (!browser) return;
    const { page, context } = await browser.open();
    await logInWith(page, ALICE);
    const other = await context.newPage();
    await other.goto('/wiki/Special:UserLogout');
    await other.getByRole('button', { name: 'Log out' }).click();
    await other.getByRole('heading', { level: 1, name: 'You are logged out' }).waitFor();
    await page.reload();
    assert.equal(await page.locator('.me').count(), 0);
  });

  test('no page of another site can show a form of the wiki in a frame', async (t) => {
    await using wiki = await startWiki();
    await using browser = await openBrowser(t, wiki);
    if (!browser) return;
    const { page } = await browser.open();
    const url = `${new URL(wiki.api).origin}/wiki/Special:UserLogin`;
    await page.setContent(`<iframe src="${url}"></iframe>`);
    await page.waitForTimeout(500);
    const frame = page.frames().find((one) => one !== page.mainFrame());
    assert.equal(
      await frame
        ?.locator('#wpName')
        .count()
        .catch(() => 0),
      0,
    );
  });
});
