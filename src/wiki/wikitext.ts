import { escapeHtml } from '../lib/escape.ts';
import { splitRedirect } from './redirect.ts';
import type { Title } from './title.ts';
import { blocks } from './wikitext/blocks.ts';
import type { Context, Found, Heading, Say } from './wikitext/context.ts';
import { type Budget, expand, type Included } from './wikitext/expand.ts';
import { extension } from './wikitext/extensions.ts';
import { externalLinks } from './wikitext/external-links.ts';
import { CONTENTS, formatHeadings, type HeadingOptions, headings } from './wikitext/headings.ts';
import { allowTags } from './wikitext/html-tags.ts';
import { internalLinks } from './wikitext/internal-links.ts';
import { type PageKind, pageTag } from './wikitext/page-tag.ts';
import { pageWords } from './wikitext/page-words.ts';
import { quotes } from './wikitext/quotes.ts';
import { safeHtml, TooMuchHtml } from './wikitext/safe-html.ts';
import { StripMarks, withoutMarks } from './wikitext/strip-marks.ts';
import { tables } from './wikitext/tables.ts';

/** What wikitext is read with. */
export interface Reading {
  /** The page that it is of, or might be. */
  readonly title: Title;
  readonly siteName: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The revision that it is; 0: none. */
  readonly revision: number;
  readonly say: Say;
  /** Address of a page. */
  url(title: Title, query: { readonly [name: string]: string }): string;
  /** The newest texts of these pages, by whole titles; what is not there is left out. */
  pages(titles: readonly Title[]): Promise<ReadonlyMap<string, Included>>;
}

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

/** How often a text is read again, each time with the templates that the time before had met. */
const MOST_ROUNDS = 20;
const MOST_NODES = 500_000;
const MOST_CHARACTERS = 8 * 1024 * 1024;
/** Where headings of a page stand in what was put together. */
const PLACES = /\x7fh[\d:]+\x7f/g;

/** Reads wikitext: what it links to, what it includes, and what it looks like. Takes no longer for any text than for others of its size. */
export async function readWikitext(text: string, reading: Reading, options: HeadingOptions): Promise<Written> {
  const plain = withoutMarks(text).replaceAll('\r', '');
  const { target: redirect = null, rest: source } = splitRedirect(plain, reading.siteName) ?? { rest: plain };
  const pages = new Map<string, Included | null>();
  const left = wholeBudget();
  for (let round = 0; ; round += 1) {
    const { title, siteName, say, url } = reading;
    const marks = new StripMarks();
    const found: Found = {
      ...{ links: new Map(), categories: new Map(), files: new Set(), externalLinks: new Set() },
      ...{ headings: [], properties: new Map() },
    };
    const used = new Map<string, Title>();
    const wanted = new Map<string, Title>();
    const expanded = expand(source, {
      ...{ title, siteName, now: reading.now, revision: reading.revision, properties: found.properties, url },
      ...{ pages, wanted, used, marks, left },
      extension: (name, attributes, inner) => extension(name, attributes, inner, marks),
      loop: (looped) => `<span class="error">${say('template-loop-warning', `[[:${looped.prefixed}]]`)}</span>`,
    });
    if (wanted.size > 0 && round < MOST_ROUNDS) {
      const more = await reading.pages([...wanted.values()]);
      for (const name of wanted.keys()) pages.set(name, more.get(name) ?? null);
      continue;
    }
    const context: Context = { title, siteName, say, url, marks, found, held: [] };
    const html = transform(expanded, context, options);
    const hasContents = found.properties.delete(CONTENTS);
    found.properties.delete('toc');
    if (redirect) found.links.set(redirect.prefixed, redirect);
    return {
      redirect,
      links: [...found.links.values()],
      categories: found.categories,
      templates: [...used.values()],
      files: [...found.files],
      externalLinks: [...found.externalLinks],
      headings: found.headings,
      properties: found.properties,
      hasContents,
      linked: redirect ? [...context.held, redirect] : context.held,
      html: async (are) =>
        (redirect ? leadsTo(redirect, context, are) : '') + (await finish(html, context, are, source)),
    };
  }
}

/** All that may be done for one text, or for several that are put into one answer. */
export function wholeBudget(): Budget {
  return { nodes: MOST_NODES, characters: MOST_CHARACTERS };
}

/** Wikitext with its templates put in, as it could be written without them; as it is where nothing is left of the budget. */
export async function expandTemplates(text: string, reading: Reading, left: Budget): Promise<string> {
  const { title, siteName, now, revision, url, say } = reading;
  const pages = new Map<string, Included | null>();
  for (let round = 0; ; round += 1) {
    const wanted = new Map<string, Title>();
    const expanded = expand(withoutMarks(text), {
      ...{ title, siteName, now, revision, url, pages, wanted, left },
      ...{ properties: new Map(), used: new Map(), marks: new StripMarks() },
      extension: (name, attributes, inner) => `<${name}${attributes}>${inner}</${name}>`,
      loop: (looped) => `<span class="error">${say('template-loop-warning', `[[:${looped.prefixed}]]`)}</span>`,
    });
    if (wanted.size === 0 || round === MOST_ROUNDS) return expanded.replace(PLACES, '');
    const more = await reading.pages([...wanted.values()]);
    for (const name of wanted.keys()) pages.set(name, more.get(name) ?? null);
  }
}

/** From wikitext without templates to HTML whose links wait. */
function transform(text: string, of: Context, options: HeadingOptions): string {
  const { marks, found } = of;
  const ruled = tables(allowTags(text)).replace(/^-{4,}/gm, '<hr />');
  const plain = headings(pageWords(ruled, found.properties));
  const linked = externalLinks(quotes(internalLinks(plain, of)), of);
  const formatted = marks.show(formatHeadings(linked, of, options), 'agx').replace(PLACES, '');
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
