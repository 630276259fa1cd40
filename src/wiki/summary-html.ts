import { decodeCharacterReferences } from '../lib/character-references.ts';
import { escapeHtml } from '../lib/escape.ts';
import { linkTarget } from './link-target.ts';
import { FILE, MEDIA, namespaceNumbered } from './namespaces.ts';
import { makeTitle, type Title } from './title.ts';
import { anchorOf } from './wikitext/anchors.ts';
import type { Context } from './wikitext/context.ts';
import { fragmentPath, type PageKind, pageTag } from './wikitext/page-tag.ts';

/** What a summary is about, and how it is shown. */
export interface AboutSummary extends Pick<Context, 'siteName' | 'say' | 'url'> {
  /** The page that was changed. */
  readonly title: Title;
  /** It is shown on that page itself: links to parts of it need not name it. */
  readonly isOnPage: boolean;
  /** Direction of the language that it is shown in. */
  readonly dir: 'ltr' | 'rtl';
}

/** A summary on its way to HTML. */
export interface Summary {
  /** Pages that it links to. */
  readonly linked: readonly Title[];
  /** `are` says what is there of what it links to, by whole titles. */
  html(are: ReadonlyMap<string, PageKind>): string;
}

type Piece = string | { readonly to: Title; readonly label: string };

/** Reads a summary: it may link to pages, and name sections of the page that it is about (`/* section *\/`). */
export function readSummary(summary: string, about: AboutSummary): Summary {
  const text = escapeHtml(decodeCharacterReferences(summary.replaceAll('\n', ' ').replaceAll('\x1b', ' ')));
  const pieces = links(sections(text, about), about);
  return {
    linked: pieces.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.to])),
    html: (are) => pieces.map((piece) => (typeof piece === 'string' ? piece : linked(piece, about, are))).join(''),
  };
}

/** Sections in the marks of a comment of C become links to them. */
function sections(text: string, about: AboutSummary): string {
  let html = '';
  let from = 0;
  for (;;) {
    const start = text.indexOf('/*', from);
    const end = start < 0 ? -1 : text.indexOf('*/', start + 2);
    if (end < 0) return html + text.slice(from);
    const named = sectionLink(text.slice(start + 2, end).trim(), about) + (end + 2 < text.length ? ': ' : '');
    const link = named === '' ? '' : `<span class="autocomment">${named}</span>`;
    // What stands in brackets there is no link.
    html += text.slice(from, start) + link.replaceAll('[', '&#91;').replaceAll(']', '&#93;');
    from = end + 2;
  }
}

function sectionLink(shown: string, { title, isOnPage, dir, url }: AboutSummary): string {
  const anchor = anchorOf(shown.replaceAll('[[:', '').replaceAll('[[', '').replaceAll(']]', ''));
  if (anchor === '') return shown;
  const part = fragmentPath(anchor.replace(/%(?=[\da-f]{2})/gi, '%25'));
  const arrow = dir === 'ltr' ? '→' : '←';
  const name = isOnPage ? '' : ` title="${escapeHtml(title.prefixed)}"`;
  const href = isOnPage ? part : url(title, {}) + part;
  return `<a href="${escapeHtml(href)}"${name}>${arrow}<bdi dir="${dir}">${shown}</bdi></a>`;
}

const OPENING = /\[\[\s*(?!\s):?([^[\]|]+)/y;

/** Links in double brackets; what is no link stays as it is. */
function links(text: string, about: AboutSummary): readonly Piece[] {
  const pieces: Piece[] = [];
  const last = text.lastIndexOf(']]');
  let from = 0;
  for (let at = text.indexOf('[['); at >= 0 && at < last; at = text.indexOf('[[', at)) {
    OPENING.lastIndex = at;
    const target = OPENING.exec(text)?.[1];
    const next = OPENING.lastIndex;
    // Only a label is looked through to its end: what is looked through is then passed over.
    const isLabelled = target !== undefined && text[next] === '|';
    const end = isLabelled ? text.indexOf(']]', next) : text.startsWith(']]', next) ? next : -1;
    if (target === undefined || end < 0) {
      at += 1;
      continue;
    }
    const made = link(target, text[next] === '|' ? text.slice(next + 1, end) : '', about);
    const start = at;
    at = end + 2;
    if (!made) continue;
    const trail = made.hasTrail ? (/^[a-z]*/.exec(text.slice(at, at + MOST_TRAIL))?.[0] ?? '') : '';
    at += trail.length;
    pieces.push(text.slice(from, start), { to: made.to, label: made.label + trail });
    from = at;
  }
  return [...pieces, text.slice(from)];
}

const MOST_TRAIL = 1000;
const MEDIA_PREFIX = /^media:(.*)$/is;

function link(written: string, label: string, about: AboutSummary) {
  const target = decoded(written);
  const shown = label || target;
  const file = MEDIA_PREFIX.exec(target)?.[1];
  if (file !== undefined) {
    const to = linkTarget(`File:${file}`, about.title, about.siteName)?.title;
    return to && { to: { ...to, namespace: namespaceNumbered(MEDIA) }, label: shown, hasTrail: false };
  }
  const to = linkTarget(target.replace(/^:/, ''), about.title, about.siteName)?.title;
  const isPart = to?.text === '' && !about.isOnPage;
  return to && { to: isPart ? { ...about.title, fragment: to.fragment } : to, label: shown, hasTrail: true };
}

function decoded(written: string): string {
  try {
    if (!written.includes('%')) return written;
    return decodeURIComponent(written).replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  } catch {
    return written;
  }
}

function linked(
  { to, label }: Exclude<Piece, string>,
  about: AboutSummary,
  are: ReadonlyMap<string, PageKind>,
): string {
  if (to.namespace.id === MEDIA) {
    const page = makeTitle(namespaceNumbered(FILE), to.text, about.siteName);
    return `<a href="${escapeHtml(about.url(page, {}))}" class="new" title="${escapeHtml(to.text)}">${label}</a>`;
  }
  if (to.text === '') return `<a href="${escapeHtml(fragmentPath(to.fragment))}">${label}</a>`;
  return `${pageTag(to, about, are)}${label}</a>`;
}
