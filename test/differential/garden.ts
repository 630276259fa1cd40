import type { Actor } from './generate.ts';

type Fields = { readonly [name: string]: string };

/** A change of a page; what comes of one with a name is learned: `{id_NAME}` is its page, `{rev_NAME}` its revision. */
export interface Planted {
  readonly actor: Actor;
  readonly fields: Fields;
  readonly name?: string;
}

const TOKENS: Fields = { rollback: '{rollback}', patrol: '{patrol}', watch: '{watch}' };

const done = (actor: Actor, action: string, fields: Fields, name?: string): Planted => ({
  actor,
  fields: { action, ...fields, token: TOKENS[action] ?? '{csrf}' },
  ...(name !== undefined && { name }),
});
const edit = (title: string, text: string, actor: Actor = 'user', more: Fields = {}, name?: string): Planted =>
  done(actor, 'edit', { title, text, summary: 'planted', ...more }, name);
const redirect = (from: string, to: string): Planted => edit(`{page} ${from}`, `#REDIRECT [[${to}]]`);

const SECTIONS =
  '{{{page} box|x}} [[{page} b]] [[:Category:{page} things]] [https://a.example/x y] //b.example\n\n== one ==\n[[{page} gone|g]] [[{page} r1]]\n\n=== inner ===\n[[Talk:{page} a]] [[Category:{page} things|zz]]\n\n== two ==\nhttp://a.example/x?y=1#z mailto:x@a.example [[File:{page}.png]]';
const SMALL = Array.from({ length: 12 }, (_, number) => number + 1);

/**
 * Pages to ask about, with all that can be about a page: history by several people, links, templates, categories, redirects
 * that lead on, moves, deletions, protections, watchers. Between one group and the next time passes, and `{epoch0}`,
 * `{epoch1}` … lie there.
 */
