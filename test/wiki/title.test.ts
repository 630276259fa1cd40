import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readTitle } from '../../src/wiki/title.ts';

const SITE = 'Oracle wiki';

/** What a real MediaWiki 1.43 made of titles: the namespace's id and the title, or the reason why it is none. */
const TITLES: { readonly [written: string]: readonly [number, string] | string } = {
  'Main Page': [0, 'Main Page'],
  main_page: [0, 'Main page'],
  _x__y_: [0, 'X y'],
  'Foo\u00a0bar': [0, 'Foo bar'],
  '\u200ex': [0, 'X'],
  ':Foo': [0, 'Foo'],
  'A#b': [0, 'A'],
  '#x': [0, ''],
  ß: [0, 'Ss'],
  Ǆx: [0, 'ǅx'],
  'a:b:c': [0, 'A:b:c'],
  'a&amp;b': [0, 'A&b'],
  'a&#65;b': [0, 'AAb'],
  'x%': [0, 'X%'],
  'Talk:Image talks: x': [1, 'Talk:Image talks: x'],
  'User:corpus user': [2, 'User:Corpus user'],
  'user talk: x': [3, 'User talk:X'],
  'User:127.000.0.1': [2, 'User:127.0.0.1'],
  'User:2001:db8::1': [2, 'User:2001:DB8:0:0:0:0:0:1'],
  'User:1.2.3': [2, 'User:1.2.3'],
  'Project:x': [4, 'Oracle wiki:X'],
  'oracle_wiki talk:y': [5, 'Oracle wiki talk:Y'],
  'image:z': [6, 'File:Z'],
  'Media:x.png': [-2, 'Media:X.png'],
  'Special:recentchanges': [-1, 'Special:Recentchanges'],
  '': 'title-invalid-empty',
  ':': 'title-invalid-empty',
  'Talk:': 'title-invalid-empty',
  'User:#': 'title-invalid-empty',
  '::Foo': 'title-invalid-leading-colon',
  'User::x': 'title-invalid-leading-colon',
  'a<b': 'title-invalid-characters',
  '%41': 'title-invalid-characters',
  '&foo;': 'title-invalid-characters',
  '{x}': 'title-invalid-characters',
  '..': 'title-invalid-relative',
  './x': 'title-invalid-relative',
  'a/../b': 'title-invalid-relative',
  'x/..': 'title-invalid-relative',
  '~~~': 'title-invalid-magic-tilde',
  '\ufffd': 'title-invalid-utf8',
  'Talk:User:x': 'title-invalid-talk-namespace',
  ['x'.repeat(256)]: 'title-invalid-too-long',
  [`Special:${'x'.repeat(300)}`]: [-1, `Special:X${'x'.repeat(299)}`],
};

test('titles are read as a real MediaWiki reads them', () => {
  const read = Object.keys(TITLES).map((written) => {
    const title = readTitle(written, SITE);
    return [written, 'key' in title ? title.key : [title.namespace.id, title.prefixed]];
  });
  assert.deepEqual(Object.fromEntries(read), TITLES);
});

test('a title that was read is read as itself', () => {
  const part = fc.constantFrom(
    'User',
    'talk',
    'Project',
    'ß',
    ' ',
    '_',
    ':',
    '/',
    '.',
    '#',
    '&amp;',
    '%',
    'ǆ',
    '~~',
    'é',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(part).map((parts) => parts.join('')),
      ),
      (written) => {
        const title = readTitle(written, SITE);
        if ('key' in title || title.text === '') return;
        const again = readTitle(`:${title.prefixed}`, SITE);
        assert.ok(!('key' in again) || again.key !== 'title-invalid-characters');
        if (!('key' in again)) assert.equal(again.prefixed, title.prefixed);
      },
    ),
  );
});
