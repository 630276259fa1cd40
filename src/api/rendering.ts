import { languageOf } from '../i18n/language.ts';
import { message } from '../i18n/message.ts';
import { escapeHtml } from '../lib/escape.ts';
import { contentHtml } from '../wiki/content-html.ts';
import { isScript } from '../wiki/content-model.ts';
import { CATEGORY, namespaceNumbered, SPECIAL } from '../wiki/namespaces.ts';
import { kindsOf, readingOf } from '../wiki/reading.ts';
import { makeTitle, type Title } from '../wiki/title.ts';
import type { HeadingOptions } from '../wiki/wikitext/headings.ts';
import type { PageKind } from '../wiki/wikitext/page-tag.ts';
import type { Reading } from '../wiki/wikitext/put-templates-in.ts';
import { readWikitext, type Written } from '../wiki/wikitext.ts';
import type { Call } from './module.ts';
import type { Params } from './param/param.ts';
import { specialPageNamed } from './query/siteinfo/special-page-named.ts';

/** What rendering needs of a request. */
export type Renderer = Pick<Call<Params>, 'store' | 'settings' | 'address' | 'language' | 'clock'>;

/** A text that is to be shown. */
export interface Shown {
  readonly title: Title;
  readonly text: string;
  readonly model: string;
  /** 0: it is none. */
  readonly revision: number;
}

/** A text as it is shown. */
export interface Rendering {
  readonly written: Written;
  /** What is there of all that it links to or is in, by whole titles. */
  readonly are: ReadonlyMap<string, PageKind>;
  readonly html: string;
}

/** Renders a text as this wiki shows it. */
export async function render(shown: Shown, options: HeadingOptions, call: Renderer): Promise<Rendering> {
  const reading = readingFor(shown.title, shown.revision, call);
  const written = await readContent(shown, reading, options);
  const categories = [...written.categories.keys()].map((key) => categoryTitle(key, call));
  const are = await whatIsThere([...written.linked, ...written.templates, ...categories], call);
  return { written, are, html: await written.html(are) };
}

async function readContent({ text, model }: Shown, reading: Reading, options: HeadingOptions): Promise<Written> {
  if (model === 'wikitext') return readWikitext(text, reading, options);
  const said = isScript(model) ? await readWikitext(text, reading, { editLinks: false, contents: false }) : undefined;
  return contentHtml(text, model, said);
}

/** HTML of a page in the element that it is shown in; its class may be another. */
export function inParserOutput(
  html: string,
  { settings }: Pick<Renderer, 'settings'>,
  named = 'mw-parser-output',
): string {
  const { tag, dir } = languageOf(settings.contentLanguage);
  return `<div class="${escapeHtml(`mw-content-${dir} ${named}`)}" lang="${tag}" dir="${dir}">${html}</div>`;
}

/** How texts of a page are read for one who asks. */
export function readingFor(
  title: Title,
  revision: number,
  { store, settings, address, language, clock }: Renderer,
): Reading {
  return readingOf(title, revision, {
    pages: store.pages,
    siteName: settings.siteName,
    server: address.server,
    scriptPath: address.scriptPath,
    now: clock(),
    say: (key, ...params) => language.text(message(key, ...params)),
  });
}

/** What is there of titles, special pages too. */
export async function whatIsThere(
  titles: readonly Title[],
  { store, settings }: Renderer,
): Promise<Map<string, PageKind>> {
  const are = await kindsOf(titles, store.pages, settings.siteName);
  for (const { namespace, text, prefixed } of titles) {
    if (namespace.id === SPECIAL && specialPageNamed(text.split('/')[0] ?? '') !== undefined) are.set(prefixed, 'page');
  }
  return are;
}

/** The title of a category by its key. */
export function categoryTitle(key: string, { settings }: Pick<Renderer, 'settings'>): Title {
  return makeTitle(namespaceNumbered(CATEGORY), key.replaceAll('_', ' '), settings.siteName);
}
