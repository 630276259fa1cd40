import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ZOE } from '../support/accounts.ts';
import { ask } from '../support/ask.ts';
import { clientLogin } from '../support/flows.ts';
import type { Reply } from '../support/reply.ts';
import { called, VARIANTS } from '../support/variants.ts';
import { startWiki, type TestWiki } from '../support/wiki.ts';

/** An importer: sends a file with other fields. */
async function importer(wiki: TestWiki) {
  const client = wiki.client();
  await clientLogin(client, ZOE);
  const token = (await client.get({ action: 'query', meta: 'tokens' })).textAt('query', 'tokens', 'csrftoken');
  const send = async (xml: string | undefined, fields: object = {}): Promise<Reply> => {
    const form = new FormData();
    const all = { action: 'import', format: 'json', formatversion: '2', interwikiprefix: 'zz', token, ...fields };
    for (const [name, value] of Object.entries(all)) form.append(name, value);
    if (xml !== undefined) form.append('xml', new Blob([xml]), 'export.xml');
    const body = new Response(form);
    const cookie = await client.jar.getCookieString(wiki.api);
    const headers = { Cookie: cookie, 'Content-Type': body.headers.get('content-type') ?? '' };
    return ask(wiki.api, { method: 'POST', headers, body: await body.text() });
  };
  return { client, send, post: (fields: object) => client.post({ token, ...fields } as never) };
}

function revision(time: string, text: string, more = ''): string {
  return `<revision><timestamp>${time}</timestamp>${more}<text xml:space="preserve">${text}</text></revision>`;
}

function exported(pages: string, namespaces = ''): string {
  const site = `<siteinfo><namespaces>${namespaces}</namespaces></siteinfo>`;
  return `<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11">${site}${pages}</mediawiki>`;
}

function page(title: string, ns: number, ...revisions: readonly string[]): string {
  return `<page><title>${title}</title><ns>${ns}</ns>${revisions.join('')}</page>`;
}

const OLD = '2020-01-02T03:04:05Z';
const OLDER = '2019-01-02T03:04:05Z';

