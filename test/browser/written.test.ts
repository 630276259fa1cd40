import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ATTACKS } from '../support/attacks.ts';
import { openBrowser } from '../support/browser.ts';
import { token } from '../support/flows.ts';
import { startWiki } from '../support/wiki.ts';

test('a browser runs nothing that a page says, and asks nobody but the wiki', async (t) => {
  await using wiki = await startWiki();
  await using browser = await openBrowser(t, wiki);
  if (!browser) return;
  const client = wiki.client();
  for (const [index, attack] of ATTACKS.entries()) {
    const text = `${attack}\n\n{{Template:Attack|${attack}}}`;
    await client.post({ action: 'edit', title: `Attack ${index}`, text, token: await token(client) });
  }
  const text = '{{{1}}} <div title="{{{1}}}" {{{1}}}>[[Foo|{{{1}}}]] [http://127.0.0.1/ {{{1}}}]</div>';
  await client.post({ action: 'edit', title: 'Template:Attack', text, token: await token(client) });
  const { page } = await browser.open();
  const said: string[] = [];
  page.on('dialog', (dialog) => {
    said.push(dialog.message());
    void dialog.dismiss();
  });
  const asked: string[] = [];
  page.on('request', (request) => void asked.push(request.url()));
  for (const [index, attack] of ATTACKS.entries()) {
    await page.goto(`/wiki/Attack_${index}`);
    const content = page.locator('.page-content');
    assert.equal(
      await content.locator('script, style, iframe, object, embed, svg, math, form, input, img, link, meta').count(),
      0,
    );
    const attributes: readonly string[] = await content.evaluate((element) =>
      [...element.querySelectorAll('*')].flatMap((one) => one.getAttributeNames()),
    );
    const handlers = attributes.filter((name) => name.startsWith('on'));
    assert.deepEqual(handlers, [], attack);
    const links = await content.locator('a[href]').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    for (const href of links) assert.match(String(href), /^(?:[/#]|https?:)/, attack);
    await page.mouse.move(200, 300);
  }
  assert.deepEqual(said, []);
  const origin = new URL(wiki.api).origin;
  assert.deepEqual(
    asked.filter((url) => !url.startsWith(origin)),
    [],
  );
});
