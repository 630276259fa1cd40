import type { DefaultTreeAdapterTypes } from 'parse5';
import { ALLOWED_TAGS, isSafeUrl, mayHave, safeStyle, VOID_TAGS } from './allowed-html.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Parent = DefaultTreeAdapterTypes.ParentNode;
type Element = DefaultTreeAdapterTypes.Element;

const MADE: ReadonlySet<string> = new Set(['a', 'figure', 'figcaption', 'pre', 'tbody', ...ALLOWED_TAGS]);
const WORDS = `blockquote caption center dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre table tbody td th tr ul`;
const BLOCKS: ReadonlySet<string> = new Set(WORDS.split(' '));
const OF_LINKS: ReadonlySet<string> = new Set(['href', 'rel', 'class', 'title']);
/** Elements of one text at most, and how deep. */
const MOST_ELEMENTS = 200_000;
const MOST_DEEP = 500;

/** What a text would become is too much. */
export class TooMuchHtml extends Error {}

/**
 * HTML as a browser would understand it, written so that every browser understands it alike, and with nothing in it but
 * elements and attributes that are allowed. Throws TooMuchHtml.
 */
export async function safeHtml(html: string): Promise<string> {
  // Loaded when the first page is shown: a server starts without it.
  const { defaultTreeAdapter, parseFragment } = await import('parse5');
  let elements = 0;
  const treeAdapter = {
    ...defaultTreeAdapter,
    createElement(...about: Parameters<typeof defaultTreeAdapter.createElement>) {
      elements += 1;
      if (elements > MOST_ELEMENTS) throw new TooMuchHtml();
      return defaultTreeAdapter.createElement(...about);
    },
    // What is looked for is near the end: the adapter's own begins at the front, which costs the square of a long page.
    insertBefore(parent: Parent, node: Node, reference: Node) {
      parent.childNodes.splice(parent.childNodes.lastIndexOf(reference), 0, node);
      node.parentNode = parent;
    },
    insertTextBefore(parent: Parent, text: string, reference: Node) {
      const before = parent.childNodes[parent.childNodes.lastIndexOf(reference) - 1];
      if (before && 'value' in before) before.value += text;
      else treeAdapter.insertBefore(parent, defaultTreeAdapter.createTextNode(text), reference);
    },
    detachNode(node: Node) {
      const index = node.parentNode?.childNodes.lastIndexOf(node) ?? -1;
      if (index >= 0) node.parentNode?.childNodes.splice(index, 1);
      node.parentNode = null;
    },
  };
  return inParagraphs(parseFragment(html, { treeAdapter }).childNodes, 0);
}

/** Nodes with a paragraph around what stands outside of any block. */
function inParagraphs(nodes: readonly Node[], depth: number): string {
  let out = '';
  let open = false;
  for (const node of nodes) {
    const isBlock = hasBlock(node);
    if (open && isBlock) out += '</p>';
    if (!open && !isBlock && !isBlank(node)) out += '<p>';
    open = !isBlock && (open || !isBlank(node));
    out += written(node, depth);
  }
  return open ? `${out}</p>` : out;
}

function written(node: Node, depth: number): string {
  if (depth > MOST_DEEP) throw new TooMuchHtml();
  if ('value' in node) return escapeText(node.value);
  if (!('tagName' in node)) return '';
  const { tagName: tag, childNodes } = node;
  if (!MADE.has(tag)) return childNodes.map((child) => written(child, depth + 1)).join('');
  const attributes = attributesOf(node);
  if (VOID_TAGS.has(tag)) return `<${tag}${attributes} />`;
  const inner =
    tag === 'blockquote'
      ? inParagraphs(childNodes, depth + 1)
      : childNodes.map((child) => written(child, depth + 1)).join('');
  const empty =
    attributes === '' && (tag === 'p' || tag === 'li') && inner.trim() === '' ? ' class="mw-empty-elt"' : '';
  return `<${tag}${attributes}${empty}>${inner}</${tag}>`;
}

function attributesOf({ tagName, attrs }: Element): string {
  return attrs
    .filter(({ name, value }) => (tagName === 'a' ? mayLink(name, value) : mayHave(tagName, name)))
    .map(
      ({ name, value }) =>
        ` ${name}="${escapeText(name === 'style' ? safeStyle(value) : value).replaceAll('"', '&quot;')}"`,
    )
    .join('');
}

function mayLink(name: string, value: string): boolean {
  if (name === 'href') return value.startsWith('/') || value.startsWith('#') || isSafeUrl(value);
  return OF_LINKS.has(name);
}

function hasBlock(node: Node): boolean {
  return 'tagName' in node && (BLOCKS.has(node.tagName) || node.childNodes.some(hasBlock));
}

function isBlank(node: Node): boolean {
  return 'value' in node ? node.value.trim() === '' : !('tagName' in node);
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\u00a0', '&#160;');
}
