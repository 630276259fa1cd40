import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { messagesOf } from '../../src/i18n/messages.ts';
import { ask } from '../support/ask.ts';
import { startWiki } from '../support/wiki.ts';

suite('the language of an answer', () => {
  const wrong = { action: 'query', meta: 'tokens', type: 'foo' };

  test('is that of uselang, or for errors that of errorlang', async () => {
    await using wiki = await startWiki();
    const client = wiki.client();
    const warned = async (more: Record<string, string>) => (await client.get({ ...wrong, ...more })).text;
    assert.match(
      await warned({ errorformat: 'plaintext', uselang: 'qqx' }),
      /"\(paramvalidator-unrecognizedvalues: type, foo, /,
    );
    assert.match(
      await warned({ errorformat: 'plaintext', errorlang: 'qqx' }),
      /"\(paramvalidator-unrecognizedvalues: /,
    );
    assert.match(await warned({ errorformat: 'plaintext', uselang: 'qqx', errorlang: 'en' }), /Unrecognized value/);
    const help = await client.get({
      action: 'query',
      meta: 'authmanagerinfo',
      amirequestsfor: 'login',
      uselang: 'qqx',
    });
    assert.match(help.text, /"\(userlogin-yourname\)"/);
  });

  test('is that of uselang for what modules say of themselves', async () => {
    await using wiki = await startWiki();
    const client = wiki.client();
    const help = await client.get({ action: 'help', modules: 'logout', uselang: 'qqx' });
    assert.match(help.text, /<html lang="qqx" dir="ltr">/);
    assert.match(help.text, /\(apihelp-logout-summary: /);
    assert.match((await client.get({ action: 'help', uselang: 'ar' })).text, /<html lang="ar" dir="rtl">/);
    const info = await client.get({ action: 'paraminfo', modules: 'logout', helpformat: 'wikitext', uselang: 'qqx' });
    assert.match(info.text, /\(apihelp-logout-summary: /);
  });

  test("is that of uselang on a page that shows an answer, and the browser's where there is none of the API", async () => {
    await using wiki = await startWiki();
    const shown = await wiki.client().get({ action: 'query', format: 'jsonfm', uselang: 'ar' });
    assert.match(shown.text, /<html lang="ar" dir="rtl">/);
    assert.match(
      (await wiki.client().get({ action: 'query', format: 'jsonfm', uselang: 'qqx' })).text,
      /\(api-format-title: JSON\)/,
    );
    const lost = await ask(new URL('/nowhere', wiki.api).href, { headers: { 'Accept-Language': 'ru-nobody, en' } });
    assert.equal(lost.headers['content-language'], messagesOf('ru') === undefined ? 'en' : 'ru');
  });

  test('is English for errors as of old, and where nobody speaks the language', async () => {
    await using wiki = await startWiki();
    const client = wiki.client();
    const warned = async (more: Record<string, string>) => (await client.get({ ...wrong, ...more })).text;
    assert.match(await warned({ uselang: 'qqx' }), /Unrecognized value\(s\)/);
    for (const code of ['fi', 'constructor', 'no such language', '..']) {
      assert.match(await warned({ errorformat: 'plaintext', uselang: code }), /Unrecognized value\(s\)/, code);
    }
  });
});
