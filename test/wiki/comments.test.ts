import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSummary } from '../../src/wiki/summary-html.ts';
import { readTitle, type Title } from '../../src/wiki/title.ts';
import { mainLogin, token } from '../support/flows.ts';
import { called, VARIANTS } from '../support/variants.ts';
import { Visitor } from '../support/visitor.ts';
import { startWiki } from '../support/wiki.ts';

const PAGE = 'Talk:A/b';
const red = (title: string, path: string, label: string) =>
  `<a href="/index.php?title=${path}&amp;action=edit&amp;redlink=1" class="new" title="${title} (page does not exist)">${label}</a>`;
const section = (anchor: string, shown: string, colon: string) =>
  `<span class="autocomment"><a href="/wiki/Talk:A/b#${anchor}" title="Talk:A/b">→<bdi dir="ltr">${shown}</bdi></a>${colon}</span>`;
const here = '<a href="/wiki/Talk:A/b" title="Talk:A/b">';

/** What MediaWiki 1.43 makes of them. */
const SUMMARIES: { readonly [summary: string]: string } = {
  '[[#part one|x]]': '<a href="/wiki/Talk:A/b#part_one" title="Talk:A/b">x</a>',
  '<b> & &amp; &#60; "q"': '&lt;b&gt; &amp; &amp; &lt; &quot;q&quot;',
  'before /* One */ between /* Two */': `before ${section('One', 'One', ': ')} between ${section('Two', 'Two', '')}`,
  '/* */ x': '<span class="autocomment">: </span> x',
  'x /* */': 'x ',
  '/* [[Link]] & [x] */': section('Link_&amp;_&#91;x&#93;', '&#91;&#91;Link&#93;&#93; &amp; &#91;x&#93;', ''),
  '/* ü %41 */': section('ü_%252541', 'ü %41', ''),
  '[[talk:A/b]]s, [[Talk:A/b|x [[y]] z]]': `${here}talk:A/bs</a>, ${here}x [[y</a> z]]`,
  "[[/it's]] [[../up/]]": `${red('Talk:A/b/it&#039;s', 'Talk:A/b/it%27s', '/it&#039;s')} ${red('Talk:A/up', 'Talk:A/up', '../up/')}`,
  '[[a%20b]] [[a%3Cb]] [[ ]] [[:]] [[a|]]': `${red('A b', 'A_b', 'a b')} [[a%3Cb]] [[ ]] [[:]] ${red('A', 'A', 'a')}`,
  '[[Category:C]] [[Special:Nothing]]': `${red('Category:C', 'Category:C', 'Category:C')} <a href="/wiki/Special:Nothing" class="new" title="Special:Nothing (page does not exist)">Special:Nothing</a>`,
  '[[Media:X.png|x]]s': '<a href="/wiki/File:X.png" class="new" title="X.png">x</a>s',
};

const MODULES = [
  ['revisions', { prop: 'revisions', titles: PAGE, rvprop: 'comment|parsedcomment', rvlimit: 'max' }],
  ['recentchanges', { list: 'recentchanges', rcprop: 'comment|parsedcomment', rclimit: 'max' }],
  ['watchlist', { list: 'watchlist', wlprop: 'comment|parsedcomment', wlallrev: '1', wllimit: 'max' }],
  ['usercontribs', { list: 'usercontribs', ucuser: 'Alice', ucprop: 'comment|parsedcomment', uclimit: 'max' }],
] as const;

interface Told {
  readonly comment: string;
  readonly parsedcomment: string;
}

for (const variant of VARIANTS) {
  test(`summaries are told as HTML: their links, and sections of the page (${called(variant)})`, async () => {
    await using wiki = await startWiki({ ...variant, formatversion: '2' });
    const client = wiki.client();
    await mainLogin(client);
    const csrf = await token(client);
    const summaries = Object.keys(SUMMARIES);
    for (const [index, summary] of summaries.entries()) {
      const edited = await client.post({ action: 'edit', title: PAGE, text: `${index}`, summary, token: csrf });
      assert.equal(edited.at('edit', 'result'), 'Success');
    }
    await client.post({ action: 'watch', titles: PAGE, token: await token(client, 'watch') });
    for (const [name, fields] of MODULES) {
      const reply = await client.get({ action: 'query', ...fields });
      const told = (name === 'revisions' ? reply.at('query', 'pages', '0', name) : reply.at('query', name)) as Told[];
      const parsed = Object.fromEntries(told.map(({ comment, parsedcomment }) => [comment, parsedcomment]));
      assert.deepEqual(parsed, SUMMARIES, name);
    }
    const log = await client.get({ action: 'query', list: 'logevents', letype: 'create', leprop: 'parsedcomment' });
    assert.equal(log.at('query', 'logevents', '0', 'parsedcomment'), SUMMARIES[summaries[0] ?? '']);
    for (const path of ['Talk:A/b?action=history', 'Special:RecentChanges', 'Special:Contributions/Alice']) {
      const { text } = await new Visitor(wiki).get(`/wiki/${path}`);
      assert.ok(text.includes(`<bdi>${SUMMARIES['[[#part one|x]]']}</bdi>`), path);
      assert.ok(!text.includes('<b>'), path);
    }
  });
}

test('a summary is read in a time that grows with its length', async () => {
  await using wiki = await startWiki();
  const times = 200_000;
  for (const piece of ['[[', '[[a|', '/*', '/* ', '[[ ', ']]', '[[a]] /*b*/', '[[a%', '[[../']) {
    const summary = piece.repeat(times / piece.length);
    const reply = await wiki.client().post({ action: 'parse', title: PAGE, prop: '', summary });
    assert.equal(reply.code, undefined, piece);
  }
  const title = readTitle('A', 'Wiki') as Title;
  const about = { title, isOnPage: true, dir: 'ltr', siteName: 'Wiki', say: String, url: () => '' } as const;
  for (const piece of ['[[a|', '[[a]', '[[']) {
    assert.deepEqual(readSummary(`${piece.repeat(2_000_000)} ]`, about).linked, [], piece);
  }
});
