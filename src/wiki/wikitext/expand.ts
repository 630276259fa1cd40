import { makeTitle, readTitle, type Title } from '../title.ts';
import { type MagicContext, magicWord } from './magic-words.ts';
import { type Node, preprocess } from './preprocess.ts';
import { withoutMarks } from './strip-marks.ts';

/** A page that another may include. */
export interface Included {
  readonly title: Title;
  readonly text: string;
}

/** What putting templates in needs: pages that were read, and what it found that it would have to read. */
export interface Expansion extends MagicContext {
  /** Whole titles → the page, or null: there is none. */
  readonly pages: ReadonlyMap<string, Included | null>;
  /** Titles that were met and are not among the pages. */
  readonly wanted: Map<string, Title>;
  /** Templates that the text uses, by whole titles. */
  readonly used: Map<string, Title>;
  /** A text is being saved: of what is in braces, only what says so is put in, and for good. */
  readonly saving: boolean;
  /** What a comment becomes. */
  comment(source: string): string;
  /** Says that templates include themselves. */
  loop(title: Title): string;
  /** What may still be done. */
  readonly left: Budget;
  /** How long a text becomes with what was taken out of it. */
  lengthOf(text: string): number;
}

/** How much may still be done for one text, through all that it includes. */
export interface Budget {
  nodes: number;
  characters: number;
}

interface Frame {
  readonly arguments: ReadonlyMap<string, string> | null;
  /** The titles that include each other up to here. */
  readonly chain: readonly string[];
}

const MOST_DEEP = 40;

/** A text that was read, with its templates put in, and what is no wikitext taken out. */
export function expand(nodes: readonly Node[], of: Expansion): string {
  return expandNodes(nodes, { arguments: null, chain: [] }, of);
}

function expandNodes(nodes: readonly Node[], frame: Frame, of: Expansion): string {
  let text = '';
  for (const node of nodes) {
    text += expandNode(node, frame, of);
  }
  return text;
}

function expandNode(node: Node, frame: Frame, of: Expansion): string {
  if (node.kind === 'text') return node.text;
  of.left.nodes -= 1;
  if (node.kind === 'comment') return of.comment(node.source);
  if (node.kind === 'ignored') return of.saving && frame.arguments === null ? node.source : '';
  if (node.kind === 'extension') return of.extension(node);
  if (of.left.nodes <= 0 || of.left.characters <= 0) return node.source;
  const [name = [], ...more] = node.parts;
  const written = expandNodes(name, frame, of);
  if (node.kind === 'template') {
    const made = template(written, more, node.source, frame, of);
    // What only means something at the beginning of a line gets one.
    return !node.beginsLine && /^(?:\{\||[:;#*])/.test(made) ? `\n${made}` : made;
  }
  const given = frame.arguments?.get(written.trim());
  if (given !== undefined) return spent(given, of);
  const mayDefault = !of.saving || frame.arguments !== null;
  return more[0] && mayDefault ? expandNodes(more[0], frame, of) : `{${inBraces(written, more, frame, of)}}`;
}

/** Words before a name: whether it is put in as a text is saved, with a template that is put in then, or as its text is. */
const WORDS = /^(subst:|safesubst:|)\s*(msgnw:|msg:|)\s*(?:raw:)?\s*([\s\S]*)$/i;

function template(
  written: string,
  parts: readonly (readonly Node[])[],
  source: string,
  frame: Frame,
  of: Expansion,
): string {
  const [, put = '', form = '', name = ''] = WORDS.exec(written.trim()) ?? [];
  const isLeft = of.saving ? put === '' : put.toLowerCase() === 'subst:';
  if (isLeft) return inBraces(written, parts, frame, of);
  const magic = magicWord(name, parts.length, () => parts.map((part) => expandNodes(part, frame, of)), of);
  if (magic !== undefined) return spent(magic, of);
  const title = titleOfTemplate(name, of);
  const notThere = () => (of.saving || !title ? inBraces(written, parts, frame, of) : `[[:${title.prefixed}]]`);
  if (!title || title.namespace.id < 0) return notThere();
  of.used.set(title.prefixed, title);
  const page = of.pages.get(title.prefixed);
  if (page === undefined) {
    of.wanted.set(title.prefixed, title);
    return '';
  }
  if (page === null) return notThere();
  of.used.set(page.title.prefixed, page.title);
  if (frame.chain.includes(page.title.prefixed)) return of.loop(page.title);
  if (frame.chain.length > MOST_DEEP) return source;
  if (form.toLowerCase() === 'msgnw:') return spent(asWritten(page.text, of), of);
  const inner = { arguments: argumentsOf(parts, frame, of), chain: [...frame.chain, page.title.prefixed] };
  return spent(expandNodes(nodesOf(page, of), inner, of), of);
}

function inBraces(name: string, parts: readonly (readonly Node[])[], frame: Frame, of: Expansion): string {
  return `{{${[name, ...parts.map((part) => expandNodes(part, frame, of))].join('|')}}}`;
}

/** The text of a template that is not to be read as wikitext. */
function asWritten(text: string, of: Expansion): string {
  return of.saving ? text : of.extension({ name: 'nowiki', attributes: '', inner: text, source: text });
}

const read = new WeakMap<Included, readonly Node[]>();

function nodesOf(page: Included, of: Expansion): readonly Node[] {
  const nodes = read.get(page) ?? preprocess(withoutMarks(page.text), true).map((node) => withoutSectionMarks(node));
  read.set(page, nodes);
  of.left.characters -= page.text.length;
  return nodes;
}

/** Sections of what is included are not the page's. */
function withoutSectionMarks(node: Node): Node {
  return node.kind === 'text' ? { ...node, text: node.text.replace(/\x7fh[\d:]+\x7f/g, '') } : node;
}

function argumentsOf(parts: readonly (readonly Node[])[], frame: Frame, of: Expansion): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let order = 0;
  for (const written of parts) {
    const part = written.filter(({ kind }) => kind !== 'comment');
    const index = part.findIndex((node) => node.kind === 'text' && node.text.includes('='));
    const named = part[index];
    if (named?.kind !== 'text') {
      order += 1;
      found.set(String(order), expandNodes(part, frame, of));
      continue;
    }
    const equals = named.text.indexOf('=');
    const before = [...part.slice(0, index), { ...named, text: named.text.slice(0, equals) }];
    const after = [{ ...named, text: named.text.slice(equals + 1) }, ...part.slice(index + 1)];
    found.set(expandNodes(before, frame, of).trim(), expandNodes(after, frame, of).trim());
  }
  return found;
}

function titleOfTemplate(name: string, { siteName, title: page }: Expansion): Title | undefined {
  if (name.startsWith('/') && page.namespace.subpages)
    return makeTitle(page.namespace, `${page.text}${name}`, siteName);
  const title = readTitle(name, siteName);
  if ('key' in title || title.text === '') return undefined;
  if (title.namespace.id !== 0 || name.startsWith(':')) return title;
  const inTemplates = readTitle(`${TEMPLATE_PREFIX}${name}`, siteName);
  return 'key' in inTemplates ? undefined : inTemplates;
}

const TEMPLATE_PREFIX = 'Template:';

function spent(text: string, { left, lengthOf }: Expansion): string {
  // A mark may be longer than what it stands for.
  left.characters -= Math.max(text.length, lengthOf(text));
  return left.characters < 0 ? '' : text;
}
