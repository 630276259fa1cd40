import { type Marks, marksOf, type Tree, type Value } from '../api/result.ts';
import { byKey, isNumbered } from '../lib/php-keys.ts';

/** An answer with its marks worked out: what JSON and PHP's serialisation can print as it stands. */
export type Plain = string | number | boolean | null | readonly Plain[] | PlainTree;
export interface PlainTree {
  readonly [key: string]: Plain;
}

type Building = { [key: string]: Plain };

const NO_MARKS: Marks = {};

/** An answer as formatversion 1 has it: true is `""`, false is absent, content is under `*`. */
export function toVersion1(value: Value): Plain {
  if (value === null || typeof value !== 'object') return value;
  const marks = marksOf(value) ?? NO_MARKS;
  if (Array.isArray(value) && marks.kind === undefined) return listToVersion1(value as readonly Value[], marks);
  const tree = treeToVersion1(value as Tree, marks);
  switch (marks.kind) {
    case 'oldPairs':
      return pairs(tree, marks);
    case 'oldObject':
    case 'oldList':
      return isNumbered(Object.keys(tree)) ? inOrder(tree) : tree;
    default:
      return tree;
  }
}

function listToVersion1(items: readonly Value[], marks: Marks): Plain {
  const out: Plain[] = [];
  items.forEach((item, index) => {
    if (typeof item !== 'boolean' || marks.bools?.includes(String(index))) out.push(toVersion1(item));
    else if (item) out.push('');
  });
  return out;
}

function treeToVersion1(tree: Tree, marks: Marks): Building {
  const out: Building = {};
  // Not `for … in`: where trees of many shapes take turns, V8 compiles that anew and throws it away without end.
  for (const key of Object.keys(tree)) {
    const value = tree[key];
    if (value === undefined || key === marks.content) continue;
    const old = marks.oldSubelements?.includes(key) && value !== null;
    const plain = old ? inStar(value) : fieldToVersion1(key, value, marks);
    if (plain !== undefined) put(out, key, plain);
  }
  const content = marks.content === undefined ? undefined : tree[marks.content];
  if (content === undefined) return out;
  const plain = fieldToVersion1('*', content, marks);
  if (plain !== undefined) out['*'] = plain;
  return out;
}

function inStar(value: Value): Plain {
  const plain = fieldToVersion1('*', value, NO_MARKS);
  return plain === undefined ? {} : { '*': plain };
}

function fieldToVersion1(key: string, value: Value, marks: Marks): Plain | undefined {
  if (typeof value !== 'boolean' || marks.bools?.includes(key)) return toVersion1(value);
  return value ? '' : undefined;
}

function pairs(tree: PlainTree, { pairKey = '_name', pairMerge }: Marks): Plain {
  return Object.entries(tree).map(([name, value]) => {
    const merged = pairMerge && value !== null && typeof value === 'object' && !Array.isArray(value);
    return merged ? { [pairKey]: name, ...value } : { [pairKey]: name, '*': value as Plain };
  });
}

/** An answer as formatversion 2 has it: as the modules gave it, but for what changed its kind. */
export function toVersion2(value: Value): Plain {
  if (value === null || typeof value !== 'object') return value;
  const kind = marksOf(value)?.kind;
  if (Array.isArray(value)) {
    const items = (value as readonly Value[]).map(toVersion2);
    return kind === 'oldList' ? { ...items } : items;
  }
  const tree = value as Tree;
  const out: Building = {};
  for (const key of Object.keys(tree)) {
    const one = tree[key];
    if (one !== undefined) put(out, key, toVersion2(one));
  }
  return kind === 'oldObject' ? inOrder(out) : out;
}

function inOrder(tree: PlainTree): Plain {
  return Object.entries(tree)
    .sort(([a], [b]) => byKey(a, b))
    .map(([, one]) => one);
}

/** Sets a key that may be named like something of Object.prototype. */
function put(out: Building, key: string, value: Plain): void {
  if (key === '__proto__') Object.defineProperty(out, key, { value, enumerable: true });
  else out[key] = value;
}
