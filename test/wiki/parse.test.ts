import assert from 'node:assert/strict';
import { test } from 'node:test';
import { called, VARIANTS } from '../support/variants.ts';
import { startWiki, type TestWiki } from '../support/wiki.ts';

type Client = ReturnType<TestWiki['client']>;
type Fields = { readonly [name: string]: string };

const edit = (client: Client, title: string, text: string) =>
  client.post({ action: 'edit', title, text, token: '+\\' });
const parse = (client: Client, fields: Fields) => client.get({ action: 'parse', ...fields });
const around = (html: string) => `<div class="mw-content-ltr mw-parser-output" lang="en" dir="ltr">${html}</div>`;

for (const variant of VARIANTS) {
  test(`a page is parsed with its templates, and links show what is there (${called(variant)})`, async () => {
    await using wiki = await startWiki({ ...variant, formatversion: '2' });
    const client = wiki.client();
    await edit(client, 'Template:Hello', "'''{{{1}}}'''[[Category:Greetings]]");
    await edit(client, 'There', 'x');
    await edit(client, 'Leads', '#REDIRECT [[There]]');
    await edit(client, 'Category:Greetings', '__HIDDENCAT__');
    const made = await edit(client, 'A', '{{Hello|you}} [[There]] [[leads]] [[Nowhere]] [[Special:Version]] [[A]]');
    const parsed = await parse(client, { page: 'A', prop: 'text|links|templates|categories|revid' });
    const link = (href: string, more: string, text: string) => `<a href="${href}"${more}>${text}</a>`;
    const links = [
      link('/wiki/There', ' title="There"', 'There'),
      link('/wiki/Leads', ' class="mw-redirect" title="Leads"', 'leads'),
      link(
        '/index.php?title=Nowhere&amp;action=edit&amp;redlink=1',
        ' class="new" title="Nowhere (page does not exist)"',
        'Nowhere',
      ),
      link('/wiki/Special:Version', ' title="Special:Version"', 'Special:Version'),
      '<a class="mw-selflink selflink">A</a>',
    ];
    assert.deepEqual(parsed.at('parse'), {
      title: 'A',
      pageid: made.at('edit', 'pageid'),
      revid: made.at('edit', 'newrevid'),
      text: around(`<p><b>you</b> ${links.join(' ')}\n</p>`),
      categories: [{ sortkey: '', category: 'Greetings', hidden: true }],
      links: [
        { ns: 0, title: 'There', exists: true },
        { ns: 0, title: 'Leads', exists: true },
        { ns: 0, title: 'Nowhere', exists: false },
      ],
      templates: [{ ns: 10, title: 'Template:Hello', exists: true }],
    });
    const led = await parse(client, { page: 'Leads', redirects: '1', prop: 'text' });
    assert.deepEqual(led.at('parse', 'redirects'), [{ from: 'Leads', to: 'There' }]);
    assert.equal(led.at('parse', 'text'), around('<p>x\n</p>'));
    await edit(client, 'Leads on', '#REDIRECT [[Leads#Part]]');
    const ledOn = await parse(client, { page: 'Leads on', redirects: '1', prop: 'text' });
    assert.deepEqual(ledOn.at('parse', 'redirects'), [
      { from: 'Leads on', to: 'Leads', tofragment: 'Part' },
      { from: 'Leads', to: 'There' },
    ]);
    assert.equal(ledOn.at('parse', 'title'), 'There');
    await edit(client, 'Round', '#REDIRECT [[Round]]');
    const round = await parse(client, { page: 'Round', redirects: '1', prop: 'text' });
    assert.deepEqual(round.at('parse', 'redirects'), [{ from: 'Round', to: 'Round' }]);
    assert.equal(round.at('parse', 'title'), 'Round');
    const itself = await parse(client, { page: 'Leads', prop: 'text' });
    assert.match(
      itself.textAt('parse', 'text'),
      /<div class="redirectMsg">.*<a href="\/wiki\/There" title="There">There<\/a>/,
    );
  });
}

