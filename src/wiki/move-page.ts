import type { PageEvent, PageStore } from '../store/pages.ts';
import type { Move, TitleStore } from '../store/titles.ts';
import type { ContentModel } from './content-model.ts';
import { linksOf } from './links-of.ts';
import { contentOf, isArticle, type PageRead } from './save-page.ts';
import { nameOf, subjectOf, type Title, talkOf } from './title.ts';

/** How a page is to be moved. */
export interface PageMove {
  readonly from: Title;
  readonly before: PageRead;
  readonly to: Title;
  /** The redirect that gives way. */
  readonly over: { readonly before: PageRead; readonly event: PageEvent } | null;
  readonly revision: Move['revision'];
  /** Text of the redirect that is left, of the kind that the page is; undefined: none is. */
  readonly leaves: string | undefined;
  readonly events: Move['events'];
  /** Its other page was moved just before, and who watches either with it. */
  readonly isBeside: boolean;
  readonly siteName: string;
}

/** Gives a page another name; whoever watches it then watches that. Gives the new revision; undefined: somebody was faster. */
export async function movePage(
  { titles, pages }: { readonly titles: TitleStore; readonly pages: PageStore },
  move: PageMove,
): Promise<number | undefined> {
  const { from, before, to, over, revision, leaves, events, isBeside, siteName } = move;
  const { row, text } = before;
  const counts = (title: Title) => Number(isArticle(title, text, row.redirect !== null));
  const pairs = (isBeside ? [talkOf] : [subjectOf, talkOf]).map(
    (of) => [nameOf(of(from, siteName)), nameOf(of(to, siteName))] as const,
  );
  const wiki = { pages, siteName };
  const model = row.model as ContentModel;
  return titles.move({
    from: nameOf(from),
    to: nameOf(to),
    base: row.latest,
    over: over && { base: over.before.row.latest, event: over.event },
    revision: { ...revision, minor: true },
    redirect:
      leaves !== undefined
        ? {
            revision: { ...revision, minor: false, tags: ['mw-new-redirect'] },
            content: contentOf(model, leaves),
            redirect: { ...nameOf(to), fragment: '' },
            links: await linksOf(from, leaves, model, wiki),
          }
        : null,
    links: await linksOf(to, text, model, wiki),
    articles: counts(to) - counts(from),
    events,
    watches: pairs.filter(([one, other]) => one.namespace !== other.namespace || one.key !== other.key),
  });
}
