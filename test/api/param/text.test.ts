import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { boolean } from '../../../src/api/param/boolean.ts';
import { password } from '../../../src/api/param/password.ts';
import { string } from '../../../src/api/param/string.ts';
import { user } from '../../../src/api/param/user.ts';
import { codes, readOne } from './read-one.ts';
import { anyText } from './texts.ts';

// What MediaWiki leaves of a text: composed, without half surrogates, non-characters and control characters.
const CLEAN = /^[\t\n\r\u0020-\ufffd\u{10000}-\u{10ffff}]*$/u;

test('a text is read as it was sent if it is clean, else cleaned with one warning', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const read = readOne(string({}), text);
      if (text.startsWith('\u001f')) return assert.equal(read.refused, 'badvalue');
      assert.ok(read.value !== undefined);
      assert.ok(read.value.isWellFormed() && CLEAN.test(read.value), JSON.stringify(read.value));
      assert.equal(read.value, read.value.normalize('NFC'));
      assert.deepEqual(codes(read), read.value === text ? [] : ['badutf8']);
      if (CLEAN.test(text) && text.isWellFormed() && text === text.normalize('NFC')) assert.equal(read.value, text);
      return assert.deepEqual(
        readOne(string({}), read.value),
        { value: read.value, warned: [] },
        'cleaning once is enough',
      );
    }),
    { numRuns: 500 },
  );
});

test('a required text must be there and not be empty; an empty one is a text where none is required', () => {
  assert.equal(readOne(string({ required: true }), undefined).refused, 'missingparam');
  assert.equal(readOne(string({ required: true }), '').refused, 'missingparam');
  assert.equal(readOne(string({ required: true }), '0').value, '0');
  assert.equal(readOne(string({}), '').value, '');
  assert.equal(readOne(string({ default: 'd' }), '').value, '');
  assert.equal(readOne(string({ default: 'd' }), undefined).value, 'd');
});

test('a password is read as a text is, and always counts as a secret', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      assert.deepEqual(readOne(password({}), text), readOne(string({}), text));
    }),
  );
  assert.equal(password({}).options.sensitive, true);
});

test('a boolean is true if it is given, whatever its value', () => {
  fc.assert(fc.property(anyText, (text) => assert.deepEqual(readOne(boolean(), text), { value: true, warned: [] })));
  for (const text of ['', '0', 'false', '\u001fa\u001fb', 'a\u0308'])
    assert.deepEqual(readOne(boolean(), text), { value: true, warned: [] });
  assert.equal(readOne(boolean(), undefined).value, false);
});

const names = user({}, ['name', 'temp']);
const everybody = user({}, ['name', 'temp', 'ip', 'cidr', 'interwiki', 'id']);

test('whatever is sent for a user, a name that reads as itself or baduser comes of it', () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom(names, everybody), (text, declared) => {
      const { value, refused } = readOne(declared, text);
      if (refused === undefined) assert.equal(readOne(declared, value).value, value);
      else assert.equal(refused, text.startsWith('\u001f') ? 'badvalue' : 'baduser');
    }),
    { numRuns: 500 },
  );
});

test('what MediaWiki answers to names in assertuser', () => {
  const good: Readonly<Record<string, string>> = {
    alice: 'Alice',
    'User:Alice': 'Alice',
    'user:alice': 'Alice',
    '1.2.3': '1.2.3',
    '~2024-1': '~2024-1',
    A__B: 'A B',
    ' Alice ': 'Alice',
    'a@b': 'A@b',
    '\u200eAlice': 'Alice',
    ['x'.repeat(255)]: `X${'x'.repeat(254)}`,
  };
  const bad = [
    ...[
      '1.2.3.4',
      '::1',
      '1.2.3.4/24',
      '1.2.3.4/33',
      '#1',
      '#x',
      '>x',
      'imported>Foo',
      'a#b',
      '',
      '_',
      'Talk:X',
      'a|b',
    ],
    ...['1.2.3.xxx', 'x'.repeat(256)],
  ];
  for (const [text, name] of Object.entries(good)) assert.equal(readOne(names, text).value, name, text);
  for (const text of bad) assert.equal(readOne(names, text).refused, 'baduser', text);
  for (const text of ['1.2.3.4', '1.2.3.4/24', '#1', 'imported>Foo'])
    assert.equal(readOne(everybody, text).value, text);
  assert.equal(readOne(everybody, '2001:DB8::0:1').value, readOne(everybody, '2001:db8:0::1').value);
});
