import type { Message } from '../../i18n/message.ts';
import type { Title } from '../../wiki/title.ts';
import type { Tree, Value } from '../result.ts';
import type { PageSet } from './page-set.ts';
import { tellPages } from './tell-pages.ts';

/** A page that an action was asked to do something with: what a query would tell of it, and its title if it can be a page. */
export interface ActedOn {
  readonly told: Tree;
  readonly title: Title | undefined;
  readonly isThere: boolean;
}

/** The pages of an action, in the order of its answer: what cannot be a page first, those that are there last. */
export function pagesActedOn(pages: PageSet, say: (message: Message) => Value): readonly ActedOn[] {
  const order = [pages.invalid, pages.special, pages.missingIds, pages.missing, pages.known];
  const missingRevisions = [...pages.missingRevisions].map((revid) => ({ revid, missing: true }));
  const acted = [...tellPages(pages, say)]
    .toSorted(([one], [other]) => order.findIndex((set) => set.has(one)) - order.findIndex((set) => set.has(other)))
    .map(([number, told]) => {
      const known = pages.known.get(number);
      return { told, title: pages.missing.get(number) ?? known?.title, isThere: known !== undefined };
    });
  const firstPage = acted.findIndex(({ title }) => title !== undefined);
  const revisions = missingRevisions.map((told) => ({ told, title: undefined, isThere: false }));
  return acted.toSpliced(firstPage < 0 ? acted.length : firstPage, 0, ...revisions);
}
