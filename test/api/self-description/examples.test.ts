import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MODULES } from '../../i18n/keys.ts';
import { ask, FORM } from '../../support/ask.ts';
import { startWiki } from '../../support/wiki.ts';

/** Tokens of examples are made up, nobody is logged in, and the wiki has no page or tag yet. */
const EXPECTED = [undefined, 'badtoken', 'badtags', 'notloggedin', 'missingtitle', 'nosuchrevid'];

test('every example can be asked, and nothing in it is unknown', async () => {
  await using wiki = await startWiki({ settings: { showHostnames: true } });
  for (const { mustBePosted, examples } of MODULES) {
    for (const query of examples.keys()) {
      const asked = `${query}${query.includes('format=') ? '' : '&format=json'}&errorformat=none`;
      const { status, headers, text } = mustBePosted
        ? await ask(wiki.api, { method: 'POST', body: asked, headers: { 'Content-Type': FORM } })
        : await ask(`${wiki.api}?${asked}`);
      assert.equal(status, 200, query);
      assert.ok(EXPECTED.includes(headers['mediawiki-api-error'] as string | undefined), `${query}: ${text}`);
      assert.ok(!/(?:"|&quot;|<)warnings/.test(text), `${query}: ${text}`);
    }
  }
});
