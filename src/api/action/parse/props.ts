import { escapeHtml } from '../../../lib/escape.ts';
import { saysWikitext } from '../../../wiki/content-model.ts';
import { namespaceName, namespaceNumbered, SPECIAL } from '../../../wiki/namespaces.ts';
import { makeTitle, nameOf, readTitle, type Title } from '../../../wiki/title.ts';
import { pageTag } from '../../../wiki/wikitext/page-tag.ts';
import { categoryTitle, inParserOutput, type Rendering, readingFor } from '../../rendering.ts';
import { list, marked, type Tree } from '../../result.ts';
import type { ParseCall, ParseProp } from './params.ts';
import type { Subject } from './subject.ts';

/** What was parsed, and what became of it. */
export interface Parsed {
  readonly subject: Subject;
  readonly rendering: Rendering;
  readonly hidden: ReadonlySet<string>;
  readonly call: ParseCall;
}

/** How each thing that can be asked for is told, in the order of the answer. */
const TOLD: { readonly [prop in ParseProp]: (parsed: Parsed) => Tree } = {
  revid: ({ subject }) => (subject.isRevision ? { revid: subject.revision } : {}),
  text: (parsed) => ({ text: wrapped(parsed) }),
  langlinks: () => ({ langlinks: list('ll', []) }),
  categories: ({ rendering: { written, are }, hidden, call }) => {
    const told = [...written.categories].map(([category, sortkey]) => {
      const kind = are.get(categoryTitle(category, call).prefixed);
      return marked(
        {
          sortkey,
          category,
          ...(kind === undefined && { missing: true }),
          ...(hidden.has(category) && { hidden: true }),
        },
        { content: 'category' },
      );
    });
    return { categories: list('cl', told) };
  },
  categorieshtml: (parsed) => ({ categorieshtml: categoriesHtml(parsed) }),
  links: ({ rendering: { written, are } }) => ({ links: list('pl', inNamespaces(written.links, are)) }),
  templates: ({ rendering: { written, are } }) => ({ templates: list('tl', inNamespaces(written.templates, are)) }),
  images: ({ rendering: { written } }) => ({ images: list('img', written.files) }),
  externallinks: ({ rendering: { written } }) => ({ externallinks: list('el', written.externalLinks) }),
  sections: (parsed) => ({ sections: list('s', sections(parsed)) }),
  tocdata: (parsed) => ({ tocdata: contentsOf(parsed) }),
  parsewarnings: () => ({ parsewarnings: list('pw', []) }),
  parsewarningshtml: () => ({ parsewarningshtml: list('pw', []) }),
  displaytitle: (parsed) => ({ displaytitle: displayTitle(parsed) }),
  subtitle: () => ({ subtitle: '' }),
  modules: () => ({ modules: list('m', []), modulescripts: list('m', []), modulestyles: list('m', []) }),
  jsconfigvars: () => ({ jsconfigvars: marked({}, { element: 'var' }) }),
  encodedjsconfigvars: () => ({ encodedjsconfigvars: '[]' }),
  indicators: () => ({ indicators: marked({}, { element: 'ind', kind: 'oldPairs', pairKey: 'name' }) }),
  iwlinks: () => ({ iwlinks: list('iw', []) }),
  wikitext: ({ subject, call }) => ({
    wikitext: subject.asSent,
    ...(call.params.pst && !subject.isRevision && { psttext: subject.text }),
  }),
  properties: ({ rendering: { written } }) => ({
    properties: marked(Object.fromEntries(written.properties), { element: 'pp', kind: 'oldPairs', pairKey: 'name' }),
  }),
};

/** What was an object with a `*` in formatversion 1. */
export const OLD_OBJECTS = ['text', 'categorieshtml', 'wikitext', 'psttext', 'parsedsummary'];

/** All that is told of what was parsed; the summary stands behind the text. */
export function told(parsed: Parsed, props: ReadonlySet<ParseProp>, summary: Tree): Tree {
  // Of a revision that was asked for its number is told in any case.
  const isTold = (prop: ParseProp) => props.has(prop) || (prop === 'revid' && parsed.call.params.oldid !== undefined);
  const names = (Object.keys(TOLD) as ParseProp[]).filter(isTold);
  const upToText: readonly ParseProp[] = names.filter((prop) => prop === 'revid' || prop === 'text');
  const contents = names.findLast((prop) => prop === 'tocdata' || prop === 'sections');
  const tell = (prop: ParseProp) => ({
    ...TOLD[prop](parsed),
    ...(prop === contents && { showtoc: parsed.rendering.written.hasContents }),
  });
  const rest = names.filter((prop) => !upToText.includes(prop));
  return Object.assign({}, ...upToText.map(tell), summary, ...rest.map(tell));
}

