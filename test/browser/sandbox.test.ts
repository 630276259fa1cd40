import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Page } from 'playwright-core';
import { ALICE } from '../support/accounts.ts';
import { assertAccessible, assertFits, logInWith, openBrowser, PHONE } from '../support/browser.ts';
import { startWiki } from '../support/wiki.ts';

/** What the address of the page says is asked. */
async function askedIn(page: Page): Promise<{ readonly [name: string]: string }> {
  const hash = String(await page.evaluate('location.hash'));
  return Object.fromEntries(new URLSearchParams(hash.slice(1)));
}

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
    await page.locator('.personal').getByRole('link', { name: 'Log in' }).waitFor();
    assert.equal(await page.locator('.me').count(), 0);
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
    await page.locator('#param-uiprop').fill('groups');
    await page.keyboard.press('Enter');
    assert.equal((await askedIn(page)).uiprop, 'groups');
    await page.getByRole('button', { name: 'Send request' }).click();
    await page.locator('.sandbox-answer pre').waitFor();
    assert.match(await page.locator('.sandbox-answer pre').innerText(), /"groups": \[/);
    for (const [form, expected] of [
      ['curl', /^curl -b cookies -c cookies -G 'http.*uiprop=groups'/s],
      ['url', /^GET http.*[?&]uiprop=groups/],
      ['json', /^\{\n.*"uiprop": "groups"/s],
      ['python', /session\.get\(/],
      ['javascript', /fetch\(`http/],
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
    assert.equal((await askedIn(page)).token, undefined);
  });

  test('takes several values as chips, by keyboard alone, with names for those who hear them', async (t) => {
    await using wiki = await startWiki();
    await using browser = await openBrowser(t, wiki);
    if (!browser) return;
    const { page, complaints } = await browser.open();
    await page.goto('/wiki/Special:ApiSandbox#action=query');
    const list = page.getByRole('combobox', { name: 'list' });
    await list.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    assert.equal(await list.getAttribute('aria-expanded'), 'true');
    await assertAccessible(page);
    await page.keyboard.type('allus');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 2, name: 'query+allusers' }).waitFor();
    await page.keyboard.type('allpa');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 2, name: 'query+allpages' }).waitFor();
    assert.equal((await askedIn(page)).list, 'allusers|allpages');
    assert.deepEqual(await page.getByRole('list', { name: 'list' }).getByRole('listitem').allInnerTexts(), [
      'allusers\n×',
      'allpages\n×',
    ]);
    await page.getByRole('button', { name: 'Remove allusers' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 2, name: 'query+allusers' }).waitFor({ state: 'detached' });
    await page.locator('#param-list').focus();
    await page.keyboard.press('Backspace');
    await page.getByRole('heading', { level: 2, name: 'query+allpages' }).waitFor({ state: 'detached' });
    await page.getByRole('region', { name: 'query', exact: true }).getByText('More parameters').click();
    const titles = page.getByRole('textbox', { name: 'titles' });
    await titles.fill('One|Two');
    await titles.pressSequentially('Three');
    await page.keyboard.press('Tab');
    assert.equal((await askedIn(page)).titles, 'One|Two|Three');
    assert.deepEqual(complaints, []);
  });

  test('has for each parameter what fits it: choices, times, limits, namespaces, generators and what nobody declares', async (t) => {
    await using wiki = await startWiki();
    await using browser = await openBrowser(t, wiki);
    if (!browser) return;
    const { page, complaints } = await browser.open();
    await page.goto('/wiki/Special:ApiSandbox#action=query&generator=allpages&prop=info&list=recentchanges');
    await page.getByRole('heading', { level: 2, name: 'generator=allpages' }).waitFor();
    await page.getByRole('button', { name: 'gaplimit: max' }).click();
    await page.getByLabel('gapfilterredir').selectOption('nonredirects');
    await page.getByLabel('gapnamespace').selectOption('2');
    await page.getByLabel('rcstart').fill('2026-11-22T10:00:00');
    const other = page.getByLabel('Name of another parameter');
    await other.fill('requestident');
    await other.press('Enter');
    await page.getByLabel('requestident').fill('x');
    const { format, formatversion, ...rest } = await askedIn(page);
    assert.deepEqual({ format, formatversion }, { format: 'json', formatversion: '2' });
    assert.deepEqual(rest, {
      action: 'query',
      generator: 'allpages',
      prop: 'info',
      list: 'recentchanges',
      gapnamespace: '2',
      gapfilterredir: 'nonredirects',
      gaplimit: 'max',
      rcstart: '2026-11-22T10:00:00Z',
      requestident: 'x',
    });
    await page.getByRole('button', { name: 'Send request' }).click();
    await page.locator('.sandbox-answer pre').waitFor();
    assert.match(await page.locator('.sandbox-answer pre').innerText(), /"batchcomplete": true/);
    await assertAccessible(page);
    await assertFits(page);
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.getByRole('heading', { level: 2, name: 'generator=allpages' }).waitFor({ state: 'detached' });
    assert.deepEqual(await askedIn(page), { action: 'query', format: 'json', formatversion: '2' });
    assert.deepEqual(complaints, []);
  });

  test('goes on where an answer has more, opens examples, and keeps what is secret out of its address', async (t) => {
    await using wiki = await startWiki();
    await using browser = await openBrowser(t, wiki);
    if (!browser) return;
    const { page, complaints } = await browser.open();
    await page.goto('/wiki/Special:ApiSandbox#action=query&list=allusers&aulimit=1');
    await page.getByRole('button', { name: 'Send request' }).click();
    await page.getByText('"name": "Alice"').waitFor();
    await page.getByRole('button', { name: 'Show more' }).click();
    await page.getByText('"name": "Zoë').waitFor();
    await page.goto('/wiki/Special:ApiSandbox#action=clientlogin');
    const module = page.getByRole('region', { name: 'clientlogin' });
    await module.getByText('Examples').click();
    await module.getByRole('link', { name: /^Log in as/ }).click();
    await page.locator('#param-password').waitFor();
    assert.equal(await page.locator('#param-password').getAttribute('type'), 'password');
    await page.locator('#param-password').fill('hidden words');
    assert.equal((await askedIn(page)).password, undefined);
    assert.doesNotMatch(await page.locator('.sandbox-request').innerText(), /hidden/);
    assert.deepEqual(complaints, []);
  });

  test('folds modules away, and shows XML and PHP as they came, in colours', async (t) => {
    await using wiki = await startWiki();
    await using browser = await openBrowser(t, wiki);
    if (!browser) return;
    const { page, complaints } = await browser.open({ viewport: PHONE });
    await page.goto('/wiki/Special:ApiSandbox#action=query&list=allusers&auprefix=Zo&format=xml');
    const answer = page.locator('.sandbox-answer pre');
    await page.getByRole('button', { name: 'Send request' }).click();
    await answer.waitFor();
    assert.match(
      await answer.innerText(),
      /^<\?xml version="1\.0"\?><api .*name="Zoë Å; &quot;x=y&quot;, 100%" \/>.*<\/api>$/,
    );
    assert.equal(await answer.locator('.code-key', { hasText: 'name=' }).count(), 1);
    await page.getByLabel('format', { exact: true }).selectOption('php');
    await page.getByRole('heading', { name: 'php', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Send request' }).click();
    await answer.getByText('s:20', { exact: true }).waitFor();
    assert.match(await answer.innerText(), /^a:2:\{.*s:4:"name";s:20:"Zoë Å; "x=y", 100%";.*\}$/);
    await page.getByRole('heading', { name: 'query+allusers' }).click();
    await page.getByLabel('auprefix').waitFor({ state: 'hidden' });
    await page.getByLabel('format', { exact: true }).selectOption('json');
    await page.getByRole('heading', { name: 'json', exact: true }).waitFor();
    assert.equal(await page.getByLabel('auprefix').isVisible(), false);
    await assertAccessible(page);
    assert.deepEqual(complaints, []);
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
