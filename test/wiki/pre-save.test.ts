import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Client } from '../support/client.ts';
import { startWiki, type TestWiki } from '../support/wiki.ts';

/** What MediaWiki 1.43 saves links as that have a side of their bar empty. */
const LINKS: { readonly [text: string]: string } = {
  '[[Foo|]]': '[[Foo|Foo]]',
  '[[Foo (bar)|]]': '[[Foo (bar)|Foo]]',
  '[[Foo(bar)|]]': '[[Foo(bar)|Foo]]',
  '[[Help:Foo (bar)|]]': '[[Help:Foo (bar)|Foo]]',
  '[[:Help:Foo|]]': '[[:Help:Foo|Foo]]',
  '[[Help:(foo)|]]': '[[Help:(foo)|Help:]]',
  '[[A:B:C (d)|]]': '[[A:B:C (d)|B:C]]',
  '[[Foo, Bar|]]': '[[Foo, Bar|Foo]]',
  '[[Foo (a), Bar|]]': '[[Foo (a), Bar|Foo]]',
  '[[Foo (b)c, d|]]': '[[Foo (b)c, d|Foo (b)c]]',
  '[[Foo, Bar (baz)|]]': '[[Foo, Bar (baz)|Foo, Bar]]',
  '[[Foo، bar|]]': '[[Foo، bar|Foo]]',
  '[[Foo, |]]': '[[Foo, |Foo, ]]',
  '[[, Foo|]]': '[[, Foo|, Foo]]',
  '[[Foo（x）|]]': '[[Foo（x）|Foo]]',
  '[[Foo ()|]]': '[[Foo ()|Foo ()]]',
  '[[A (b) (c)|]]': '[[A (b) (c)|A]]',
  '[[(a)|]]': '[[(a)|(a)]]',
  'x [[a (b)|]] y [[c, d|]]': 'x [[a (b)|a]] y [[c, d|c]]',
  '[[Foo#s (x)|]]': '[[Foo#s (x)|]]',
  '[[Foo {{x}} (b)|]]': '[[Foo {{x}} (b)|]]',
  '<nowiki>[[Foo (b)|]]</nowiki>': '<nowiki>[[Foo (b)|]]</nowiki>',
};

/** The same of links with the target left out, by the page that they are on. */
const ON_PAGES: { readonly [page: string]: string } = {
  Page: '[[Foo]]',
  'Page (ctx)': '[[Foo (ctx)|Foo]]',
  'Help:Page (ctx)': '[[Foo (ctx)|Foo]]',
  'Page, Place': '[[Foo, Place|Foo]]',
  'A:Page': '[[A:Foo|Foo]]',
  'A: Page, b, c': '[[A:Foo, b, c|Foo]]',
  'Page (a) (b)': '[[Foo (a) (b)|Foo]]',
  'Page (a)x': '[[Foo]]',
};

const TEMPLATES: { readonly [title: string]: string } = {
  'Template:One': 'one {{{1|def}}} {{{x|}}} end',
  'Template:List': '* item {{{1}}}',
  'Template:Nest': '[{{<includeonly>safesubst:</includeonly>One|in}}] {{One|{{{1}}}}} {{PAGENAME}}',
  'Template:Tags': 'A<noinclude>NO</noinclude><includeonly>INC</includeonly><!-- c -->B<nowiki>~~~</nowiki>C',
  'Template:Only': 'X<onlyinclude>ONLY {{{1|}}}</onlyinclude>Y',
  'Template:Sig': 'by ~~~ [[Foo (bar)|]]',
  'Template:Redir': '#REDIRECT [[Template:One]]',
  'Template:Trail': 'text\n\n<noinclude>doc</noinclude>',
  'Template:Def': '{{{1|{{lc:A}}}}} {{{a|{{{b|c}}}}}} {{{q}}}',
  'Template:Loop': 'loop {{<includeonly>subst:</includeonly>Loop}}',
  Main: 'main {{{1|}}}',
  'User:Zoe/Sub': 'below',
};