function wrapped({ rendering, call }: Parsed): string {
  const { wrapoutputclass } = call.params;
  return wrapoutputclass === '' ? rendering.html : inParserOutput(rendering.html, call, wrapoutputclass);
}

/** Titles with those of a namespace together. */
function inNamespaces(titles: readonly Title[], are: Rendering['are']): readonly Tree[] {
  return [...Map.groupBy(titles, ({ namespace }) => namespace.id).values()]
    .flat()
    .map(({ namespace, prefixed }) =>
      marked({ ns: namespace.id, title: prefixed, exists: are.has(prefixed) }, { content: 'title' }),
    );
}

function sections({ subject, rendering }: Parsed): readonly Tree[] {
  return rendering.written.headings.map(({ depth, level, line, number, index, offset, anchor }) => ({
    ...{ toclevel: depth, level: String(level), line, number, index },
    fromtitle: index === '' ? false : nameOfPage(subject.title),
    ...{ byteoffset: offset, anchor, linkAnchor: anchor },
  }));
}

function contentsOf({ subject, rendering }: Parsed): Tree | null {
  if (!saysWikitext(subject.model)) return null;
  const told = rendering.written.headings.map(({ depth, level, line, number, index, offset, anchor }) => ({
    ...{ tocLevel: depth, hLevel: level, line, number, index },
    ...(index !== '' && { fromTitle: nameOfPage(subject.title) }),
    ...(offset !== null && { codepointOffset: offset }),
    anchor,
  }));
  return { sections: told, extensionData: [] };
}

function nameOfPage({ prefixed }: Title): string {
  return prefixed.replaceAll(' ', '_');
}

function displayTitle({ subject: { title, model }, rendering, call: { settings } }: Parsed): string {
  const said = rendering.written.properties.get('displaytitle');
  const same = said === undefined ? undefined : readTitle(said, settings.siteName);
  if (said !== undefined && same && !('key' in same) && same.prefixed === title.prefixed) return escapeHtml(said);
  if (!saysWikitext(model)) return escapeHtml(title.prefixed);
  const main = `<span class="mw-page-title-main">${escapeHtml(title.text)}</span>`;
  const name = namespaceName(title.namespace, settings.siteName);
  if (name === '') return main;
  const colon = '<span class="mw-page-title-separator">:</span>';
  return `<span class="mw-page-title-namespace">${escapeHtml(name)}</span>${colon}${main}`;
}

function categoriesHtml({ subject, rendering, hidden, call }: Parsed): string {
  const { say, url } = readingFor(subject.title, 0, call);
  const shown = [...rendering.written.categories.keys()].filter((key) => !hidden.has(key));
  if (shown.length === 0) {
    return '<div id="catlinks" class="catlinks catlinks-allhidden" data-mw="interface"></div>';
  }
  const items = shown.map((key) => {
    const title = categoryTitle(key, call);
    return `<li>${pageTag(title, { say, url }, rendering.are)}${escapeHtml(title.text)}</a></li>`;
  });
  const all = makeTitle(namespaceNumbered(SPECIAL), 'Categories', call.settings.siteName);
  const head = `${pageTag(all, { say, url }, new Map([[all.prefixed, 'page']]))}${escapeHtml(say('latchkey-categories', String(shown.length)))}</a>`;
  return `<div id="catlinks" class="catlinks" data-mw="interface"><div id="mw-normal-catlinks" class="mw-normal-catlinks">${head}: <ul>${items.join('')}</ul></div></div>`;
}

/** Which categories are hidden: their pages say so. */
export async function hiddenCategories(rendering: Rendering, call: ParseCall): Promise<ReadonlySet<string>> {
  const keys = [...rendering.written.categories.keys()];
  if (keys.length === 0) return new Set();
  const titles = keys.map((key) => categoryTitle(key, call));
  const texts = await readingFor(titles[0] as Title, 0, call).pages(titles);
  return new Set(
    titles.filter(({ prefixed }) => texts.get(prefixed)?.text.includes('__HIDDENCAT__')).map((one) => nameOf(one).key),
  );
}
