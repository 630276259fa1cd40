import { escapeText } from '../../../lib/escape.ts';
import { pageKey } from '../../../store/page-key.ts';
import type { PageRow } from '../../../store/pages.ts';
import { CONTENT_FORMATS, type ContentModel, defaultModel } from '../../../wiki/content-model.ts';
import { nameOf, subjectOf, type Title, talkOf } from '../../../wiki/title.ts';
import type { Call } from '../../module.ts';
import { pageUrl } from '../../page-url.ts';
import type { Params } from '../../param/param.ts';
import { formatTimestamp } from '../../param/timestamp.ts';
import { marked, type Tree } from '../../result.ts';
import { protections } from './protections.ts';
import { visitingWatchers, watchers } from './watchers.ts';

/** A page that is told of; `row` is undefined if it is not there. */
export interface Subject {
  readonly number: number;
  readonly title: Title;
  readonly row: PageRow | undefined;
}

/** What can be told beside: looks up what it needs of all pages, and gives how one is told. */
export type InfoProp = (call: Call<Params>, pages: readonly Subject[]) => Promise<Telling> | Telling;
export type Telling = (page: Subject) => Tree;

/** What can be asked for, in the order of the answer. */
export const INFO_PROPS = {
  protection: protections,
  watched: async (call, pages) => {
    const watched = await ownWatches(call, pages);
    return ({ title }) => {
      const expires = watched.get(pageKey(nameOf(title)))?.expires ?? null;
      return {
        watched: watched.has(pageKey(nameOf(title))),
        ...(expires !== null && { watchlistexpiry: formatTimestamp(expires) }),
      };
    };
  },
  watchers,
  visitingwatchers: visitingWatchers,
  notificationtimestamp: async (call, pages) => {
    const watched = await ownWatches(call, pages);
    return ({ title }) => {
      const unseen = watched.get(pageKey(nameOf(title)))?.unseen ?? null;
      return { notificationtimestamp: unseen === null ? '' : formatTimestamp(unseen) };
    };
  },
  talkid: (call, pages) => idsOf('talkid', talkOf, call, pages),
  subjectid: (call, pages) => idsOf('subjectid', subjectOf, call, pages),
  associatedpage:
    ({ settings: { siteName } }) =>
    ({ title }) => {
      const other = title.namespace.id % 2 === 1 ? subjectOf(title, siteName) : talkOf(title, siteName);
      return { associatedpage: other.prefixed };
    },
  url:
    ({ address }) =>
    ({ title }) => ({
      fullurl: pageUrl(title, address),
      editurl: pageUrl(title, address, 'action=edit'),
      canonicalurl: pageUrl(title, address),
    }),
  readable:
    ({ asker }) =>
    () => ({ readable: asker.rights.has('read') }),
  preload: () => () => ({ preload: '' }),
  // A new page or section begins empty here, and nothing is said above the text.
  preloadcontent:
    ({ params: asked }) =>
    ({ title, row }) => {
      if (row && !asked.preloadnewsection) return {};
      const model: ContentModel = defaultModel(title);
      const content = { contentmodel: model, contentformat: CONTENT_FORMATS[model], content: '' };
      return { preloadcontent: marked(content, { content: 'content' }), preloadisdefault: true };
    },
  editintro: () => () => ({ editintro: marked({}, { element: 'ei', kind: 'pairs', pairKey: 'key' }) }),
  displaytitle:
    () =>
    ({ title }) => ({ displaytitle: escapeText(title.prefixed) }),
  varianttitles:
    ({ settings }) =>
    ({ title, row }) =>
      row ? { varianttitles: { [settings.contentLanguage]: title.prefixed } } : {},
  linkclasses:
    ({ pages: { followRedirects } }) =>
    ({ row }) => {
      const isRedirect = row !== undefined && row.redirect !== null && !followRedirects;
      return row ? { linkclasses: isRedirect ? ['mw-redirect'] : [] } : {};
    },
} satisfies { readonly [prop: string]: InfoProp };

async function ownWatches({ asker, session, store }: Call<Params>, pages: readonly Subject[]) {
  if (asker.id === 0 || !asker.rights.has('viewmywatchlist')) return new Map<string, never>();
  const names = pages.map(({ title }) => nameOf(title));
  const rows = await store.watches.watched(asker.id, names, session.now);
  return new Map(rows.map((row) => [pageKey(row), row]));
}

/** Tells the id of the page that belongs to each, where there is one and it is another. */
async function idsOf(
  prop: string,
  belonging: (title: Title, siteName: string) => Title,
  { store, settings }: Call<Params>,
  pages: readonly Subject[],
): Promise<Telling> {
  const others = pages.map(({ title }) => nameOf(belonging(title, settings.siteName)));
  const rows = await store.pages.byName(others);
  const ids = new Map(rows.map((row) => [pageKey(row), row.id]));
  return ({ title }) => {
    const other = belonging(title, settings.siteName);
    const id = other.namespace.id === title.namespace.id ? undefined : ids.get(pageKey(nameOf(other)));
    return id === undefined ? {} : { [prop]: id };
  };
}
