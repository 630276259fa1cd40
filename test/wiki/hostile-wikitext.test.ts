import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startWiki } from '../support/wiki.ts';

const nested = (open: string, depth: number, inner = 'x') => open.repeat(depth) + inner + '}}'.repeat(depth);
const within = (open: string, close: string, times: number) => `${open.repeat(times)} a ${close.repeat(times)}`;

/** What would take for ever, or overflow the stack, if each level of it were done again for the next. */
const SHAPES: { readonly [what: string]: string } = {
  'tags that stand twice in the next': nested('{{D|', 60),
  'the same, as the text is saved': nested('{{subst:D|', 60),
  'words that stand for nothing in each other': nested('{{localurl:a<b|', 39, 'x'.repeat(10_000)),
  'the same with names of templates': nested('{{subst:ns:zz|', 39, 'x'.repeat(10_000)),
  'a row of braces': within('{', '}', 30_000),
  'a row of brackets': within('[', ']', 30_000),
  'what is taken out, many times': `{{R|<nowiki>${'y'.repeat(100_000)}</nowiki>}}`,
  'the same, as the text is saved, without end': `{{subst:R|<nowiki>${'y'.repeat(100_000)}</nowiki>}}`,
  'marks of nothing, many times': '{{R|{{R|<nowiki/>}}}}',
  'marks of what is shorter than they': '{{R|{{R|{{R|<nowiki>x</nowiki>}}}}}}',
  'preformatted texts in one line': '<pre>a</pre>'.repeat(30_000),
};

test('wikitext that would double its work with each level is answered, and no fault', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  const edit = (title: string, text: string) => client.post({ action: 'edit', title, text, token: '+\\' });
  await edit('Template:D', '{{#tag:pre|{{{1}}}{{{1}}}}}');
  await edit('Template:R', '{{{1}}}'.repeat(6000));
  for (const [what, text] of Object.entries(SHAPES)) {
    const answers = [
      await client.post({ action: 'parse', text, prop: 'text', contentmodel: 'wikitext' }),
      await client.post({ action: 'expandtemplates', text, prop: 'wikitext|parsetree' }),
      await edit(`Page of ${what}`, text),
    ];
    for (const { status, code } of answers) {
      assert.equal(status, 200, what);
      assert.ok(code === undefined || code === 'contenttoobig', `${what}: ${code}`);
    }
  }
});
