import { type Marks, marked, marksOf, type Tree, type Value } from '../api/result.ts';
import { isIntegerKey, isNumbered } from '../lib/php-keys.ts';
import { xmlName } from './xml-name.ts';

/** What an object or a list is made of in XML. */
export interface Parts {
  readonly attributes: ReadonlyMap<string, string>;
  /** The element's own text, or a list or an object that stands directly inside it. */
  readonly content: Value | undefined;
  readonly children: readonly Child[];
}

/** An element inside another. */
export interface Child {
  readonly name: string;
  readonly value: Value;
  /** Its text stands for a value of an object, white space and all: `xml:space` says so. */
  readonly spaced?: true;
  /** The key that it had among numbered ones: in the attribute `_idx`. */
  readonly index?: string;
}

/**
 * Sorts what is in an object or a list into attributes, text and children, as MediaWiki does it. With `inside` it stands
 * directly inside another's element, so it has neither attributes nor text.
 */
export function partsOf(value: readonly Value[] | Tree, inside: boolean): Parts {
  const marks = marksOf(value) ?? {};
  const attributes = new Map<string, string>();
  const children: Child[] = [];
  const items: Child[] = [];
  const itemName = marks.element === undefined ? '_v' : xmlName(marks.element, marks.preserve);
  let content: Value | undefined;
  for (const { key, value: one, item, index } of entries(value, marks)) {
    const shown = typeof one === 'boolean' ? flag(one, marks.bools?.includes(key) === true) : one;
    if (key === (marks.content ?? '*') && !inside && !item) content = shown ?? undefined;
    else if (item) items.push({ name: itemName, value: shown, ...(index && { index: key }) });
    else if (isTree(one)) children.push({ name: xmlName(key, marks.preserve), value: one });
    else if (inside || isSubelement(key, marks)) children.push(spaced(xmlName(key, marks.preserve), shown));
    else if (typeof one === 'boolean') {
      if (one) attributes.set(xmlName(key, marks.preserve), '');
    } else if (one !== null) attributes.set(xmlName(key, marks.preserve), String(one));
  }
  if (content !== undefined && children.length + items.length > 0) {
    children.push(spaced(xmlName(marks.content ?? '*', marks.preserve), content));
    content = undefined;
  }
  return { attributes, content, children: [...children, ...items] };
}

/** A boolean where it is text. */
function flag(value: boolean, old: boolean): string {
  if (old) return value ? '1' : '';
  return value ? 'true' : 'false';
}

function isSubelement(key: string, { subelements, oldSubelements }: Marks): boolean {
  return subelements?.includes(key) === true || oldSubelements?.includes(key) === true;
}

function spaced(name: string, value: Value): Child {
  return { name, value, spaced: true };
}

function isTree(value: Value): value is Tree | readonly Value[] {
  return value !== null && typeof value === 'object';
}

interface Entry {
  readonly key: string;
  readonly value: Value;
  /** Whether it is one of many with the same element name. */
  readonly item: boolean;
  readonly index: boolean;
}

function entries(value: readonly Value[] | Tree, marks: Marks): readonly Entry[] {
  const all = Object.entries(value).filter((entry): entry is [string, Value] => entry[1] !== undefined);
  if (marks.kind === 'pairs' || marks.kind === 'oldPairs') {
    return all.map(([key, one]) => ({ key, value: pair(key, one, marks), item: true, index: false }));
  }
  const list = Array.isArray(value) || (marks.kind === 'oldObject' && isNumbered(all.map(([key]) => key)));
  const index = !list || marks.kind === 'oldList';
  return all.map(([key, one]) => ({ key, value: one, item: list || isIntegerKey(key), index }));
}

/** An item of a map that prints as a list of items with a name each. */
function pair(key: string, value: Value, { pairKey = '_name', pairMerge }: Marks): Value {
  if (pairMerge && isTree(value) && !Array.isArray(value)) {
    const marks = marksOf(value);
    return marked({ [pairKey]: key, ...value }, { ...marks, preserve: [...(marks?.preserve ?? []), pairKey] });
  }
  return marked({ [pairKey]: key, '*': value }, { preserve: [pairKey], content: '*' });
}
