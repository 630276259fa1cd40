import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startWiki } from '../support/wiki.ts';

type Fields = { readonly [name: string]: string };

test('a text is told with all that it includes, as it would be on a page', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  const text = 'one {{{1|def}}} <noinclude>no</noinclude>{{subst:lc:A}}';
  const made = await client.post({ action: 'edit', title: 'Template:One', text, token: '+\\' });
  await client.post({ action: 'edit', title: 'Template:List', text: '* item', token: '+\\' });
  const ask = async (fields: Fields) =>
    (await client.post({ action: 'expandtemplates', prop: 'wikitext', ...fields })).at('expandtemplates');
  const expanded: Fields = {
    '{{One|a}} {{One}} {{Missing}}': 'one a a one def a [[:Template:Missing]]',
    'x {{List}}': 'x \n* item',
    '{{safesubst:lc:AB}} {{subst:One}}': 'ab {{subst:One}}',
    '{{{ {{lc:A}} }}} {{{a|b}}}': '{{{ a }}} b',
    '<nowiki/>a<nowiki>{{One}}</nowiki> {{uc:a<nowiki>b</nowiki>}}':
      '<nowiki/>a<nowiki>{{One}}</nowiki> A<nowiki>b</nowiki>',
    'a<!-- c -->b <noinclude>c</noinclude><includeonly>d</includeonly> \n': 'ab c \n',
    '{{FULLPAGENAME}} ~~~~': 'API ~~~~',
  };
  for (const [written, wikitext] of Object.entries(expanded)) {
    assert.deepEqual(await ask({ text: written }), { wikitext }, written);
  }
  assert.deepEqual(await ask({ text: 'a<!-- c -->', includecomments: '1' }), { wikitext: 'a<!-- c -->' });
  assert.deepEqual(await ask({ text: '{{/x}}{{SUBPAGENAME}}', title: 'User:A/b' }), { wikitext: '[[:User:A/b/x]]b' });
  const revid = String(made.at('edit', 'newrevid'));
  assert.deepEqual(await ask({ text: '{{PAGENAME}} {{REVISIONID}}', revid }), { wikitext: `One ${revid}` });
  const props = 'categories|properties|volatile|ttl|modules|jsconfigvars|encodedjsconfigvars';
  assert.deepEqual(await ask({ text: '{{DEFAULTSORT:q}}[[Category:C]]', prop: props }), {
    properties: { defaultsort: 'q' },
    volatile: false,
    ...{ modules: [], modulescripts: [], modulestyles: [] },
    ...{ jsconfigvars: {}, encodedjsconfigvars: '[]' },
  });
});

test('what a text is made of is told', async () => {
  await using wiki = await startWiki();
  const text = '{{One|a=b}}';
  const parsetree =
    '<root><template><title>One</title><part><name>a</name><equals>=</equals><value>b</value></part></template></root>';
  const ask = async (fields: Fields, formatversion: '1' | '2') =>
    wiki.client({ formatversion }).get({ action: 'expandtemplates', text, ...fields });
  assert.deepEqual((await ask({ prop: 'parsetree' }, '2')).at('expandtemplates'), { parsetree });
  const older = await ask({ generatexml: '' }, '1');
  assert.deepEqual(older.at('parsetree'), { '*': parsetree });
  assert.deepEqual(older.at('expandtemplates'), { '*': '[[:Template:One]]' });
  assert.equal((await ask({ prop: 'wikitext', generatexml: '' }, '1')).code, 'invalidparammix');
});

test('the older form is told and warned of where nothing is chosen, and what is wrong is refused', async () => {
  await using wiki = await startWiki();
  const client = wiki.client({ formatversion: '1' });
  const older = await client.get({ action: 'expandtemplates', text: '{{lc:A}}' });
  assert.deepEqual(older.at('expandtemplates'), { '*': 'a' });
  assert.match(JSON.stringify(older.at('warnings', 'expandtemplates')), /prop/);
  const refused = async (fields: Fields) => (await client.get({ action: 'expandtemplates', ...fields })).code;
  assert.equal(await refused({ text: 'a', title: '[' }), 'invalidtitle');
  assert.equal(await refused({ text: 'a', revid: '999' }), 'nosuchrevid');
  assert.equal(await refused({ text: '' }), 'missingparam');
});
