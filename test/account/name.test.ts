import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalName, isCreatableName, isUsableName } from '../../src/account/name.ts';
// What MediaWiki 1.43 (UserNameUtils) said to each of these.
import names from './names.json' with { type: 'json' };

const level = (name: string) => (isCreatableName(name) ? 'creatable' : isUsableName(name) ? 'usable' : 'valid');

for (const expected of ['creatable', 'usable', 'valid'] as const) {
  test(`names that MediaWiki calls ${expected} are canonical as there and ${expected} here`, () => {
    for (const [raw = '', canonical] of names[expected]) {
      const name = canonicalName(raw);
      assert.equal(name, canonical, JSON.stringify(raw));
      assert.equal(name && level(name), expected, JSON.stringify(raw));
    }
  });
}

test('names that MediaWiki calls impossible are impossible', () => {
  for (const raw of names.impossible) assert.equal(canonicalName(raw), undefined, JSON.stringify(raw));
});

test('a canonical name is its own canonical name', () => {
  const letters = fc.constantFrom(...' _aAßéǆა:/#@.~-1\u200e\u3000Uu'.split(''), 'User:', 'talk:');
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: letters }), fc.string({ unit: 'binary' })), (raw) => {
      const name = canonicalName(raw);
      if (name !== undefined) assert.equal(canonicalName(name), name);
    }),
    { numRuns: 2000 },
  );
});

test('half a surrogate pair is no letter', () => {
  assert.equal(canonicalName('a\ud83d'), undefined);
});

test('a character reference is refused; MediaWiki takes &amp; for the character', () => {
  assert.equal(canonicalName('a&amp;b'), undefined);
});

test('a name with more spaces than anybody types is none', () => {
  assert.equal(canonicalName(`alice${'_'.repeat(9000)}`), 'Alice');
  assert.equal(canonicalName(`alice${'_'.repeat(10_000)}`), undefined);
});