for (const variant of VARIANTS) {
  test(`what one wiki exports another imports, with its times and authors (${called(variant)})`, async () => {
    await using from = await startWiki(variant);
    const writer = await importer(from);
    await using to = await startWiki(variant);
    const { send, client } = await importer(to);
    await writer.post({ action: 'edit', title: 'Ä & b', text: 'one [[link]]\n\n"two" &amp;', summary: 'why & how' });
    const whole = (await writer.client.get({ action: 'query', titles: 'Ä & b', export: '', exportnowrap: '' })).text;
    assert.deepEqual((await send(whole)).at('import'), [{ ns: 0, title: 'Ä & b', revisions: 1 }]);
    const props = { rvprop: 'user|comment|content', rvlimit: 'max', rvslots: 'main' };
    const told = await client.get({
      action: 'query',
      prop: 'revisions',
      titles: 'Ä & b',
      formatversion: '2',
      ...props,
    });
    const [pages] = told.at('query', 'pages') as { revisions: { user: string; comment: string; slots: object }[] }[];
    assert.deepEqual(
      pages?.revisions.map(({ user, comment }) => [user, comment]),
      [
        [ZOE.name, 'Revisions imported from a file: 1'],
        [`zz>${ZOE.name}`, 'why & how'],
      ],
    );
    assert.match(JSON.stringify(pages?.revisions[1]?.slots), /one \[\[link\]\]\\n\\n\\"two\\" &amp;/);
    assert.deepEqual((await send(whole)).at('import'), [{ ns: 0, title: 'Ä & b', revisions: 0 }]);
  });

  test(`pages go where they are sent, and those that may not be changed stay out (${called(variant)})`, async () => {
    await using wiki = await startWiki(variant);
    const { send } = await importer(wiki);
    const xml = exported(
      page(
        'one',
        0,
        revision(OLD, 'x', '<contributor><ip>192.0.2.9</ip></contributor><minor/>'),
        revision(OLDER, 'y'),
      ) +
        page('Vorlage:two', 10, revision(OLD, 'z', '<contributor><username>Alice</username></contributor>')) +
        page('Portal:three', 100, revision(OLD, 'z', '<contributor><ip>Alice</ip></contributor>')) +
        page('a[b', 0, revision(OLD, 'z')) +
        page('MediaWiki:Common.js', 8, revision(OLD, 'z')) +
        page('Special:x', -1, revision(OLD, 'z')) +
        page('Empty', 0),
      '<namespace key="10">Vorlage</namespace><namespace key="100">Portal</namespace>',
    );
    const titles = async (fields: object) => {
      const told = (await send(xml, fields)).at('import') as { title: string; revisions: number }[];
      return told.map(({ title, revisions }) => `${title}: ${revisions}`);
    };
    assert.deepEqual(await titles({ summary: 'why' }), ['One: 2', 'Template:Two: 1', 'Portal:three: 1']);
    assert.deepEqual(await titles({ rootpage: 'User:Root/', assignknownusers: '' }), [
      ...['User:Root/one: 2', 'User:Root/Vorlage:two: 1', 'User:Root/Portal:three: 1', 'User:Root/Special:x: 1'],
    ]);
    assert.deepEqual((await titles({ namespace: '12' })).slice(0, 2), ['Help:One: 2', 'Help:Two: 1']);
    const authors = async (namespace: number, key: string) => {
      const [row] = await wiki.store.pages.byName([{ namespace, key }]);
      const rows = await wiki.store.pages.history({ page: row?.id ?? 0, limit: 9 });
      return rows.slice(1).map(({ user, userName, minor }) => [user === null, userName, minor]);
    };
    assert.deepEqual(await authors(0, 'One'), [
      [true, '192.0.2.9', true],
      [true, 'zz>Unknown user', false],
    ]);
    assert.deepEqual(await authors(10, 'Two'), [[true, 'zz>Alice', false]]);
    assert.deepEqual(await authors(2, 'Root/Vorlage:two'), [[false, 'Alice', false]]);
    assert.deepEqual(await authors(0, 'Portal:three'), [[true, 'zz>Alice', false]]);
    const [event] = await wiki.store.log.list({ type: 'import', newer: true, limit: 1 });
    assert.deepEqual(
      [event?.action, event?.title, event?.comment, event?.params],
      ['upload', 'One', 'why', { count: 2 }],
    );
  });

  test(`what is no export is refused, and nobody imports without the right (${called(variant)})`, async () => {
    await using wiki = await startWiki(variant);
    const { send, post } = await importer(wiki);
    const good = exported(page('One', 0, revision(OLD, 'x')));
    const anyone = { token: '+\\', action: 'import', interwikiprefix: 'zz', format: 'json' };
    assert.equal((await wiki.client().post(anyone)).code, 'cantimport-upload');
    assert.equal((await post({ action: 'import' })).code, 'nointerwikiprefix');
    assert.equal((await post({ action: 'import', interwikiprefix: 'zz' })).code, 'nofile');
    assert.equal((await post({ action: 'import', xml: good })).code, 'badupload');
    const source = await post({ action: 'import', interwikisource: 'meta' });
    assert.deepEqual(
      [source.code, /: meta\. (.*)$/.exec(source.textAt('error', 'info'))?.[1]],
      ['badvalue', 'It can have no value here.'],
    );
    assert.equal((await send(good, { rootpage: 'a[b' })).code, 'import-rootpage-invalid');
    assert.equal((await send(good, { rootpage: 'User:Root', namespace: '4' })).code, 'invalidparammix');
    for (const [rootpage, called] of [
      ['File:x', '"File"'],
      ['x', '"(main)"'],
    ] as const) {
      const flat = await send(good, { rootpage });
      assert.deepEqual(
        [flat.code, flat.textAt('error', 'info').includes(called)],
        ['import-rootpage-nosubpage', true],
        rootpage,
      );
    }
    const bad = [
      '',
      'text',
      '<html></html>',
      good.slice(0, -3),
      good.replace('<text xml:space="preserve">x</text>', ''),
      good.replace('x</text>', '&secret;</text>'),
      `<!DOCTYPE mediawiki [<!ENTITY secret SYSTEM "file:///etc/passwd">]>${good}`,
      good.replace('<timestamp>', '<model>nonsense</model><timestamp>'),
      good.replace('<ns>', `${'<a>'.repeat(50)}${'</a>'.repeat(50)}<ns>`),
    ];
    for (const xml of bad) assert.equal((await send(xml)).code, 'import-unknownerror', xml.slice(0, 99));
    assert.deepEqual(await wiki.store.pages.byName([{ namespace: 0, key: 'One' }]), []);
    assert.deepEqual((await send('<mediawiki/>')).at('import'), []);
  });
}
