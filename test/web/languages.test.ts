import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { languagesWritten } from '../../src/i18n/language.ts';
import { LANGUAGES } from '../../src/i18n/languages.ts';
import { Visitor } from '../support/visitor.ts';
import { startWiki } from '../support/wiki.ts';

const PATHS = ['/wiki/Main_Page', '/wiki/Special:UserLogin', '/wiki/Nothing?action=edit', '/api.php?action=help'];
const ALSO = { 'zh-hans': 'zh', 'zh-hant': 'zh', 'zh-tw': 'zh', 'de-at': 'de', 'pt-br': 'pt-br', xx: 'en' } as const;

const asked = (path: string, code: string) => `${path}${path.includes('?') ? '&' : '?'}uselang=${code}`;

suite('a page says which language it is in, and reads in its direction', () => {
  const codes = [...Object.keys(LANGUAGES).map((code) => [code, code]), ...Object.entries(ALSO)];
  for (const [code = '', spoken = ''] of codes) {
    test(`asked for in ${code}`, async () => {
      await using wiki = await startWiki();
      const visitor = new Visitor(wiki);
      const facts = LANGUAGES[spoken];
      for (const path of PATHS) {
        const { text, headers } = await visitor.get(asked(path, code));
        assert.match(text, new RegExp(`<html lang="${facts?.tag}" dir="${facts?.dir}">`), path);
        if (!path.startsWith('/api')) assert.equal(headers['content-language'], facts?.tag);
        for (const [, inner = ''] of text.matchAll(/<a href="(\/wiki\/[^"]*)">/g)) {
          assert.ok(inner.includes(`uselang=${code}`), `${inner} goes on in another language`);
        }
      }
    });
  }

  test('offers the same page in every other language that there is, and only those', async () => {
    await using wiki = await startWiki();
    const { text } = await new Visitor(wiki).get('/wiki/Nothing?action=edit&section=new');
    const bar = /<nav class="languages"[\s\S]*?<\/nav>/.exec(text)?.[0] ?? '';
    const offered = [...bar.matchAll(/href="([^"]*)" lang="([^"]*)"/g)];
    const written = languagesWritten();
    assert.deepEqual(
      offered.map(([, , tag]) => tag),
      written.length < 2 ? [] : written.map(({ tag }) => tag),
    );
    for (const [, url = ''] of offered) assert.match(url, /\/wiki\/Nothing\?action=edit&amp;section=new&amp;uselang=/);
  });

  test('is in the language that the browser wants, if there is that one', async () => {
    await using wiki = await startWiki();
    const { headers } = await new Visitor(wiki).get('/wiki/Main_Page', { 'Accept-Language': 'ar;q=0.9, xx' });
    assert.equal(headers['content-language'], languagesWritten().some(({ code }) => code === 'ar') ? 'ar' : 'en');
  });
});