test('a text that is sent is parsed as if it stood on a page', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  const text = async (fields: Fields) => (await parse(client, { prop: 'text', ...fields })).at('parse', 'text');
  const bare = { contentmodel: 'wikitext', wrapoutputclass: '' };
  assert.equal(await text({ text: '{{PAGENAME}}', title: 'Some page', wrapoutputclass: '' }), '<p>Some page\n</p>');
  assert.equal(await text({ text: "''a''", ...bare }), '<p><i>a</i>\n</p>');
  assert.equal(
    await text({ text: '== a ==\nx\n== b ==\ny', section: '2', disableeditsection: '1', ...bare }),
    '<h2><span class="mw-headline" id="b">b</span></h2>\n<p>y\n</p>',
  );
  assert.equal(
    await text({ text: 'y', section: 'new', sectiontitle: 'T', disableeditsection: '1', ...bare }),
    '<h2><span class="mw-headline" id="T">T</span></h2>\n<p>y\n</p>',
  );
  assert.match(
    String(await text({ text: '~~~~', onlypst: '1', title: 'X' })),
    /^\[\[Special:Contributions\/127\.0\.0\.1\|/,
  );
  assert.match(
    String(await text({ text: '~~~', pst: '1', ...bare })),
    /^<p><a href="\/wiki\/Special:Contributions\/127/,
  );
  assert.equal(
    await text({ text: '{"a":["b",1]}', contentmodel: 'json', wrapoutputclass: '' }),
    '<div class="noresize"><table class="mw-json"><tbody><tr><th><span>a</span></th><td><table class="mw-json"><tbody><tr><td class="mw-json-value">"b"</td></tr>\n<tr><td class="mw-json-value">1</td></tr></tbody></table></td></tr></tbody></table></div>',
  );
  assert.equal(
    await text({ text: '<b>', title: 'User:A/x.js', wrapoutputclass: '' }),
    '<pre class="mw-code mw-js" dir="ltr">&lt;b&gt;\n</pre>\n',
  );
  const many = '== a ==\n== b ==\n== c ==\n== d ==';
  assert.match(String(await text({ text: many, ...bare })), /^<div id="toc".*Contents.*<a href="#d"/s);
  assert.doesNotMatch(String(await text({ text: many, disabletoc: '1', ...bare })), /id="toc"/);
  const summary = await parse(client, { summary: 'a [[b]] /* c */ <d>', title: 'X', prop: '' });
  assert.equal(
    summary.at('parse', 'parsedsummary'),
    'a <a href="/index.php?title=B&amp;action=edit&amp;redlink=1" class="new" title="B (page does not exist)">b</a> <span class="autocomment"><a href="/wiki/X#c" title="X">→<bdi dir="ltr">c</bdi></a>: </span> &lt;d&gt;',
  );
});

test('what cannot be parsed is refused by its name', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  await edit(client, 'A', 'x');
  const codes: { readonly [code: string]: readonly Fields[] } = {
    invalidparammix: [
      { page: 'A', text: 'x' },
      { pageid: '1', title: 'A' },
      { page: 'A', oldid: '1' },
      { page: 'A', section: 'new' },
    ],
    nosuchsection: [{ page: 'A', section: '4' }],
    invalidsection: [{ text: 'x', section: 'a' }],
    missingtitle: [{ page: 'B' }],
    nosuchpageid: [{ pageid: '99' }],
    nosuchrevid: [{ oldid: '99' }, { text: 'x', revid: '99' }],
    pagecannotexist: [{ page: 'Special:Version' }],
    invalidtitle: [{ page: '[' }, { title: '|', text: 'x' }],
    'badformat-generic': [{ text: 'x', contentmodel: 'wikitext', contentformat: 'text/css' }],
  };
  for (const [code, requests] of Object.entries(codes)) {
    for (const fields of requests) assert.equal((await parse(client, fields)).at('error', 'code'), code);
  }
});

test('the sections that a page tells are those that are edited', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  const text = `{{T|
== in a template ==
}}
<!-- 
== in a comment ==
-->== after one ==
<nowiki>
== not read ==
</nowiki>
=== a <!-- b --> === <!-- c -->
one
== d ==
two`;
  await edit(client, 'A', text);
  const told = await parse(client, { page: 'A', prop: 'sections' });
  const sections = told.at('parse', 'sections') as readonly { readonly line: string; readonly index: string }[];
  const seen = sections.map(({ line, index }) => [line, index]);
  // What is given to a template counts, but is no section.
  assert.deepEqual(seen.slice(-2), [
    ['a', '2'],
    ['d', '3'],
  ]);
  assert.equal((await parse(client, { page: 'A', section: '1' })).at('error', 'code'), 'nosuchsection');
  for (const [section, wikitext] of [
    ['2', '=== a <!-- b --> === <!-- c -->\none'],
    ['3', '== d ==\ntwo'],
  ] as const) {
    assert.equal((await parse(client, { page: 'A', prop: 'wikitext', section })).at('parse', 'wikitext'), wikitext);
  }
});

test('what a text is of is warned of if there is none, and what has no sections gives none', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  const revid = String((await edit(client, 'A', 'one')).at('edit', 'newrevid'));
  const warned = async (fields: Fields) =>
    (
      (await parse(client, { errorformat: 'plaintext', ...fields })).at('warnings') as
        | readonly { code: string }[]
        | undefined
    )?.map(({ code }) => code);
  assert.deepEqual(await warned({ title: 'A', summary: 'x' }), ['parse-titlewithouttext']);
  assert.deepEqual(await warned({ title: 'A', revid }), ['parse-revidwithouttext']);
  assert.equal(await warned({ title: 'A', summary: 'x', prop: '' }), undefined);
  assert.equal((await parse(client, { oldid: revid, prop: '' })).at('parse', 'revid'), Number(revid));
  const section = { text: 'x', contentmodel: 'wikitext', section: 'new', prop: '' };
  assert.equal((await parse(client, { ...section, sectiontitle: '' })).at('parse', 'parsedsummary'), '');
  const refused = async (fields: Fields) => (await parse(client, fields)).at('error', 'code');
  assert.equal(await refused({ revid, page: 'A' }), 'invalidparammix');
  assert.equal(await refused({ text: 'a {}', contentmodel: 'css', section: '0' }), 'nosuchsection');
  const changed = await parse(client, { text: '~~~~', title: 'A', pst: '1', prop: 'wikitext' });
  assert.equal(changed.at('parse', 'wikitext'), '~~~~');
  assert.match(changed.textAt('parse', 'psttext'), /Special:Contributions/);
});
