import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { readXml } from '../../format/xml-read.ts';
import { ZOE } from '../../support/accounts.ts';
import type { Client } from '../../support/client.ts';
import { botLogin } from '../../support/flows.ts';
import { startWiki, type TestWiki } from '../../support/wiki.ts';

interface ParamInfo {
  readonly index: number;
  readonly name: string;
  readonly type: string | readonly string[];
  readonly required: boolean;
  readonly multi: boolean;
  readonly default?: string | number;
  readonly submodules?: { readonly [name: string]: string };
  readonly [fact: string]: unknown;
}

interface ModuleInfo {
  readonly name: string;
  readonly path: string;
  readonly group?: string;
  readonly prefix: string;
  readonly parameters: readonly ParamInfo[];
  readonly templatedparameters: readonly ParamInfo[];
  readonly [fact: string]: unknown;
}

suite('paraminfo', () => {
  let wiki: TestWiki;
  let client: Client;
  before(async () => {
    wiki = await startWiki({ formatversion: '2' });
    client = wiki.client();
  });
  after(() => wiki[Symbol.asyncDispose]());

  async function ask(fields: { readonly [name: string]: string }, by = client) {
    const reply = await by.get({ action: 'paraminfo', errorformat: 'plaintext', ...fields });
    const codes = (reply.at('warnings') ?? []) as readonly { readonly code: string; readonly data?: object }[];
    return { ...(reply.at('paraminfo') as { readonly modules?: readonly ModuleInfo[] }), warnings: codes };
  }

  const told = async (modules: string) => (await ask({ modules })).modules ?? [];

  test('tells of every module that a parameter chooses, under the path that it says', async () => {
    const modules = await told('main|**');
    const byPath = new Map(modules.map((module) => [module.path, module]));
    assert.equal(byPath.size, modules.length);
    for (const { parameters } of modules) {
      for (const { type, submodules, ...param } of parameters) {
        if (submodules === undefined) continue;
        assert.deepEqual(Object.keys(submodules), type);
        for (const [name, path] of Object.entries(submodules)) {
          assert.equal(byPath.get(path)?.name, name);
          if (param.name === 'generator') assert.equal(byPath.get(path)?.generator, true);
          else assert.equal(byPath.get(path)?.group, param.name);
        }
      }
    }
  });

  test('says of each parameter what clients ask of it', async () => {
    for (const { path, parameters, templatedparameters } of await told('main|**')) {
      const all = [...parameters, ...templatedparameters].toSorted((one, other) => one.index - other.index);
      for (const [index, param] of all.entries()) {
        const at = `${path} ${param.name}`;
        assert.equal(param.index, index + 1, at);
        assert.equal(typeof param.required, 'boolean', at);
        assert.equal(typeof param.multi, 'boolean', at);
        if (param.type === 'limit') assert.ok(Number(param.highmax) > Number(param.max), at);
        if (param.multi) assert.ok(Number(param.highlimit) >= Number(param.lowlimit), at);
        // Nothing at all may be usual where several may be chosen.
        if (Array.isArray(param.type) && (param.default ?? '') !== '') {
          for (const value of String(param.default).split('|')) assert.ok(param.type.includes(value), at);
        }
      }
    }
  });

  test('describes a token where a module takes one', async () => {
    const [logout] = await told('logout');
    assert.deepEqual(
      logout?.parameters.map(({ name, required, sensitive, tokentype }) => ({ name, required, sensitive, tokentype })),
      [{ name: 'token', required: true, sensitive: true, tokentype: 'csrf' }],
    );
    assert.equal(logout?.mustbeposted, true);
  });

  test('tells how many values the asker may give', async () => {
    const limit = async (by: Client) => (await ask({ modules: 'paraminfo' }, by)).modules?.[0]?.parameters[0]?.limit;
    const bot = wiki.client();
    await botLogin(bot, ZOE);
    assert.deepEqual([await limit(client), await limit(bot)], [50, 500]);
  });

  test('lists the submodules of a module for a star, theirs too for two', async () => {
    const paths = async (modules: string) => (await told(modules)).map(({ path }) => path);
    const all = await paths('**');
    assert.deepEqual(
      await paths('*'),
      all.filter((path) => !path.includes('+')),
    );
    assert.deepEqual(
      await paths('query+*'),
      all.filter((path) => path.startsWith('query+')),
    );
    assert.deepEqual(await paths('main+*|login'), await paths('*'));
  });

  test('warns of what is no module, or has no submodules', async () => {
    for (const modules of ['nonsense', 'query+nonsense', 'nonsense+*', 'login+*', 'login+x', '']) {
      const { modules: found, warnings } = await ask({ modules: `${modules}` });
      assert.equal(found, undefined, modules);
      assert.deepEqual(
        warnings.map(({ code }) => code),
        modules === '' ? [] : ['badmodule'],
      );
    }
  });

  test('answers the old parameters, and says that they are old', async () => {
    const answer = await ask({ querymodules: 'tokens', formatmodules: 'json', mainmodule: '1', pagesetmodule: '1' });
    const { querymodules, formatmodules, mainmodule, pagesetmodule } = answer as unknown as {
      readonly [key: string]: unknown;
    };
    assert.partialDeepStrictEqual(querymodules, [{ path: 'query+tokens', querytype: 'meta' }]);
    assert.partialDeepStrictEqual(formatmodules, [{ path: 'json' }]);
    assert.partialDeepStrictEqual(mainmodule, { path: 'main' });
    assert.ok(!Object.hasOwn(pagesetmodule as object, 'name'));
    assert.deepEqual(
      answer.warnings.flatMap(({ data }) => (data ? [data] : [])),
      [
        { feature: 'action=paraminfo&querymodules' },
        { feature: 'action=paraminfo&mainmodule' },
        { feature: 'action=paraminfo&pagesetmodule' },
        { feature: 'action=paraminfo&formatmodules' },
      ],
    );
  });

  test('tells texts in the form asked for', async () => {
    const login = async (helpformat: string) => (await ask({ modules: 'login', helpformat })).modules?.[0];
    assert.ok(!Object.hasOwn((await login('none')) ?? {}, 'description'));
    assert.match(String((await login('wikitext'))?.description), /^Logs in.*<kbd>User@bot<\/kbd>/s);
    assert.match(String((await login('html'))?.description), /^<p>.*<a href="[^"]*modules=clientlogin">/s);
    const raw = (await login('raw'))?.description as readonly { readonly key: string }[];
    assert.deepEqual(raw[0], { key: 'apihelp-login-summary', params: ['lg', 'login', 'login'] });
  });

  test('tells of parameters that another one makes by their template', async () => {
    const [compare] = await told('compare');
    const { parameters = [], templatedparameters = [] } = compare ?? {};
    const [text] = templatedparameters;
    assert.deepEqual([text?.name, text?.index, text?.templatevars], ['fromtext-{slot}', 5, { slot: 'fromslots' }]);
    assert.ok(!parameters.some(({ name, templatevars }) => name.includes('-') || templatevars !== undefined));
    assert.equal(templatedparameters.length + parameters.length, 30);
  });

  test('is the same in XML', async () => {
    const reply = await client.get({
      action: 'paraminfo',
      modules: 'query+tokens',
      format: 'xml',
      helpformat: 'wikitext',
    });
    const info = readXml(reply.text).children.find(({ name }) => name === 'paraminfo');
    const [module] = info?.children[0]?.children ?? [];
    const names = module?.children.map(({ name }) => name);
    assert.deepEqual(names, ['helpurls', 'examples', 'parameters', 'templatedparameters']);
    assert.equal(module?.children[2]?.children[0]?.children[0]?.children[0]?.name, 't');
  });
});
