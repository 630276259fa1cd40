import { message } from '../../i18n/message.ts';
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

/** Has pages made anew from their text. Nothing is kept of a page but its text here: there is nothing to throw away. */
export function definePurge(queries: readonly Module[]): Module {
  const byName = new Map(queries.map((module) => [module.name, module]));
  const params = {
    forcelinkupdate: boolean(),
    forcerecursivelinkupdate: boolean(),
    continue: string({}),
  };

  /** What is done with a page that is there. */
  function purged(page: Tree, { params: asked, warn, ...call }: Call<typeof params>): Tree {
    const { ns, title } = page;
    const may = (action: string, isAsked: boolean) => {
      if (!isAsked || !isTooMuch(action, call)) return isAsked;
      warn({ code: 'ratelimited', message: message('apierror-ratelimited') });
      return false;
    };
    const links = asked.forcelinkupdate || asked.forcerecursivelinkupdate;
    return {
      ...{ ns, title },
      ...(may('purge', true) && { purged: true }),
      ...(may('linkpurge', links) && { linkupdate: true }),
    };
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
      const told = pagesActedOn(pages, call.say).map(({ told: page, isThere }) =>
        isThere ? purged(page, call) : page,
      );
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
