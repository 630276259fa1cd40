import { decodeCharacterReferences } from '../../lib/character-references.ts';
import { escapeHtml } from '../../lib/escape.ts';
import { anchorOf, oldAnchorOf } from './anchors.ts';
import type { Context, Heading } from './context.ts';
import { dropMarks } from './strip-marks.ts';

// The blank lines below belong to it.
const HEADING = /^(={1,6})(.+?)\1[ \t]*$(?:\s*(?=\n))?/gm;
const TAG = /<h([1-6])((?: [^>]*)?)>([\s\S]*?)<\/h\1>/g;
const SECTION = /\x7fh(\d+):(\d+)\x7f/;
/** From so many headings on a page has a list of contents. */
const ENOUGH = 4;
/** Headings of more are only headings. */
const MOST = 5000;

/** Headings of equals signs as HTML. */
export function headings(text: string): string {
  return text.includes('=')
    ? text.replace(
        HEADING,
        (_, level: string, line: string) =>
          `<h${level.length}>${line.trim().replace(/^(\x7fh[\d:]+\x7f)\s+/, '$1')}</h${level.length}>`,
      )
    : text;
}

/** What is wanted around headings. */
export interface HeadingOptions {
  /** Links to edit their sections. */
  readonly editLinks: boolean;
  readonly contents: boolean;
}

/** Gives headings their anchors, notes them, and lists them before the first where that is wanted. */
export function formatHeadings(text: string, of: Context, options: HeadingOptions): string {
  const { found, title } = of;
  const all: Heading[] = [];
  const anchors = new Map<string, number>();
  const numbers = numbering();
  const edits = options.editLinks && !found.properties.has('noeditsection');
  const formatted = text.replace(TAG, (whole, level: string, attributes: string, inner: string) => {
    if (all.length >= MOST) return whole;
    const section = SECTION.exec(inner);
    const content = inner.replace(new RegExp(SECTION, 'g'), '');
    const shown = of.marks.show(content, 'nxa');
    const line = lineOf(shown);
    const plain = decodeCharacterReferences(line.replace(/<[^>]*>/g, '')).trim();
    const anchor = unique(anchorOf(plain), anchors);
    const index = section?.[1] ?? '';
    all.push({
      ...numbers(Number(level)),
      level: Number(level),
      line,
      index,
      offset: section ? Number(section[2]) : null,
      anchor,
    });
    const old = oldAnchorOf(anchor);
    const fallback = old === anchor ? '' : of.marks.hide('x', `<span id="${escapeHtml(old)}"></span>`);
    const headline = of.marks.hide('x', `<span class="mw-headline" id="${escapeHtml(anchor)}">`);
    const edit = edits && index !== '' ? of.marks.hide('x', editLink(index, plain)) : '';
    return `<h${level}${attributes}>${fallback}${headline}${content}</span>${edit}</h${level}>`;
  });
  found.headings = all;
  return withContents(formatted);

  function editLink(section: string, plain: string): string {
    const url = escapeHtml(of.url(title, { action: 'edit', section }));
    const bracket = (one: string) => `<span class="mw-editsection-bracket">${one}</span>`;
    const link = `<a href="${url}" title="${escapeHtml(of.say('editsectionhint', plain))}"><span>${escapeHtml(of.say('editsection'))}</span></a>`;
    return `<span class="mw-editsection">${bracket('[')}${link}${bracket(']')}</span>`;
  }

  function withContents(html: string): string {
    const { properties } = found;
    const isWanted =
      properties.has('toc') || properties.has('forcetoc') || (all.length >= ENOUGH && !properties.has('notoc'));
    if (isWanted && all.length > 0) properties.set(CONTENTS, '');
    const list = isWanted && all.length > 0 && options.contents ? of.marks.hide('t', contents(all, of)) : '';
    if (html.includes(CONTENTS_PLACE)) return html.replace(CONTENTS_PLACE, list).replaceAll(CONTENTS_PLACE, '');
    return list === '' ? html : html.replace(/^(?=<h[1-6])|(?<=\n)(?=<h[1-6])/, `${list}\n`);
  }
}

/** Where the list of contents goes, if the text says so. */
export const CONTENTS_PLACE = '\x7ft0\x7f';
/** The property of a text that has a list of contents. */
export const CONTENTS = '\x7fcontents';

/** What a heading says, with emphasis alone. */
function lineOf(html: string): string {
  return dropMarks(html)
    .replace(/<(?!\/?(?:b|i|s|sup|sub|bdi|q|span dir)\b)[^>]*>/g, '')
    .replace(/<(\/?[bisq]|\/?su[bp]|\/?bdi)\b[^>]*>/g, '<$1>')
    .trim();
}

function unique(anchor: string, seen: Map<string, number>): string {
  const key = anchor.toLowerCase();
  const count = (seen.get(key) ?? 0) + 1;
  seen.set(key, count);
  if (count === 1) return anchor;
  const next = `${anchor}_${count}`;
  if (seen.has(next.toLowerCase())) return unique(anchor, seen);
  seen.set(next.toLowerCase(), 1);
  return next;
}

/** Gives each level its depth and number. */
function numbering(): (level: number) => Pick<Heading, 'depth' | 'number'> {
  const stack: { readonly level: number; count: number }[] = [];
  return (level) => {
    let last: { readonly level: number; count: number } | undefined;
    while ((stack.at(-1)?.level ?? 0) > level) last = stack.pop();
    const top = stack.at(-1);
    if (top?.level === level) top.count += 1;
    else stack.push({ level, count: (last?.count ?? 0) + 1 });
    return { depth: stack.length, number: stack.map(({ count }) => count).join('.') };
  };
}

function contents(all: readonly Heading[], { say }: Context): string {
  let html = '<div id="toc" class="toc" role="navigation" aria-labelledby="mw-toc-heading"><div class="toctitle">';
  html += `<h2 id="mw-toc-heading">${escapeHtml(say('toc'))}</h2></div>\n`;
  let depth = 0;
  for (const [index, { depth: own, anchor, number, line }] of all.entries()) {
    if (own > depth) html += `${depth === 0 ? '' : '\n'}<ul>\n`;
    else html += `</li>\n${'</ul>\n</li>\n'.repeat(depth - own)}`;
    depth = own;
    html += `<li class="toclevel-${own} tocsection-${index + 1}"><a href="#${escapeHtml(anchor)}">`;
    html += `<span class="tocnumber">${number}</span> <span class="toctext">${line}</span></a>`;
  }
  return `${html}</li>\n${'</ul>\n</li>\n'.repeat(depth - 1)}</ul>\n</div>\n`;
}
