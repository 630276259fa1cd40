import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { limit } from '../../../src/api/param/limit.ts';
import { namespace } from '../../../src/api/param/namespace.ts';
import { submodules } from '../../../src/api/param/submodule.ts';
import { title } from '../../../src/api/param/title.ts';
import { FORMATS } from '../../../src/format/formats.ts';
import { codes, readOne } from './read-one.ts';
import { anyText } from './texts.ts';

/** The code of what U+001F begins: it separates the values of lists, and these are none. */
function refusedWith(text: string, usual: string): string {
  return text.startsWith('\u001f') ? 'badvalue' : usual;
}

test('whatever is sent for a title, a title that reads as itself or badtitle comes of it', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { value, refused } = readOne(title({}), text);
      if (refused === undefined) assert.equal(readOne(title({}), value).value, value);
      else assert.equal(refused, refusedWith(text, 'badtitle'));
    }),
    { numRuns: 500 },
  );
});

test('whatever is sent for a namespace, the number of one or badvalue comes of it', () => {
  const numbers = fc.integer({ min: -3, max: 20 }).map(String);
  fc.assert(
    fc.property(fc.oneof(anyText, numbers), (text) => {
      const { value, refused } = readOne(namespace({}), text);
      if (refused === undefined)
        assert.ok(Number.isInteger(value) && (value ?? -1) >= 0 && value === Number(text), text);
      else assert.equal(refused, 'badvalue');
    }),
    { numRuns: 500 },
  );
  for (const text of ['0', '+0', '-0', '00']) assert.deepEqual(readOne(namespace({}), text).value, 0, text);
  assert.equal(readOne(namespace({}), '-1').refused, 'badvalue');
  assert.equal(readOne(namespace({}, [-1]), '-1').value, -1);
});

test('whatever is sent for a module, its name or badvalue comes of it', () => {
  const names = FORMATS.map(({ name }) => name);
  fc.assert(
    fc.property(fc.oneof(anyText, fc.constantFrom(...names)), (text) => {
      const { value, refused } = readOne(submodules(FORMATS, {}), text);
      assert.deepEqual(
        { value, refused },
        names.includes(text) ? { value: text, refused } : { value, refused: 'badvalue' },
      );
    }),
  );
});

test('whatever is sent for a limit, a number in its range or badinteger comes of it', () => {
  fc.assert(
    fc.property(anyText, fc.boolean(), (text, highLimits) => {
      const read = readOne(limit({ default: 10 }), text, { highLimits });
      if (read.refused !== undefined) return assert.equal(read.refused, refusedWith(text, 'badinteger'));
      const { count = 0, asked } = read.value ?? {};
      assert.ok(Number.isInteger(count) && count >= 1 && count <= (highLimits ? 5000 : 500));
      assert.equal(asked, text === 'max' ? 'max' : 'number');
      return assert.ok(text === 'max' || Number(text) === count || codes(read).includes('outofrange'), text);
    }),
    { numRuns: 500 },
  );
});
