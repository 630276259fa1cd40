import fc from 'fast-check';
import { type Marks, marked, type Tree, type Value } from '../../src/api/result.ts';

const halfCharacters = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 6 })
  .map((units) => String.fromCharCode(...units));
const awkward = fc.constantFrom(
  '',
  '\0',
  '\r\n',
  '\u2028\u2029',
  '\ud800',
  '😀',
  '</pre>',
  ']]>',
  '&amp;',
  '"\\\'',
  'é\ufffe',
);

/** Text of any kind: controls, halves of characters, what means something to some format. */
export const texts = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), halfCharacters, awkward);

const awkwardKeys = fc.constantFrom(
  '__proto__',
  '',
  '*',
  '_v',
  '_idx',
  '_name',
  'xmlns',
  'xml:space',
  'a b',
  'a.b',
  '.',
  '1a',
);
const numbers = fc.constantFrom('0', '1', '2', '-1', '01', '-0', '9223372036854775807', '9223372036854775808');

/** Names of fields, many of which no format likes. */
export const keys = fc.oneof(fc.stringMatching(/^[a-z]{1,3}$/), awkwardKeys, numbers, texts);

const scalars = fc.oneof(
  texts,
  fc.boolean(),
  fc.constant(null),
  fc.integer(),
  fc.constantFrom(0, -0, 1e21, 2 ** 53, -(2 ** 53), 5e-324, 0.1),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

function someOf<T>(all: readonly T[]): fc.Arbitrary<T[]> {
  return fc.subarray([...all]);
}

function marksFor(names: readonly string[]): fc.Arbitrary<Marks> {
  const all = [...names, 'absent'] as const;
  return fc.record(
    {
      element: keys,
      content: fc.constantFrom(...all),
      subelements: someOf(all),
      oldSubelements: someOf(all),
      bools: someOf(all),
      preserve: someOf(all),
      kind: fc.constantFrom('oldObject', 'oldList', 'pairs', 'oldPairs'),
      pairKey: keys,
      pairMerge: fc.constant(true),
    },
    { requiredKeys: [] },
  );
}

function tree(entries: readonly (readonly [string, Value | undefined])[]): Tree {
  return Object.fromEntries(entries) as Tree;
}

function anyValue(withMarks: boolean, fieldNames: fc.Arbitrary<string>): fc.Arbitrary<Value> {
  const mark = <T extends object>(made: fc.Arbitrary<T>) =>
    withMarks
      ? made.chain((one) =>
          fc.option(marksFor(Object.keys(one)), { freq: 1 }).map((marks) => (marks ? marked(one, marks) : one)),
        )
      : made;
  const { value } = fc.letrec<{ value: Value; list: Value[]; tree: Tree }>((tie) => ({
    value: fc.oneof({ depthSize: 'small', withCrossShrink: true }, scalars, tie('list'), tie('tree')),
    list: mark(fc.array(tie('value'), { maxLength: 4 })),
    tree: mark(
      fc.array(fc.tuple(fieldNames, fc.option(tie('value'), { nil: undefined, freq: 9 })), { maxLength: 5 }).map(tree),
    ),
  }));
  return value;
}

function anyTree(withMarks: boolean, fieldNames: fc.Arbitrary<string>): fc.Arbitrary<Tree> {
  return anyValue(withMarks, fieldNames).filter((one): one is Tree => isTree(one));
}

function isTree(value: Value): value is Tree {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** Answers of every shape, with marks of every kind, sensible or not. */
export const answers = anyTree(true, keys);

/** Answers without marks, whose fields are named so that XML tells them from items of a list. */
export const plainAnswers = anyTree(
  false,
  keys.filter((key) => key !== '*' && !/^-?\d+$/.test(key)),
);
