import { message } from '../../i18n/message.ts';
import type { PageRow } from '../../store/pages.ts';
import { refreshLinks } from '../../wiki/refresh-links.ts';
import { ApiError } from '../error.ts';
import { type Call, defineModule, type Module } from '../module.ts';
import { boolean } from '../param/boolean.ts';
import { changedValues } from '../param/read.ts';
import { string } from '../param/string.ts';
import { continuedPages, readPosition } from '../query/continuation.ts';
import { pageParams } from '../query/page-params.ts';
import { pagesActedOn } from '../query/pages-acted-on.ts';
import { pagesAsked } from '../query/pages-asked.ts';
import { tellAround } from '../query/tell-pages.ts';
import { isTooMuch } from '../rate-limit.ts';
import { list, type Tree } from '../result.ts';
import { blockProblems, ownBlocks } from '../unblocked.ts';

/** Pages that include one that are read again with it, at most. */
const MOST_INCLUDING = 100;

/** Has pages made anew from their text: what is shown always is, so only what they link to is kept and read again. */
export function definePurge(queries: readonly Module[]): Module {
  const byName = new Map(queries.map((module) => [module.name, module]));
  const params = {
    forcelinkupdate: boolean(),
    forcerecursivelinkupdate: boolean(),
    continue: string({}),
  };

  /** What is done with a page that is there. */
  async function purged(
    page: Tree,
    row: PageRow,
    { params: asked, warn, ...call }: Call<typeof params>,
  ): Promise<Tree> {
    const { ns, title } = page;
    const may = (action: string, isAsked: boolean) => {
      if (!isAsked || !isTooMuch(action, call)) return isAsked;
      warn({ code: 'ratelimited', message: message('apierror-ratelimited') });
      return false;
    };
    const purges = may('purge', true);
    const links = may('linkpurge', asked.forcelinkupdate || asked.forcerecursivelinkupdate);
    if (links) {
      const { store, settings, session } = call;
      const about = { kind: 'template', targets: [row], limit: MOST_INCLUDING } as const;
      const including = asked.forcerecursivelinkupdate ? await store.links.to(about) : [];
      const rows = [row, ...including.map((found) => found.row)];
      await refreshLinks(rows, store, { siteName: settings.siteName, now: session.now });
    }
    return { ns, title, ...(purges && { purged: true }), ...(links && { linkupdate: true }) };
  }

  return defineModule({
    name: 'purge',
    group: 'action',
    mustBePosted: true,
    write: true,
    params,
    pageSet: { params: pageParams(queries) },
    examples: {
      'action=purge&titles=Main_Page|API': 'apihelp-purge-example-simple',
      'action=purge&generator=allpages&gapnamespace=0&gaplimit=10': 'apihelp-purge-example-generator',
    },
    helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Purge'],
    async run(call) {
      const blocks = await ownBlocks(call);
      const [problem] = blockProblems(blocks, call);
      if (problem && blocks.some(({ partial }) => !partial)) throw new ApiError(problem);
      readPosition(call.params.continue ?? '');
      const { pages, generator } = await pagesAsked(call, byName, false);
      const told: Tree[] = [];
      for (const { told: page } of pagesActedOn(pages, call.say)) {
        const known = pages.known.get(Number(page.pageid));
        told.push(known ? await purged(page, known.row, call) : page);
      }
      const { normalized, redirects } = tellAround(pages, changedValues(call.request, 'titles'));
      return {
        ...continuedPages(generator),
        purge: list('page', told),
        ...(normalized !== undefined && { normalized }),
        ...(redirects !== undefined && { redirects }),
      };
    },
  });
}
