/** What a module answers, before any format: plain data, with marks for what the formats print differently. */
export type Value = string | number | boolean | null | readonly Value[] | Tree;
export interface Tree {
  readonly [key: string]: Value | undefined;
}

/**
 * What a format must know of a list or an object beside its data. The marks have the meaning of MediaWiki's
 * ApiResult metadata (named in brackets).
 */
export interface Marks {
  /** Name of each item's element in XML [_element]. */
  readonly element?: string;
  /** The key that holds the text: `*` in formatversion 1, the element's text in XML [_content]. */
  readonly content?: string;
  /** Keys that are child elements rather than attributes in XML, though their values are scalars [_subelements]. */
  readonly subelements?: readonly string[];
  /** Keys that were a child object with a `*` in formatversion 1, and are a plain value since [_BC_subelements]. */
  readonly oldSubelements?: readonly string[];
  /** Keys whose booleans stay booleans in formatversion 1 [_BC_bools]. */
  readonly bools?: readonly string[];
  /** Keys that keep their names in XML though they begin with `_` [_preservekeys]. */
  readonly preserve?: readonly string[];
  /**
   * How it prints when not simply as what it is [_type]: `oldObject` is an object in formatversion 1 and a list of its values
   * since [BCarray], `oldList` the reverse [BCassoc], `pairs` a map that is a list of items with a name each in XML [kvp], and
   * in formatversion 1 too if `oldPairs` [BCkvp]. An object that is `oldList` is `[]` in formatversion 1 where nothing is left
   * of it: MediaWiki does so with every object that it does not mark [assoc].
   */
  readonly kind?: 'oldObject' | 'oldList' | 'pairs' | 'oldPairs';
  /** What holds the name in each item of `pairs` [_kvpkeyname]: `_name` unless given; `oldPairs` must give it. */
  readonly pairKey?: string;
  /** Whether the name goes into values that are objects, rather than beside them [_kvpmerge]. */
  readonly pairMerge?: true;
}

const MARKS = Symbol('marks');

/** Marks a list or an object, in place. A copy by spreading (`{ ...tree }`) keeps the marks. */
export function marked<T extends object>(value: T, marks: Marks): T {
  (value as { [MARKS]?: Marks })[MARKS] = { ...marksOf(value), ...marks };
  return value;
}

/** The marks of a list or an object, if it has any. */
export function marksOf(value: object): Marks | undefined {
  return (value as { readonly [MARKS]?: Marks })[MARKS];
}

/** Trees as one, in this order, with their marks; where only one has something to say, that one itself. */
export function together(...trees: readonly (Tree | undefined)[]): Tree {
  let first: Tree | undefined;
  for (const tree of trees) {
    if (tree === undefined) continue;
    if (first !== undefined) return Object.assign({}, ...trees);
    first = tree;
  }
  return first ?? {};
}

/** A list whose items are `<name>` elements in XML. */
export function list<T>(name: string, items: readonly T[]): readonly T[] {
  return marked([...items], { element: name });
}
