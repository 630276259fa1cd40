import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, suite, test } from 'node:test';
import { flagsOf } from '../../../src/api/describe/flags.ts';
import { type Element, readXml } from '../../format/xml-read.ts';
import { MODULES } from '../../i18n/keys.ts';
import { ask, withQuery } from '../../support/ask.ts';
import type { Reply } from '../../support/reply.ts';
import { startWiki, type TestWiki } from '../../support/wiki.ts';

/** A page is written so that a parser of XML can read it too, but for what HTML calls void elements. */
function parse(page: string): readonly Element[] {
  const text = page.replace(/^<!DOCTYPE html>\n/, '').replace(/<(meta|br)\b([^>]*)>/g, '<$1$2/>');
  return flat(readXml(text));
}

function flat(element: Element): readonly Element[] {
  return [element, ...element.children.flatMap(flat)];
}

suite('help', () => {
  let wiki: TestWiki;
  before(async () => {
    wiki = await startWiki();
  });
  after(() => wiki[Symbol.asyncDispose]());

  const help = (fields: { readonly [name: string]: string }): Promise<Reply> =>
    ask(withQuery(wiki.api, { action: 'help', ...fields }));

  test('is given by a wiki that lags too', async () => {
    const { headers } = await help({ maxlag: '-2' });
    assert.equal(headers['mediawiki-api-error'], undefined);
  });

  test('says of each module what it declares', async () => {
    for (const module of MODULES) {
      const { text } = await help({ modules: module.path });
      const elements = parse(text);
      const ids = elements.flatMap(({ attributes }) => (attributes.id ? [attributes.id] : []));
      assert.ok(ids.includes(module.path), module.path);
      for (const name of Object.keys(module.params)) {
        assert.ok(ids.includes(`${module.path}:${module.prefix}${name}`), `${module.path} ${name}`);
      }
      for (const flag of flagsOf(module)) assert.ok(text.includes(`class="apihelp-flag-${flag}"`), module.path);
      for (const query of module.examples.keys()) {
        assert.ok(elements.some(({ attributes }) => attributes.href?.endsWith(`Special:ApiSandbox#${query}`)));
      }
      assert.ok(!text.includes('⧼'), module.path);
    }
  });

  test('is a page that needs no script, and allows none', async () => {
    const { headers, text } = await help({ recursivesubmodules: '1' });
    const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(text) ?? [];
    const hash = createHash('sha256').update(style).digest('base64');
    const policy = String(headers['content-security-policy']);
    assert.match(policy, /^default-src 'none'; /);
    assert.ok(policy.includes(`style-src 'sha256-${hash}'`));
    assert.ok(!/<script|\son[a-z]+=|style="/.test(text));
    assert.equal(headers['content-type'], 'text/html; charset=utf-8');
    assert.equal(headers.vary, 'Cookie');
  });

  test('can be found one’s way in: headings in order, one main part, ids once, links that lead somewhere', async () => {
    for (const fields of [
      {},
      { recursivesubmodules: '1', toc: '1' },
      { modules: 'login|login|query', submodules: '1' },
    ]) {
      const elements = parse((await help(fields)).text);
      const levels = elements.flatMap(({ name }) => (/^h[1-6]$/.test(name) ? [Number(name[1])] : []));
      assert.equal(levels[0], 1);
      assert.equal(levels.filter((level) => level === 1).length, 1);
      for (const [index, level] of levels.entries()) assert.ok(level <= (levels[index - 1] ?? 0) + 1);
      const ids = elements.flatMap(({ attributes }) => (attributes.id ? [attributes.id] : []));
      assert.equal(new Set(ids).size, ids.length);
      for (const { attributes } of elements) {
        if (attributes.href?.startsWith('#')) assert.ok(ids.includes(attributes.href.slice(1)), attributes.href);
        for (const id of [attributes['aria-labelledby'] ?? []].flat()) assert.ok(ids.includes(id), id);
      }
      assert.equal(elements.filter(({ name }) => name === 'main').length, 1);
      assert.equal(elements[0]?.attributes.lang, 'en');
    }
  });

  test('goes as deep as it is asked', async () => {
    const shown = async (fields: { readonly [name: string]: string }) => {
      const elements = parse((await help(fields)).text);
      return elements.filter(({ attributes }) => attributes.class?.startsWith('apihelp-header apihelp-module')).length;
    };
    const actionsAndFormats = MODULES.filter(({ path }) => path !== 'main' && !path.includes('+')).length;
    assert.equal(await shown({}), 0);
    assert.equal(await shown({ modules: 'login|logout|query+tokens' }), 3);
    assert.equal(await shown({ submodules: '1' }), actionsAndFormats);
    assert.equal(await shown({ recursivesubmodules: '1' }), MODULES.length - 1);
  });

  test('is given inside an answer when it is asked to be', async () => {
    const page = await help({ modules: 'logout' });
    const wrapped = await help({ modules: 'logout', wrap: '1', format: 'json' });
    assert.deepEqual(wrapped.at('help'), { mime: 'text/html', filename: 'api-help.html', help: page.text });
    assert.equal(wrapped.headers.vary, 'Cookie');
  });

  test('refuses what is no module, in the format asked for', async () => {
    for (const modules of ['nonsense', 'login|query+nonsense', 'login+x', '<b>']) {
      assert.equal((await help({ modules, format: 'json' })).code, 'badmodule');
    }
  });
});
