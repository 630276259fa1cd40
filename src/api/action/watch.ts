import { message } from '../../i18n/message.ts';
import { readTitle, type Title } from '../../wiki/title.ts';
import { requireRight } from '../asker.ts';
import { refusal } from '../error.ts';
import { type Call, defineModule, type Module } from '../module.ts';
import { boolean } from '../param/boolean.ts';
import { string } from '../param/string.ts';
import { continuedPages, readPosition } from '../query/continuation.ts';
import { pageParams } from '../query/page-params.ts';
import { pagesActedOn } from '../query/pages-acted-on.ts';
import { pagesAsked } from '../query/pages-asked.ts';
import { list, type Tree } from '../result.ts';
import { setWatched } from '../watching.ts';

/** Puts pages onto the watchlist of the one who asks, or takes them from it. */
export function defineWatch(queries: readonly Module[]): Module {
  const byName = new Map(queries.map((module) => [module.name, module]));
  const params = {
    title: string({ deprecated: true }),
    unwatch: boolean(),
    continue: string({}),
  };
  type Asked = Call<typeof params>;

  async function watchTitle(title: Title, call: Asked): Promise<Tree> {
    const { unwatch } = call.params;
    const about = { title: title.prefixed, ns: title.namespace.id };
    if (title.namespace.id < 0) return { ...about, watchable: 0 };
    await setWatched(title, !unwatch, call);
    return { ...about, [unwatch ? 'unwatched' : 'watched']: true };
  }

  return defineModule({
    name: 'watch',
    group: 'action',
    token: 'watch',
    write: true,
    params,
    pageSet: { params: pageParams(queries) },
    examples: {
      'action=watch&titles=Main_Page&token=123ABC': 'apihelp-watch-example-watch',
      'action=watch&titles=Main_Page&unwatch=&token=123ABC': 'apihelp-watch-example-unwatch',
      'action=watch&generator=allpages&gapnamespace=0&token=123ABC': 'apihelp-watch-example-generator',
    },
    helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Watch'],
    async run(call) {
      const { params: asked, asker, settings } = call;
      if (asker.id === 0) throw refusal('notloggedin', message('watchlistanontext'));
      requireRight(asker, 'editmywatchlist');
      readPosition(asked.continue ?? '');
      if (asked.title !== undefined) {
        const { titles, pageids, revids, generator, redirects, converttitles } = call.readPages();
        const other = Object.entries({ titles, pageids, revids, generator, redirects, converttitles });
        const mixed = other.find(([, value]) => value !== undefined && value !== false);
        if (mixed)
          throw refusal('invalidparammix', message('apierror-invalidparammix-cannotusewith', 'title', mixed[0]));
        const title = readTitle(asked.title, settings.siteName);
        if ('key' in title || title.text === '' || title.namespace.id < 0) {
          throw refusal('invalidtitle', message('invalidtitle'));
        }
        return { batchcomplete: true, watch: await watchTitle(title, call) };
      }
      const { pages, generator } = await pagesAsked(call, byName, false);
      const told: Tree[] = [];
      for (const { told: page, title, isThere } of pagesActedOn(pages, call.say)) {
        told.push(title ? { ...(await watchTitle(title, call)), ...(!isThere && { missing: true }) } : page);
      }
      return { ...continuedPages(generator), watch: list('w', told) };
    },
  });
}
