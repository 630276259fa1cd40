import { type HeadingPlace, headingPlaces, markSections } from './section-marks.ts';

/** A piece of wikitext, as it is before templates are put in. */
export type Node =
  | { readonly kind: 'text'; readonly text: string /** Where it stands. */; readonly at: number }
  | {
      readonly kind: 'template' | 'argument';
      readonly parts: readonly (readonly Node[])[];
      readonly source: string;
      readonly at: number;
      readonly beginsLine: boolean;
    }
  | ({ readonly kind: 'extension' } & Tag)
  | { readonly kind: 'comment'; readonly source: string }
  /** A tag that says what is included, with what it leaves out. */
  | { readonly kind: 'ignored'; readonly source: string };

/** A tag whose content is no wikitext. */
export interface Tag {
  readonly name: string;
  readonly attributes: string;
  readonly inner: string;
  readonly source: string;
}

/** Tags whose content is no wikitext. */
const EXTENSIONS: ReadonlySet<string> = new Set(['pre', 'nowiki', 'gallery', 'indicator', 'langconvert']);
/** Whether a tag's content is no wikitext. */
export function isExtension(name: string): boolean {
  return EXTENSIONS.has(name);
}

const INCLUSION: ReadonlySet<string> = new Set(['noinclude', 'includeonly', 'onlyinclude']);
const TOKEN =
  /<!--|<\/?(pre|nowiki|gallery|indicator|langconvert|noinclude|includeonly|onlyinclude)(?=[\s/>])|\{{2,}|\}{2,}|\[{2,}|\]{2,}|\|/gi;
/** How deep brackets may stand in each other: what is deeper is text. */
const MOST_OPEN = 40;
/** The same where brackets that were opened together are closed one after another: what they hold then is text. */
const MOST_DEEP = 100;

interface Open {
  readonly bracket: '{' | '[' | '';
  count: number;
  parts: Node[][];
  readonly at: number;
  /** How deep brackets stand in each other in what is between these. */
  depth: number;
}

/** Reads wikitext up to its templates; `included`: as it is where another page includes it. */
export function preprocess(text: string, included: boolean): readonly Node[] {
  const source = included ? onlyIncluded(text) : text;
  return markSections(source, new Reader(source, included).read());
}

/** The pieces of a text as they stand in it. */
export function piecesOf(text: string): readonly Node[] {
  return new Reader(text, false).read();
}

/** The headings of a text, in order: where each begins a section. */
export function headingsIn(text: string): readonly HeadingPlace[] {
  return /^=/m.test(text) ? headingPlaces(text, piecesOf(text)) : [];
}

/** The parts of a text that it says are all that is to be included, if it says so. */
function onlyIncluded(text: string): string {
  const parts: string[] = [];
  const [open, close] = ['<onlyinclude>', '</onlyinclude>'];
  for (let at = text.indexOf(open); at >= 0; at = text.indexOf(open, at)) {
    const end = text.indexOf(close, at);
    if (end < 0) break;
    parts.push(text.slice(at + open.length, end));
    at = end;
  }
  return parts.length === 0 ? text : parts.join('');
}

class Reader {
  readonly #text: string;
  readonly #dropped: string;
  /** The first end of a tag that was looked for last; Infinity: there is none any more. */
  #tagEnd = -1;
  /** Tags that are not closed from here on. */
  readonly #unclosed = new Set<string>();
  #stack: Open[] = [{ bracket: '', count: 0, parts: [[]], at: 0, depth: 0 }];

  constructor(text: string, included: boolean) {
    this.#text = text;
    this.#dropped = included ? 'noinclude' : 'includeonly';
  }

  read(): readonly Node[] {
    const text = this.#text;
    let at = 0;
    for (TOKEN.lastIndex = 0; ; ) {
      TOKEN.lastIndex = Math.max(TOKEN.lastIndex, at);
      const found = TOKEN.exec(text);
      if (!found) break;
      const next = this.#take(found[0], found[1]?.toLowerCase(), found.index, at);
      if (next === undefined) continue;
      at = next;
      TOKEN.lastIndex = at;
    }
    this.#push(at, text.length);
    return this.#flatten();
  }

