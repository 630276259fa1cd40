import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { sortedSubmodulesOf } from '../../src/api/describe/tree.ts';
import { allModules } from '../../src/api/modules.ts';
import { FORMATS } from '../../src/format/formats.ts';
import { Visitor } from '../support/visitor.ts';
import { startWiki } from '../support/wiki.ts';

const HELP = '/wiki/Special:ApiHelp';

suite('the page of API help', () => {
  test('tells of a module what people know it by', async () => {
    await using wiki = await startWiki();
    const { text } = await new Visitor(wiki).get(`${HELP}/logout`);
    for (const part of [
      /<h2[^>]*>action=logout<\/h2>/,
      /<a href="\/wiki\/Special:ApiHelp">main<\/a> › <b>logout<\/b>/,
      /Must be asked with POST/,
      /Source: Latchkey/,
      /GPL-2\.0-or-later/,
      /This parameter is required/,
      /href="#logout:token"/,
      /index\.php\?title=Special:ApiSandbox#action=logout&amp;token=123ABC/,
      /href="\/wiki\/Special:ApiHelp\/query\+tokens"/,
    ]) {
      assert.match(text, part);
    }
  });

  test('has a page for every module, and lists them all', async () => {
    await using wiki = await startWiki();
    const visitor = new Visitor(wiki);
    const { text } = await visitor.get(HELP);
    const modules = sortedSubmodulesOf(allModules(FORMATS).main, true);
    for (const { path } of modules) {
      assert.ok(text.includes(`href="${HELP}/${path}"`), path);
      assert.equal((await visitor.get(`${HELP}/${path}`)).status, 200, path);
    }
    assert.match((await visitor.get(`/index.php?title=Special:ApiHelp/query+tokens`)).text, /meta=tokens/);
  });

  test('finds modules by what they are called and what they are for', async () => {
    await using wiki = await startWiki();
    const visitor = new Visitor(wiki);
    const found = async (search: string) => {
      const { text } = await visitor.get(`${HELP}?${new URLSearchParams({ search })}`);
      return [...text.matchAll(/<dt><a href="\/wiki\/Special:ApiHelp\/([^"]*)"/g)].map(([, path]) => path);
    };
    assert.deepEqual(await found('LOGS out'), ['logout']);
    assert.ok((await found('token')).includes('query+tokens'));
    assert.deepEqual(await found('<i>nothing'), []);
  });

  test('says of what is no module that it is none', async () => {
    await using wiki = await startWiki();
    const { status, text } = await new Visitor(wiki).get(
      `${HELP}/<b>query+nope`.replaceAll('<', '%3C').replaceAll('>', '%3E'),
    );
    assert.equal(status, 404);
    assert.doesNotMatch(text, /<b>query/);
  });

  test('leads nowhere but to places that there are on its page', async () => {
    await using wiki = await startWiki();
    const { text } = await new Visitor(wiki).get(HELP);
    const ids = new Set([...text.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id));
    const missing = [...text.matchAll(/ href="#([^"]*)"/g)].map(([, id]) => id).filter((id) => !ids.has(id));
    assert.deepEqual(missing, []);
  });
});