/** What MediaWiki 1.43 saves texts as that put something in. */
const PUT: { readonly [text: string]: string } = {
  '{{subst:One}}': 'one def  end',
  '{{SUBST: one | a | x = b }}': 'one  a  b end',
  '{{safesubst:One|1=a}}': 'one a  end',
  '{{One|{{subst:One|n}}|{{subst:lc:X}}={{subst:uc:y}}}}': '{{One|one n  end|x=Y}}',
  '{{subst:One|{{One|n}}}}': 'one {{One|n}}  end',
  '{{subst:One|x=a=b|2=[[c|d]]}}': 'one def a=b end',
  '{{subst::Main|z}}': 'main z',
  '{{subst:Redir|k}}': 'one k  end',
  '{{subst:Missing|{{subst:One}}}}': '{{subst:Missing|one def  end}}',
  '{{subst:Special:Version}} {{subst:}} {{subst:<bad>}}': '{{subst:Special:Version}} {{subst:}} {{subst:<bad>}}',
  '{{subst:Nest|A}}': '[one in  end] {{One|A}} {{PAGENAME}}',
  '{{subst:Tags}}': 'AINC<!-- c -->B<nowiki>~~~</nowiki>C',
  '{{subst:Only|q}}': 'ONLY q',
  '{{subst:Sig}}': 'by [[Special:Contributions/127.0.0.1|127.0.0.1]] [[Foo (bar)|Foo]]',
  '{{subst:Trail}}': 'text',
  '{{subst:Trail}}more': 'text\n\nmore',
  '{{subst:Def}}': '{{lc:A}} c {{{q}}}',
  '{{subst:msgnw:One}} {{subst:msg:One}}': 'one {{{1|def}}} {{{x|}}} end one def  end',
  'a {{subst:List|1}}': 'a \n* item 1',
  'x\n{{subst:List|1}}': 'x\n* item 1',
  '{{subst:PAGENAME}} {{subst:PAGENAME:Help:Foo}} {{PAGENAME}}': 'Page Foo {{PAGENAME}}',
  'a{{subst:!}}b {{subst:lc:A<nowiki>B</nowiki>C}}': 'a|b a<nowiki>B</nowiki>c',
  '{{subst:#if:a|b|c}}': '{{subst:#if:a|b|c}}',
  '{{{1|{{subst:lc:A}}}}} {{subst:{{{1|One}}}}}': '{{{1|a}}} {{subst:{{{1|One}}}}}',
  '<nowiki>{{subst:One}} ~~~</nowiki><!-- {{subst:One}} ~~~ -->':
    '<nowiki>{{subst:One}} ~~~</nowiki><!-- {{subst:One}} ~~~ -->',
  '<pre a=b>{{subst:One}}</pre><nowiki />~~~':
    '<pre a=b>{{subst:One}}</pre><nowiki />[[Special:Contributions/127.0.0.1|127.0.0.1]]',
  '<nowiki>{{subst:One}}': '<nowiki>one def  end',
  '<noinclude>{{subst:One}}</noinclude>': '<noinclude>one def  end</noinclude>',
  '<includeonly>{{subst:One}}</includeonly>': '<includeonly>{{subst:One}}</includeonly>',
  '{{<includeonly>subst:</includeonly>One}}': '{{<includeonly>subst:</includeonly>One}}',
  '{{subst:One|a<!-- c -->b}}<!-- {{ -->': 'one ab  end<!-- {{ -->',
  '{{{subst:One}} {{subst:One}}} {{subst:One}': '{one def  end one def  end} {{subst:One}',
  '== {{subst:One}} ==\nx': '== one def  end ==\nx',
  'a\u00a0 \t\n\n': 'a\u00a0',
};

async function wikiWithTemplates(): Promise<{ readonly wiki: TestWiki; readonly client: Client }> {
  const wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  for (const [title, text] of Object.entries(TEMPLATES)) {
    const made = await client.post({ action: 'edit', title, text, token: '+\\' });
    assert.equal(made.at('edit', 'result'), 'Success', title);
  }
  return { wiki, client };
}

async function saved(client: Client, text: string, title: string): Promise<unknown> {
  const fields = { action: 'parse', text, title, contentmodel: 'wikitext', onlypst: '' };
  return (await client.post(fields)).at('parse', 'text');
}

test('a link with one side of its bar empty is saved with both', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  for (const [text, as] of Object.entries(LINKS)) assert.equal(await saved(client, text, 'Page'), as, text);
  for (const [page, as] of Object.entries(ON_PAGES)) assert.equal(await saved(client, '[[|Foo]]', page), as, page);
});

test('what says so is put in for good as a text is saved, and nothing else', async () => {
  const { wiki, client } = await wikiWithTemplates();
  await using _ = wiki;
  for (const [text, as] of Object.entries(PUT)) assert.equal(await saved(client, text, 'Page'), as, text);
  assert.equal(await saved(client, '{{subst:/Sub}}', 'User:Zoe'), 'below');
  assert.equal(await saved(client, '{{subst:/Sub}}', 'Zoe'), '{{subst:/Sub}}');
  assert.match(String(await saved(client, '{{subst:Loop}}', 'Page')), /^loop <span class="error">.*<\/span>$/);
});

test('edits, comparisons and differences put the same in', async () => {
  const { wiki, client } = await wikiWithTemplates();
  await using _ = wiki;
  const text = '{{subst:One|{{subst:PAGENAME}}}}';
  await client.post({ action: 'edit', title: 'Made', text, token: '+\\' });
  await client.post({ action: 'edit', title: 'Made', appendtext: '\n{{subst:lc:ABC}}', token: '+\\' });
  const asked = { action: 'query', prop: 'revisions', titles: 'Made', rvprop: 'content' };
  const read = await client.get(asked);
  assert.equal(read.at('query', 'pages', '0', 'revisions', '0', 'content'), 'one Made  end\nabc');
  const now = 'one Made  end\n{{subst:lc:ABC}}';
  const sent = { fromtitle: 'Made', toslots: 'main', totitle: 'Made', 'totext-main': now };
  const compared = await client.post({ action: 'compare', ...sent, topst: '' });
  assert.equal(compared.at('compare', 'body'), '');
  const differs = await client.get({ ...asked, rvdifftotext: now, rvdifftotextpst: '1' });
  assert.equal(differs.at('query', 'pages', '0', 'revisions', '0', 'diff', 'body'), '');
});

test('what would become too much is not saved at all', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  await client.post({ action: 'edit', title: 'Template:Big', text: 'x'.repeat(1024 * 1024), token: '+\\' });
  const text = '{{subst:Big}}'.repeat(9);
  const refused = await client.post({ action: 'edit', title: 'Made', text, token: '+\\' });
  assert.equal(refused.at('errors', '0', 'code') ?? refused.at('error', 'code'), 'contenttoobig');
  const parsed = await client.post({ action: 'parse', text, title: 'Made', contentmodel: 'wikitext', onlypst: '' });
  assert.equal(parsed.code, 'contenttoobig');
  const read = await client.get({ action: 'query', titles: 'Made' });
  assert.equal(read.at('query', 'pages', '0', 'missing'), true);
});