  /** Takes a token. Gives where to go on; undefined: it is text. */
  #take(token: string, name: string | undefined, index: number, from: number): number | undefined {
    if (token === '<!--') return this.#comment(index, from);
    if (name !== undefined) return this.#tag(token, name, index, from);
    const top = this.#stack.at(-1) as Open;
    if (token === '|') {
      if (top.bracket === '') return undefined;
      this.#push(from, index);
      top.parts.push([]);
      return index + 1;
    }
    if (token[0] === '{' || token[0] === '[') {
      if (this.#stack.length > MOST_OPEN) return undefined;
      this.#push(from, index);
      this.#stack.push({ bracket: token[0], count: token.length, parts: [[]], at: index, depth: 0 });
      return index + token.length;
    }
    if (top.bracket !== (token[0] === '}' ? '{' : '[')) return undefined;
    this.#push(from, index);
    let left = token.length;
    while (left >= 2 && this.#stack.at(-1)?.bracket === top.bracket)
      left -= this.#close(left, index + token.length - left);
    return index + token.length - left;
  }

  /** Closes what was opened last with so many brackets at most. Gives how many it took. */
  #close(closing: number, index: number): number {
    const top = this.#stack.pop() as Open;
    const most = top.bracket === '{' ? 3 : 2;
    const taken = Math.min(closing, top.count, most);
    const left = top.count - taken;
    const depth = top.depth < MOST_DEEP ? top.depth + 1 : 0;
    const made: Node[] =
      depth === 0
        ? [this.#asText(top.at + left, index + taken - top.at - left)]
        : top.bracket === '{'
          ? [
              {
                kind: taken === 3 ? 'argument' : 'template',
                parts: top.parts,
                source: this.#text.slice(top.at + left, index + taken),
                at: top.at + left,
                beginsLine: left === 0 && this.#text[top.at - 1] === '\n',
              },
            ]
          : [this.#asText(top.at + left, 2), joined(top.parts), this.#asText(index, 2)].flat();
    if (left >= 2) this.#stack.push({ ...top, count: left, parts: [made], depth });
    else {
      const current = this.#current();
      const around = this.#stack.at(-1) as Open;
      around.depth = Math.max(around.depth, depth);
      if (left === 1) current.push(this.#asText(top.at, 1));
      for (const node of made) current.push(node);
    }
    return taken;
  }

  /** A comment is gone, and so is its line if nothing else is on it. */
  #comment(index: number, from: number): number {
    const text = this.#text;
    const close = text.indexOf('-->', index + 4);
    const end = close < 0 ? text.length : close + 3;
    let start = index;
    while (start > from && (text[start - 1] === ' ' || text[start - 1] === '\t')) start -= 1;
    let after = end;
    while (text[after] === ' ' || text[after] === '\t') after += 1;
    const alone = text[start - 1] === '\n' && text[after] === '\n';
    return this.#leaveOut('comment', from, alone ? start : index, alone ? after + 1 : end);
  }

  #tag(token: string, name: string, index: number, from: number): number | undefined {
    const text = this.#text;
    if (this.#unclosed.has(name) && name !== this.#dropped && !INCLUSION.has(name)) return undefined;
    const end = this.#endOfTag(index);
    if (end === Number.POSITIVE_INFINITY) return undefined;
    if (INCLUSION.has(name) && name !== this.#dropped) {
      if (!/^<\/?\w+\s*\/?>$/.test(text.slice(index, Math.min(end + 1, index + 40)))) return undefined;
      return this.#leaveOut('ignored', from, index, end + 1);
    }
    if (token[1] === '/') return undefined;
    const isWhole = text[end - 1] === '/';
    const attributes = text.slice(index + name.length + 1, isWhole ? end - 1 : end);
    const close = isWhole ? { index: end + 1, length: 0 } : this.#closing(name, end + 1);
    if (close === undefined) {
      this.#unclosed.add(name);
      if (name !== this.#dropped) return undefined;
    }
    const next = close ? close.index + close.length : text.length;
    if (!isExtension(name)) return this.#leaveOut('ignored', from, index, next);
    this.#push(from, index);
    const [inner, source] = [text.slice(end + 1, close?.index), text.slice(index, next)];
    this.#current().push({ kind: 'extension', name, attributes, inner, source });
    return next;
  }

  /** Takes what vanishes. Gives where to go on. */
  #leaveOut(kind: 'comment' | 'ignored', from: number, index: number, next: number): number {
    this.#push(from, index);
    this.#current().push({ kind, source: this.#text.slice(index, next) });
    return next;
  }

  #endOfTag(index: number): number {
    if (this.#tagEnd >= index) return this.#tagEnd;
    const end = this.#text.indexOf('>', index);
    this.#tagEnd = end < 0 ? Number.POSITIVE_INFINITY : end;
    return this.#tagEnd;
  }

  #closing(name: string, from: number): { readonly index: number; readonly length: number } | undefined {
    const pattern = new RegExp(`</${name}\\s*>`, 'gi');
    pattern.lastIndex = from;
    const found = pattern.exec(this.#text);
    return found ? { index: found.index, length: found[0].length } : undefined;
  }

  #current(): Node[] {
    return (this.#stack.at(-1) as Open).parts.at(-1) as Node[];
  }

  #push(from: number, to: number): void {
    if (to > from) this.#current().push(this.#asText(from, to - from));
  }

  #asText(at: number, length: number): Node {
    return { kind: 'text', text: this.#text.slice(at, at + length), at };
  }

  /** What was never closed is text. */
  #flatten(): Node[] {
    return this.#stack.flatMap(({ count, parts, at }) => [
      ...(count > 0 ? [this.#asText(at, count)] : []),
      ...joined(parts),
    ]);
  }
}

function joined(parts: readonly (readonly Node[])[]): Node[] {
  return parts.flatMap((part, index) => (index === 0 ? part : [{ kind: 'text', text: '|', at: -1 } as const, ...part]));
}
