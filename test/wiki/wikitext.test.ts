import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseFragment, serialize } from 'parse5';
import { readTitle, type Title } from '../../src/wiki/title.ts';
import type { Reading } from '../../src/wiki/wikitext/put-templates-in.ts';
import { readWikitext } from '../../src/wiki/wikitext.ts';
import { ATTACKS } from '../support/attacks.ts';

const SITE = 'Oracle wiki';
const TEXTS: { readonly [key: string]: string } = {
  'red-link-title': '$1 (?)',
  redirectto: 'Redirect to:',
};

/** What MediaWiki 1.43 makes of texts, without links to edit sections and lists of contents; addresses are a wiki's at /wiki/. */
const RECORDED: { readonly [text: string]: string } = JSON.parse(
  readFileSync(new URL('./wikitext.json', import.meta.url), 'utf8'),
);

test('wikitext becomes the HTML that MediaWiki makes of it', async () => {
  for (const [text, html] of Object.entries(RECORDED)) {
    assert.equal(await htmlOf(text), html, JSON.stringify(text));
  }
});

test('templates are put in with their parameters, however they are nested', async () => {
  const pages = {
    'Template:Say': "<noinclude>about</noinclude><includeonly>'''{{{1|nothing}}}'''</includeonly>{{{end|!}}}",
    'Template:Twice': '{{Say|{{{1}}}}}{{Say|{{{1}}}|end=?}}',
    'Template:List': '* {{{a}}}',
    'Template:Round': 'a{{Round}}b',
    'Some page': 'x<onlyinclude>y</onlyinclude>z',
  };
  const cases = {
    '{{Say}}': '<p><b>nothing</b>!\n</p>',
    '{{say|end=.|1=b}}': '<p><b>b</b>.\n</p>',
    '{{Twice|{{lc:AB}}}}': '<p><b>ab</b>!<b>ab</b>?\n</p>',
    'x{{List|a= b }}': '<p>x\n</p>\n<ul><li>b</li></ul>',
    '{{:Some page}}': '<p>y\n</p>',
    '{{Round}}': '<p>a<span class="error">template-loop-warning</span>b\n</p>',
    '<nowiki>{{Say}}</nowiki>': '<p>{{Say}}\n</p>',
  };
  for (const [text, html] of Object.entries(cases)) assert.equal(await htmlOf(text, pages), html, text);
  const { templates } = await readWikitext('{{Twice|a}} {{None}}', reading(pages), PLAIN);
  assert.deepEqual(templates.map(({ prefixed }) => prefixed).sort(), [
    'Template:None',
    'Template:Say',
    'Template:Twice',
  ]);
});

test('what a text says beside what it shows is found', async () => {
  const text = `__NOTOC__ {{DEFAULTSORT:key}}
[[Foo|a]] [[talk:bar#x]] [[:Category:C]] [[Category:B c|k]] [[File:X y.png|thumb|[[In caption]]]] [[Special:Version]]
[http://a.b/ä c] https://c.d/e. <nowiki>[[Hidden]] http://hidden.example</nowiki> <!-- [[Gone]] -->
== One ==
=== ''Two'' ===
== One ==`;
  const found = await readWikitext(text, reading({}), PLAIN);
  const links = found.links.map(({ prefixed }) => prefixed);
  assert.deepEqual(links.sort(), ['Category:C', 'Foo', 'In caption', 'Talk:Bar']);
  assert.deepEqual([...found.categories], [['B_c', 'k']]);
  assert.deepEqual(found.files, ['X_y.png']);
  assert.deepEqual([...found.externalLinks].sort(), ['http://a.b/ä', 'https://c.d/e']);
  assert.deepEqual(
    [...found.properties],
    [
      ['defaultsort', 'key'],
      ['notoc', ''],
    ],
  );
  const headings = found.headings.map(({ number, index, anchor, line, offset }) => [
    number,
    index,
    anchor,
    line,
    offset,
  ]);
  const at = (heading: string, from = 0) => text.indexOf(heading, from);
  assert.deepEqual(headings, [
    ['1', '1', 'One', 'One', at('== One')],
    ['1.1', '2', 'Two', '<i>Two</i>', at("=== ''Two")],
    ['2', '3', 'One_2', 'One', at('== One', at("=== ''Two"))],
  ]);
});

test('nothing that a text says can run a script', async () => {
  for (const text of ATTACKS) assertSafe(await htmlOf(text), text);
});