export const GARDEN: readonly (readonly Planted[])[] = [
  [
    edit(
      'Template:{page} box',
      '[[{page} linked]]<includeonly>[[Category:{page} boxed]]</includeonly>{{{1|}}}',
      'user',
    ),
    edit('Template:{page} outer', '{{{page} box|inner}} [[{page} outer link]]', 'sysop'),
    edit('Category:{page} things', '[[Category:{page} all]]', 'user', {}, 'category'),
    edit('Category:{page} hidden', '__HIDDENCAT__ [[Category:{page} all]]', 'sysop'),
    edit('{page} a', 'First.', 'user', {}, 'a1'),
    edit(
      '{page} b',
      '[[{page} a]] {{{page} outer}} [[Category:{page} hidden]] [[Category:{page} things|b]]',
      'sysop',
      {},
      'b',
    ),
    edit('Talk:{page} a', '[[{page} a]] ~~~~', 'nobody', {}, 'talk'),
  ],
  [
    edit('{page} a', SECTIONS, 'sysop', { minor: '1' }, 'a2'),
    done('user', 'edit', { title: '{page} a', appendtext: '\nlast', summary: '/* two */ more' }, 'a3'),
    done('nobody', 'edit', { title: '{page} a', section: '1', text: '== one ==\nother [[{page} gone]]' }, 'a4'),
    done('sysop', 'edit', { title: '{page} a', undo: '{rev_a4}' }, 'a5'),
    done(
      'user',
      'edit',
      { title: '{page} a', section: 'new', sectiontitle: 'Neu ä', text: "''x'' [[User:{user}]]" },
      'a6',
    ),
    done('sysop', 'edit', { title: '{page} a', text: '', summary: '' }, 'a7'),
    done('user', 'rollback', { title: '{page} a', user: '{sysop}' }),
    done('sysop', 'rollback', { title: '{page} a', user: '{sysop}' }),
    done('sysop', 'edit', { title: '{page} a', undo: '{rev_a7}', summary: 'back' }, 'a8'),
  ],
  [
    redirect('r1', '{page} a'),
    redirect('r2', '{page} r1'),
    redirect('r3', '{page} b#part'),
    redirect('r4', '{page} missing'),
    redirect('r5', '{page} r5'),
    redirect('r6', 'Talk:{page} a'),
    redirect('r7', '{page} r8'),
    redirect('r8', '{page} r7'),
    redirect('r9', 'Special:RecentChanges'),
    edit('Talk:{page} r1', '#REDIRECT [[{page} a#one two]]', 'nobody'),
    edit('Category:{page} other', '#REDIRECT [[:Category:{page} things]]', 'user'),
    edit('{page} c', '#REDIRECT [[{page} a]]\n[[Category:{page} things]] [[{page} r1]]', 'user', {}, 'c'),
  ],
  [
    done('user', 'watch', {
      titles: '{page} a|{page} r1|{page} missing|Category:{page} things|Talk:{page} b|{page} s03',
    }),
    done('sysop', 'watch', { titles: '{page} a|{page} b|Template:{page} box' }),
    done('user', 'watch', { titles: '{page} r1', unwatch: '1' }),
    edit('{page} b', 'watched [[{page} a]] {{{page} outer}}\n[[Category:{page} things|b]]', 'nobody', {}, 'b2'),
    edit('Talk:{page} a', '[[{page} a]] answered', 'sysop', { minor: '1', bot: '1' }),
    done('sysop', 'patrol', { revid: '{rev_b2}' }),
  ],
  [
    edit('{page} m1', '[[{page} a]] [[{page} m1]]', 'user', {}, 'm1'),
    edit('Talk:{page} m1', 'talk of m1', 'user'),
    edit('{page} m3', '[[{page} m1]]', 'user', {}, 'm3'),
    edit('Talk:{page} m3', 'talk of m3', 'nobody'),
    edit('{page} m3/sub', 'below', 'user'),
    done('user', 'move', { from: '{page} m1', to: '{page} m2', reason: 'better', movetalk: '1' }),
    done('sysop', 'move', {
      from: '{page} m3',
      to: 'User:{user}/m4',
      movetalk: '1',
      movesubpages: '1',
      noredirect: '1',
    }),
    done('user', 'move', { from: '{page} m2', to: '{page} m1', reason: 'back' }),
  ],
  [
    edit('{page} gone', 'to be deleted [[{page} a]]', 'user', {}, 'gone'),
    edit('{page} back', 'one', 'user', {}, 'back1'),
    edit('{page} back', 'two', 'nobody', {}, 'back2'),
    edit('Talk:{page} back', 'talk', 'nobody'),
    done('sysop', 'delete', { title: '{page} gone', reason: 'bad' }),
    done('sysop', 'delete', { title: '{page} back', deletetalk: '1' }),
    done('sysop', 'undelete', { title: '{page} back', reason: 'good', undeletetalk: '1' }),
    edit('{page} again', 'one', 'user'),
    done('sysop', 'delete', { title: '{page} again', reason: 'why' }),
    edit('{page} again', 'two', 'nobody', {}, 'again'),
  ],
  [
    done('sysop', 'protect', { title: '{page} b', protections: 'edit=sysop|move=sysop', reason: 'why' }),
    done('sysop', 'protect', { title: '{page} m1', protections: 'edit=autoconfirmed', expiry: '1 day' }),
    done('sysop', 'protect', { title: '{page} c', protections: 'edit=sysop', cascade: '1', expiry: '2 weeks' }),
    done('sysop', 'protect', { title: '{page} gone', protections: 'create=sysop', expiry: '1 year' }),
    done('sysop', 'protect', { title: '{page} m1', protections: 'move=sysop', reason: 'changed' }),
    done('sysop', 'protect', { title: '{page} r1', protections: 'move=sysop' }),
    done('sysop', 'protect', { title: '{page} r1', protections: '', reason: 'no more' }),
    done('user', 'edit', { title: '{page} b', text: 'x' }),
  ],
  [
    edit('{page} json', '{"a": [1, 2, {"b": null}]}', 'user', { contentmodel: 'json' }, 'json'),
    edit('{page} text', '[[{page} a]]', 'sysop', { contentmodel: 'text' }),
    edit('User:{user}/x.css', 'a { color: red }', 'user', {}, 'css'),
    edit('MediaWiki:{page}', 'message', 'sysop'),
    edit('{page} ä ß 👍', 'odd {word} {word}', 'user', {}, 'odd'),
    edit('{page} "q" & \'x\'/sub/page', '[[/below]] [[../]] {word}', 'nobody'),
    edit('User talk:{user}', 'you have {word}', 'sysop'),
    edit('File:{page}.png', '[[Category:{page} things]] of a file', 'user', {}, 'file'),
    edit('Project:{page}', '[[{page} a]] [[Image:{page}.png]] [[Media:{page}.png]]', 'user'),
    edit(
      '{page} props',
      '__NOINDEX__ __NOTOC__ __NEWSECTIONLINK__ {{DEFAULTSORT:zz}} {{DISPLAYTITLE:{page} Props}} [[Category:{page} things]]',
      'user',
      {},
      'props',
    ),
  ],
  SMALL.map((number) =>
    edit(
      `{page} s${String(number).padStart(2, '0')}`,
      `${'x'.repeat(number * 10)} [[{page} a]] [[{page} s${number}]] {{{page} box}} [[Category:{page} things|s${12 - number}]] https://c${number}.example/${number}`,
      number % 4 === 0 ? 'nobody' : number % 2 === 0 ? 'sysop' : 'user',
      {},
      `s${number}`,
    ),
  ),
  [
    edit('{page} s03', '{word} changed', 'sysop', {}, 's03b'),
    edit('{page} s03', '{word} changed again', 'nobody', { minor: '1' }),
    done('user', 'edit', { title: '{page} s05', text: '#REDIRECT [[{page} a]]' }),
    done('user', 'edit', { title: '{page} s05', text: 'no redirect' }),
    done('user', 'edit', { title: '{page} s06', text: '' }),
    edit('{page} s07', '#REDIRECT [[Category:{page} things]]', 'sysop'),
    done('user', 'edit', { title: '{page} s08', text: 'replaced all of it' }),
    done('sysop', 'edit', { title: '{page} s08', text: 'replaced all of it' }),
    done('sysop', 'delete', { title: 'Category:{page} other' }),
    done('sysop', 'move', { from: '{page} s09', to: '{page} r4', reason: 'over a redirect', ignorewarnings: '1' }),
    done('sysop', 'move', { from: '{page} s10', to: '{page} gone' }),
  ],
];
