import { type Marks, marksOf, type Tree, type Value } from '../api/result.ts';
import { encode } from './json.ts';
import { defineSyntax } from './syntax.ts';

/** JSON with the marks beside the data, under the names that MediaWiki gives them: for those who write modules. */
export const raw = defineSyntax({
  name: 'raw',
  params: {},
  onlyShown: true,
  write: (answer, _, pretty) => ({
    mime: 'application/json',
    extension: 'json',
    text: encode(withMarks(answer), { ascii: false, pretty }),
  }),
});

const KINDS = { oldObject: 'BCarray', oldList: 'BCassoc', pairs: 'kvp', oldPairs: 'BCkvp' } as const;

function withMarks(value: Value | undefined): unknown {
  if (value === null || typeof value !== 'object') return value;
  const marks = marksOf(value);
  const isList = Array.isArray(value);
  if (isList && !marks) return value.map(withMarks);
  const entries = Object.entries(value as Tree).map(([key, one]) => [key, withMarks(one)]);
  return Object.fromEntries([...entries, ...(marks ? metadata(marks, isList) : [])]);
}

function metadata(marks: Marks, isList: boolean): (readonly [string, unknown])[] {
  return [
    ['_type', marks.kind ? KINDS[marks.kind] : isList ? 'array' : 'assoc'],
    ['_element', marks.element],
    ['_content', marks.content],
    ['_subelements', marks.subelements],
    ['_BC_subelements', marks.oldSubelements],
    ['_BC_bools', marks.bools],
    ['_preservekeys', marks.preserve],
    ['_kvpkeyname', marks.pairKey],
    ['_kvpmerge', marks.pairMerge],
  ];
}
