import { escapeHtml } from '../lib/escape.ts';
import { splitRedirect } from './redirect.ts';
import type { Title } from './title.ts';
import { blocks } from './wikitext/blocks.ts';
import type { Context, Found, Heading } from './wikitext/context.ts';
import { extension } from './wikitext/extensions.ts';
import { externalLinks } from './wikitext/external-links.ts';
import { CONTENTS, formatHeadings, type HeadingOptions, headings } from './wikitext/headings.ts';
import { allowTags } from './wikitext/html-tags.ts';
import { internalLinks } from './wikitext/internal-links.ts';
import { type PageKind, pageTag } from './wikitext/page-tag.ts';
import { pageWords } from './wikitext/page-words.ts';
import { putTemplatesIn, type Reading, wholeBudget } from './wikitext/put-templates-in.ts';
import { quotes } from './wikitext/quotes.ts';
import { safeHtml, TooMuchHtml } from './wikitext/safe-html.ts';
import { withoutMarks, withoutPlaces } from './wikitext/strip-marks.ts';
import { tables } from './wikitext/tables.ts';

/** What wikitext says beside what is shown. */
export interface Read {
  /** Where it leads, if it is a redirect. */
  readonly redirect: Title | null;
  readonly links: readonly Title[];
  /** Key → sort key; empty: none of its own. */
  readonly categories: ReadonlyMap<string, string>;
  readonly templates: readonly Title[];
  readonly files: readonly string[];
  readonly externalLinks: readonly string[];
  readonly headings: readonly Heading[];
  /** It has a list of contents. */
  readonly hasContents: boolean;
  /** `notoc`, `defaultsort` … → what was said. */
  readonly properties: ReadonlyMap<string, string>;
}

/** The same, and the way to its HTML. */
export interface Written extends Read {
  /** All that its HTML links to on this wiki. */
  readonly linked: readonly Title[];
  /** Sanitised HTML. `are` says of pages that are linked to what is there, by whole titles: a page, a redirect. */
  html(are: ReadonlyMap<string, PageKind>): Promise<string>;
}

/** Reads wikitext: what it links to, what it includes, and what it looks like. Takes no longer for any text than for others of its size. */
export async function readWikitext(text: string, reading: Reading, options: HeadingOptions): Promise<Written> {
  const plain = withoutMarks(text).replaceAll('\r', '');
  const { target: redirect = null, rest: source } = splitRedirect(plain, reading.siteName) ?? { rest: plain };
  const { title, siteName, say, url } = reading;
  const {
    text: expanded,
    marks,
    used,
    properties,
  } = await putTemplatesIn(source, reading, wholeBudget(), (taken) => ({
    saving: false,
    extension: (tag) => extension(tag, taken),
    comment: () => '',
  }));
  const found: Found = {
    ...{ links: new Map(), categories: new Map(), files: new Set(), externalLinks: new Set() },
    ...{ headings: [], properties },
  };
  const context: Context = { title, siteName, say, url, marks, found, held: [] };
  const html = transform(expanded, context, options);
  const hasContents = found.properties.delete(CONTENTS);
  found.properties.delete('toc');
  if (redirect) found.links.set(redirect.prefixed, redirect);
  return {
    redirect,
    links: [...found.links.values()],
    categories: found.categories,
    templates: used,
    files: [...found.files],
    externalLinks: [...found.externalLinks].filter((address) => !isOwn(address, reading.server)),
    headings: found.headings,
    properties: found.properties,
    hasContents,
    linked: redirect ? [...context.held, redirect] : context.held,
    html: async (are) => (redirect ? leadsTo(redirect, context, are) : '') + (await finish(html, context, are, source)),
  };
}

/** Whether an address is of the wiki's own server: such links are not elsewhere. */
function isOwn(address: string, server: string): boolean {
  return server !== '' && (address === server || address.startsWith(`${server}/`));
}

/** From wikitext without templates to HTML whose links wait. */
function transform(text: string, of: Context, options: HeadingOptions): string {
  const { marks, found } = of;
  const ruled = tables(allowTags(text)).replace(/^-{4,}/gm, '<hr />');
  const plain = headings(pageWords(ruled, found.properties));
  const linked = externalLinks(quotes(internalLinks(plain, of)), of);
  const formatted = withoutPlaces(marks.show(formatHeadings(linked, of, options), 'agx'));
  return marks.show(blocks(formatted), 'agntx');
}

async function finish(html: string, of: Context, are: ReadonlyMap<string, PageKind>, source: string): Promise<string> {
  const linked = html.replace(/\x7fl(\d+)\x7f/g, (_, index: string) =>
    pageTag(of.held[Number(index)] as Title, of, are),
  );
  try {
    return await safeHtml(linked);
  } catch (error) {
    if (!(error instanceof TooMuchHtml)) throw error;
    return safeHtml(`<pre>${allowTags(source).replaceAll('<', '&lt;')}</pre>`);
  }
}

function leadsTo(target: Title, of: Context, are: ReadonlyMap<string, PageKind>): string {
  const link = `${pageTag(target, of, are)}${escapeHtml(target.prefixed)}</a>`;
  const says = `<p>${escapeHtml(of.say('redirectto'))}</p>`;
  return `<div class="redirectMsg">${says}<ul class="redirectText"><li>${link}</li></ul></div>`;
}
