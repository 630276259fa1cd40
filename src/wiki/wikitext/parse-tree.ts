import { escapeText } from '../../lib/escape.ts';
import { type Node, piecesOf } from './preprocess.ts';
import { type HeadingPlace, headingPlaces } from './section-marks.ts';

/** A heading where it begins or ends. */
interface Edge {
  readonly at: number;
  readonly tag: string;
}

/** What a wikitext is made of, as MediaWiki's preprocessor tells it: XML with an element for each template, argument, heading, tag. */
export function parseTree(text: string): string {
  const nodes = piecesOf(text);
  return element('root', new Writer(headingPlaces(text, nodes)).write(nodes, 0));
}

class Writer {
  readonly #edges: readonly Edge[];
  #next = 0;

  constructor(places: readonly HeadingPlace[]) {
    this.#edges = places.flatMap(({ start, end, level, isOwn }, index) => {
      const name = isOwn ? 'h' : 'possible-h';
      return [
        { at: start, tag: `<${name} level="${level}" i="${index + 1}">` },
        { at: end, tag: `</${name}>` },
      ];
    });
  }

  /** The pieces that stand one after the other from a place on. */
  write(nodes: readonly Node[], from: number): string {
    let written = '';
    let at = from;
    for (const node of nodes) {
      if (node.kind === 'text') {
        written += this.#text(node.text, at);
        at += node.text.length;
      } else {
        written += this.#edgesAt(at) + this.#element(node, at);
        at += node.source.length;
      }
    }
    return written + this.#ends(at);
  }

  #element(node: Exclude<Node, { readonly kind: 'text' }>, at: number): string {
    if (node.kind === 'extension') return extension(node);
    if (node.kind === 'comment') return element('comment', escaped(node.source));
    if (node.kind === 'ignored') return element('ignore', escaped(node.source));
    const name = node.kind === 'argument' ? 'tplarg' : 'template';
    const [title = [], ...parts] = node.parts;
    let from = at + (node.kind === 'argument' ? 3 : 2);
    let written = element('title', this.write(title, from));
    from += lengthOf(title) + 1;
    let position = 0;
    for (const part of parts) {
      const named = splitName(part);
      if (named) {
        const [key, value] = named;
        const name = element('name', this.write(key, from));
        const inner = element('value', this.write(value, from + lengthOf(key) + 1));
        written += `<part>${name}<equals>=</equals>${inner}</part>`;
      } else {
        position += 1;
        written += `<part><name index="${position}"/>${element('value', this.write(part, from))}</part>`;
      }
      from += lengthOf(part) + 1;
    }
    return `<${name}${node.beginsLine ? ' lineStart="1"' : ''}>${written}</${name}>`;
  }

  #text(text: string, from: number): string {
    let written = '';
    let done = 0;
    for (let edge = this.#edge; edge && edge.at < from + text.length; edge = this.#edge) {
      written += escaped(text.slice(done, edge.at - from)) + edge.tag;
      done = edge.at - from;
      this.#next += 1;
    }
    return written + escaped(text.slice(done));
  }

  #edgesAt(at: number): string {
    let written = '';
    for (let edge = this.#edge; edge && edge.at <= at; edge = this.#edge) {
      written += edge.tag;
      this.#next += 1;
    }
    return written;
  }

  /** A heading ends with the text that it stands in. */
  #ends(at: number): string {
    return this.#edge?.at === at && this.#edge.tag.startsWith('</') ? this.#edgesAt(at) : '';
  }

  get #edge(): Edge | undefined {
    return this.#edges[this.#next];
  }
}

function extension({ name, attributes, inner, source }: Extract<Node, { readonly kind: 'extension' }>): string {
  const [start, end] = [source.slice(1, 1 + name.length), 1 + name.length + attributes.length];
  const head = element('name', escaped(start)) + element('attr', escaped(attributes));
  if (source.startsWith('/>', end)) return `<ext>${head}</ext>`;
  const close = source.slice(end + 1 + inner.length);
  return `<ext>${head}${element('inner', escaped(inner))}${element('close', escaped(close))}</ext>`;
}

/** The name and the value of a part that has a name: what is before its first equals sign, and what is behind. */
function splitName(part: readonly Node[]): readonly [readonly Node[], readonly Node[]] | undefined {
  let depth = 0;
  let line: Line = 'begun';
  for (const [index, node] of part.entries()) {
    if (node.kind === 'comment') continue;
    if (node.kind !== 'text' || depth > 0 || node.text === '[[') {
      line = 'begun';
      if (node.kind === 'text' && node.text === '[[') depth += 1;
      if (node.kind === 'text' && node.text === ']]') depth -= 1;
      continue;
    }
    const found = equalsIn(node.text, line);
    if (typeof found === 'string') {
      line = found;
      continue;
    }
    const [left, right] = [node.text.slice(0, found), node.text.slice(found + 1)];
    return [
      [...part.slice(0, index), { ...node, text: left }],
      [{ ...node, text: right }, ...part.slice(index + 1)],
    ];
  }
  return undefined;
}

/** What there is of a line so far: one that begins as a heading does names nothing. */
type Line = 'empty' | 'begun' | 'heading';

/** The place of the first equals sign that may stand behind a name; where there is none, what there is of the last line. */
function equalsIn(text: string, before: Line): number | Line {
  let line = before;
  let done = 0;
  for (const { index, 0: sign } of text.matchAll(/[=\n]/g)) {
    if (index > done && line === 'empty') line = 'begun';
    if (sign === '\n') line = 'empty';
    else if (line === 'empty' && text[index + 1] === '=') line = 'heading';
    else if (line !== 'heading') return index;
    done = index + 1;
  }
  return done < text.length && line === 'empty' ? 'begun' : line;
}

function element(name: string, inner: string): string {
  return inner === '' ? `<${name}/>` : `<${name}>${inner}</${name}>`;
}

function escaped(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;');
}

function lengthOf(nodes: readonly Node[]): number {
  return nodes.reduce((sum, node) => sum + (node.kind === 'text' ? node.text : node.source).length, 0);
}
