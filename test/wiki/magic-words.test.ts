import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startWiki } from '../support/wiki.ts';

/** What MediaWiki 1.43 makes of words and functions; addresses are a wiki's at /wiki/. */
const EXPANDED: { readonly [text: string]: string } = {
  '{{lc:ÄB}} {{UC:äb}} {{lcfirst:ÄB}} {{ucfirst:ß}} {{uc:a|b}}': 'äb ÄB äB Ss A',
  '{{uc:a<nowiki>b</nowiki>c}}': 'A<nowiki>b</nowiki>C',
  '{{padleft:7|3}} {{padleft:7|3|xy}} {{padright:äö|5|é}} {{padleft:x|3|}} {{padleft:7|a}}': '007 xy7 äöééé x 7',
  '{{urlencode:a b/~é}} {{urlencode:a b/~é|PATH}} {{urlencode:a b/~é|WIKI}}':
    'a+b%2F%7E%C3%A9 a%20b%2F~%C3%A9 a_b/~%C3%A9',
  "{{urlencode:!*'()}} {{urlencode:!*'()|WIKI}}": '%21%2A%27%28%29 !*%27()',
  "{{anchorencode:[[Foo|bar]] ''x'' <b>y</b>}} {{anchorencode:a%20b &amp; c}}": 'bar_x_y a%2520b_&amp;_c',
  '{{ns:1}} {{ns:user_talk}} {{nse:3}} {{ns:01}} {{ns:99}}{{ns:}}': 'Talk User talk User_talk Talk ',
  '{{ns:foo}} {{int:}}': '[[:Template:Ns:foo]] [[:Template:Int:]]',
  '{{plural:1|a|b}} {{plural:0|a|b}} {{plural:-1|a|b}} {{plural:2|a}} {{plural:2}}': 'a b a a ',
  '{{plural:5|a|5=five|b}} {{plural:3|3=x|y|z}} {{plural:1|3=x|y|z}}': 'five x y',
  '{{gender:Foo|m|f|n}} {{gender:Foo|m|f}} {{gender:Foo|m}} {{grammar:x|y}}': 'n m m y',
  '{{formatnum:1234567.891}} {{formatnum:-1234}} {{formatnum:1234abc5678}}': '1,234,567.891 −1,234 1,234abc5,678',
  '{{formatnum:−12,345.6|R}} {{formatnum:12345|NOSEP}} {{formatnum:00012}}': '-12345.6 12345 00,012',
  '{{localurl:Foo bar}} {{localurl:Foo|action=edit}}': '/wiki/Foo_bar /index.php?title=Foo&action=edit',
  '{{fullurl:Foo|a=b&c=d}} {{fullurle:Foo|a=b&c=d}}':
    'HOST/index.php?title=Foo&a=b&c=d HOST/index.php?title=Foo&amp;a=b&amp;c=d',
  '{{canonicalurl:User talk:Foo}} {{fullurl:Media:X.jpg}}': 'HOST/wiki/User_talk:Foo HOST/wiki/File:X.jpg',
  '{{fullurl:[}} {{fullurl:}}': '{{fullurl:[}} [[:Template:Fullurl:]]',
  '{{SERVER}} {{SERVERNAME}} {{NUMBEROFFILES}} {{NUMBEROFFILES:R}}': 'HOST 127.0.0.1 0 0',
  '{{PAGENAME}} {{FULLPAGENAMEE}} {{SUBPAGENAME}} {{BASEPAGENAMEE}} {{ROOTPAGENAME}}':
    'A b/c&#38;d User:A_b/c%26d c&#38;d A_b A b',
  '{{NAMESPACE}} {{NAMESPACENUMBER}} {{TALKSPACEE}} {{ARTICLESPACE}} {{ARTICLEPAGENAME}}':
    'User 2 User_talk User User:A b/c&#38;d',
  '{{PAGENAMEE:user:a b}} {{TALKPAGENAME:X}} {{NAMESPACENUMBER:Help:X}} {{TALKSPACE:Special:X}}|{{PAGENAME:[}}':
    'A_b Talk:X 12 |',
  '{{PAGENAME|x}} {{=|a}} {{pagename}}': '[[:Template:PAGENAME]] [[:Template:=]] [[:Template:Pagename]]',
  '{{defaultsort:a}}': '[[:Template:Defaultsort:a]]',
  '{{#tag:pre| a |class=x|b}} {{#tag:PRE}} {{#tag:foo|a| b = "c d" }}':
    '<pre class="x"> a </pre> <pre/> <foo b="c d">a</foo>',
  '{{#tag:nowiki|{{lc:A}}}}': '<nowiki>a</nowiki>',
};