/** Pieces that mean something in wikitext or HTML, from which texts are made up. */
const PIECES = [
  ...[
    "''",
    "'''",
    '[[',
    ']]',
    '[',
    ']',
    '|',
    '{{',
    '}}',
    '{{{',
    '}}}',
    '\n',
    '\n\n',
    '==',
    '=',
    '*',
    '#',
    ';',
    ':',
    ' ',
    '----',
  ],
  ...[
    '{|',
    '\n|-\n',
    '\n|',
    '||',
    '!',
    '|}',
    '<!--',
    '-->',
    '<nowiki>',
    '</nowiki>',
    '<pre>',
    '</pre>',
    '<b>',
    '</b>',
    '<div ',
  ],
  ...[
    '<table>',
    '<td>',
    '</table>',
    '<ul>',
    '<li>',
    '>',
    '<',
    '"',
    'onclick=x',
    'style="',
    'a',
    'Foo',
    'File:',
    'Category:',
    '&',
  ],
  ...[
    'http://a.b',
    'javascript:',
    '&lt;',
    '&#60;',
    '\x7f',
    '\x7fx0\x7f',
    '__TOC__',
    '<noinclude>',
    '</i>',
    '<p>',
    '<br',
    '#REDIRECT ',
  ],
  ...[
    '<script>',
    '</script>',
    '<style>',
    '<svg>',
    '<math>',
    '<a href=',
    '<template>',
    '<select>',
    '\u0000',
    '\ud800',
    'ä',
    '\u00a0',
  ],
];

test('whatever is made up, it becomes well-formed HTML with nothing in it that is not allowed', async () => {
  let seed = 7;
  const next = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * below);
  };
  for (let round = 0; round < 1500; round += 1) {
    const text = Array.from({ length: 1 + next(40) }, () => PIECES[next(PIECES.length)]).join('');
    assertSafe(await htmlOf(text, { 'Template:Foo': "{{{1}}}\n* [[a]] '''", 'Template:A': '{{Foo|{{Foo}}}}' }), text);
  }
});

test('what would become too much is shown as it is written', async () => {
  const fonts = Array.from({ length: 50 }, (_, index) => `<font color=${index}>`).join('');
  const text = `<p>${fonts}${'<p>x\n'.repeat(50_000)}<script>`;
  const html = await htmlOf(text);
  assert.ok(html.startsWith('<pre>&lt;p'));
  assertSafe(html, 'many');
});

const PLAIN = { editLinks: false, contents: false };

async function htmlOf(text: string, pages: { readonly [title: string]: string } = {}): Promise<string> {
  const written = await readWikitext(text, reading(pages), PLAIN);
  return written.html(
    new Map([
      ['Main Page', 'page'],
      ['Special:Version', 'page'],
    ]),
  );
}

function reading(pages: { readonly [title: string]: string }): Reading {
  return {
    ...{ title: titleNamed('Foo page'), siteName: SITE, server: 'http://wiki.example', now: 0, revision: 0 },
    say: (key, ...params) => (TEXTS[key] ?? key).replace('$1', params[0] ?? ''),
    url({ prefixed }, query) {
      const asked = new URLSearchParams(query).toString();
      const path = encodeURIComponent(prefixed.replaceAll(' ', '_')).replaceAll('%3A', ':').replaceAll('%2F', '/');
      return `/wiki/${path}${asked === '' ? '' : `?${asked}`}`;
    },
    facts: async (names) => new Map(names.map((name) => [name, '7'])),
    async pages(titles) {
      const found = titles.flatMap((title) => {
        const text = pages[title.prefixed];
        return text === undefined ? [] : [[title.prefixed, { title, text }] as const];
      });
      return new Map(found);
    },
  };
}

function titleNamed(written: string): Title {
  const title = readTitle(written, SITE);
  if ('key' in title) throw new Error(written);
  return title;
}

const HARMLESS =
  /^(?:a|abbr|b|bd[io]|big|blockquote|br|caption|center|cite|code|data|dd|del|df[n]|div|dl|dt|em|figcaption|figure|font|h[1-6r]|i|ins|kbd|li|mark|ol|p|pre|q|r[bpt]|rtc|ruby|s|samp|small|span|strike|strong|su[bp]|table|tbody|td|th|time|tr|tt|u|ul|var|wbr)$/;

/** Reads HTML as a browser does, and looks at every element and attribute; what is read again must be the same. */
function assertSafe(html: string, text: string): void {
  const tree = parseFragment(html);
  visit(tree.childNodes);
  const again = parseFragment(serialize(tree));
  assert.equal(serialize(again), serialize(tree), `HTML of ${JSON.stringify(text)} changes when it is read: ${html}`);

  function visit(nodes: typeof tree.childNodes): void {
    for (const node of nodes) {
      assert.notEqual(node.nodeName, '#comment', text);
      if (!('tagName' in node)) continue;
      assert.match(node.tagName, HARMLESS, `${JSON.stringify(text)} became ${html}`);
      for (const { name, value } of node.attrs) {
        assert.doesNotMatch(name, /^(?:on.*|src.*|action|formaction|xlink:.*|xmlns.*)$/, text);
        if (name === 'href') assert.match(value, /^(?:\/|#|(?:https?|ftp):\/\/|mailto:)/, text);
        if (name === 'style') assert.doesNotMatch(value, /url|expression|\\|javascript|behavior/i, text);
      }
      visit(node.childNodes);
    }
  }
}
