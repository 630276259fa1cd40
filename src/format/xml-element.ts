import type { Tree, Value } from '../api/result.ts';
import { type Child, partsOf } from './xml-parts.ts';
import { attributeText, elementText } from './xml-text.ts';

type Attributes = Map<string, string>;

/** Writes an element with all that is in it; with `depth` each on a line of its own, indented. */
export function writeElement({ name, value, spaced, index }: Child, depth: number | undefined): string {
  const attributes: Attributes = new Map(index === undefined ? [] : [['_idx', index]]);
  if (!isObject(value)) return writeText(name, attributes, value, spaced === true, depth);
  const parts = partsOf(value, false);
  for (const [key, text] of parts.attributes) attributes.set(key, text);
  const { content } = parts;
  if (content !== undefined && !isObject(content)) return writeText(name, attributes, content, true, depth);
  const children = content === undefined ? parts.children : partsOf(content, true).children;
  if (children.length === 0) return writeText(name, attributes, null, false, depth);
  const inner = children.map((child) => writeElement(child, depth === undefined ? depth : depth + 1));
  return `${line(depth)}<${name}${attributeList(attributes)}>${inner.join('')}${line(depth)}</${name}>`;
}

function isObject(value: Value): value is Tree | readonly Value[] {
  return value !== null && typeof value === 'object';
}

function writeText(
  name: string,
  attributes: Attributes,
  value: Value,
  spaced: boolean,
  depth: number | undefined,
): string {
  if (spaced && value !== null) attributes.set('xml:space', 'preserve');
  const start = `${line(depth)}<${name}${attributeList(attributes)}`;
  return value === null || value === '' ? `${start} />` : `${start}>${elementText(String(value))}</${name}>`;
}

function line(depth: number | undefined): string {
  return depth === undefined ? '' : `\n${'  '.repeat(depth)}`;
}

function attributeList(attributes: Attributes): string {
  let list = '';
  for (const [name, text] of attributes) list += ` ${name}="${attributeText(text)}"`;
  return list;
}