test('words and functions stand for what MediaWiki makes of them', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  const host = new URL(wiki.api).origin;
  const ask = async (text: string, prop = 'wikitext') => {
    const fields = { action: 'expandtemplates', title: 'User:A b/c&d', text, prop };
    return (await client.post(fields)).at('expandtemplates') as { wikitext: string; properties: unknown };
  };
  for (const [text, made] of Object.entries(EXPANDED)) {
    assert.equal((await ask(text)).wikitext, made.replaceAll('HOST', host), text);
  }
  assert.deepEqual(
    (await ask('{{DEFAULTSORT:a}}{{DEFAULTSORTKEY:b|noreplace}}{{DEFAULTSORT:}}', 'properties')).properties,
    {
      defaultsort: 'a',
    },
  );
  const parsed = await client.post({
    action: 'parse',
    text: '[{{fullurl:Foo}} x] http://a.example/',
    contentmodel: 'wikitext',
  });
  assert.deepEqual(parsed.at('parse', 'externallinks'), ['http://a.example/']);
});

test('words that ask for numbers of the wiki and of pages are told them', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  const made = await client.post({ action: 'edit', title: 'Talk:A', text: 'x'.repeat(1234), token: '+\\' });
  const { pages, articles, edits } = await wiki.store.pages.counts();
  const id = made.at('edit', 'pageid');
  const told: { readonly [text: string]: string } = {
    '{{PAGESIZE:Talk:A}} {{PAGESIZE:talk:a|R}} {{PAGESIZE:Nope}} {{PAGESIZE:[}}': '1,234 1234 0 0',
    '{{PAGEID}} {{PAGEID:Talk:A}} {{PAGEID:Nope}}{{PAGEID:}}': `${id} ${id} 0`,
    '{{NUMBEROFPAGES}} {{NUMBEROFARTICLES:R}} {{NUMBEROFEDITS}}': `${pages} ${articles} ${edits}`,
    '{{numberofpages}}': '[[:Template:Numberofpages]]',
    '{{PAGENAME:{{lc:{{PAGESIZE:Talk:A|R}}}}}}': '1234',
  };
  for (const [text, wikitext] of Object.entries(told)) {
    const fields = { action: 'expandtemplates', title: 'Talk:A', text, prop: 'wikitext' };
    assert.deepEqual((await client.post(fields)).at('expandtemplates'), { wikitext }, text);
  }
});

test('no more pages are asked for numbers than a hundred', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  await client.post({ action: 'edit', title: 'A', text: 'xx', token: '+\\' });
  const others = (count: number) => Array.from({ length: count }, (_, index) => `{{PAGESIZE:B${index}}}`).join('');
  for (const [count, size] of [
    [99, '2'],
    [100, '0'],
  ] as const) {
    const text = `${others(count)} {{PAGESIZE:A}}`;
    const told = await client.post({ action: 'expandtemplates', text, prop: 'wikitext' });
    assert.equal(String(told.at('expandtemplates', 'wikitext')).split(' ')[1], size);
  }
});

test('words for the time are those of the moment', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const wanted = Date.UTC(2027, 0, 3, 4, 5, 6);
  wiki.advance(Math.ceil((wanted - wiki.now()) / 1000));
  const text =
    '{{CURRENTYEAR}} {{LOCALMONTH}} {{CURRENTMONTH1}} {{CURRENTMONTHABBREV}} {{LOCALDAY}} {{CURRENTDAY2}} {{CURRENTDOW}} {{CURRENTDAYNAME}} {{CURRENTWEEK}} {{LOCALHOUR}}';
  const told = await wiki.client().get({ action: 'expandtemplates', text, prop: 'wikitext' });
  assert.equal(told.at('expandtemplates', 'wikitext'), '2027 01 1 Jan 3 03 0 Sunday 53 04');
});
