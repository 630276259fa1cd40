import { escapeHtml } from '../lib/escape.ts';
import { readTitle, type Title } from './title.ts';
import { anchorOf } from './wikitext/anchors.ts';
import type { Context } from './wikitext/context.ts';
import { type PageKind, pageTag } from './wikitext/page-tag.ts';

const LINK = /\[\[([^[\]|]{1,300})(?:\|([^[\]]{0,500}))?\]\]/g;
const SECTION = /(.*?)\/\*\s*(.*?)\s*\*\/(.*)/s;

type About = Pick<Context, 'siteName' | 'say' | 'url'> & { readonly title: Title | null };

/** Pages that a summary links to. */
export function linksOfSummary(summary: string, { siteName }: Pick<About, 'siteName'>): Title[] {
  return [...summary.matchAll(LINK)].flatMap(([, target = '']) => {
    const title = readTitle(target.replace(/^:/, ''), siteName);
    return 'key' in title || title.text === '' ? [] : [title];
  });
}

/** A summary as HTML: what it links to, and the section that it is about, which `title` has; null: none. */
export function summaryHtml(summary: string, about: About, are: ReadonlyMap<string, PageKind>): string {
  const [, before = summary, section, after = ''] = SECTION.exec(summary) ?? [];
  const rest = linked(after, about, are);
  if (section === undefined) return linked(before, about, are);
  const shown = `<bdi dir="ltr">${escapeHtml(section)}</bdi>`;
  const path = about.title ? about.url(about.title, {}) : '';
  const name = about.title ? ` title="${escapeHtml(about.title.prefixed)}"` : '';
  const link = `<a href="${escapeHtml(`${path}#${anchorOf(section)}`)}"${name}>→${shown}</a>`;
  const colon = after === '' ? '' : ': ';
  return `${linked(before, about, are)}<span class="autocomment">${link}${colon}</span>${rest}`;
}

function linked(text: string, { siteName, say, url }: About, are: ReadonlyMap<string, PageKind>): string {
  let html = '';
  let from = 0;
  for (const { 0: whole, 1: target = '', 2: label, index } of text.matchAll(LINK)) {
    const title = readTitle(target.replace(/^:/, ''), siteName);
    if ('key' in title || title.text === '') continue;
    html += escapeHtml(text.slice(from, index));
    html += `${pageTag(title, { say, url }, are)}${escapeHtml(label ?? target.replace(/^:/, ''))}</a>`;
    from = index + whole.length;
  }
  return html + escapeHtml(text.slice(from));
}
