import { message } from '../../i18n/message.ts';
import { refusal } from '../error.ts';
import { type CacheMode, type Call, defineModule, type Module, type QueryGroup } from '../module.ts';
import { boolean } from '../param/boolean.ts';
import { changedValues } from '../param/read.ts';
import { string } from '../param/string.ts';
import { submodules } from '../param/submodule.ts';
import { continued, continuedRaw, readPosition } from '../query/continuation.ts';
import { PAGE_PARAMS } from '../query/page-params.ts';
import { type PageSet, pagesById, pagesByRevision, pagesByTitle, tellPages } from '../query/page-set.ts';
import { pagesOf } from '../query/pages.ts';
import { field } from '../request.ts';
import type { Tree } from '../result.ts';

type Submodules = { readonly [group in QueryGroup]: readonly Module[] };

/** Asks the wiki. What can be asked are its submodules: of pages (`prop`), lists, and what the wiki is (`meta`). */
export function defineQuery({ prop, list, meta }: Submodules): Module {
  const byName = new Map([...prop, ...list, ...meta].map((module) => [module.name, module]));
  const params = {
    prop: submodules(prop, { multi: true }),
    list: submodules(list, { multi: true }),
    meta: submodules(meta, { multi: true }),
    indexpageids: boolean(),
    iwurl: boolean(),
    continue: string({}),
    rawcontinue: boolean(),
    ...PAGE_PARAMS,
  };
  type QueryCall = Call<typeof params>;
  /** Parameters that a query for things open to all may have beside `meta`: they show nothing. */
  const harmless = ['meta', 'rawcontinue', 'indexpageids'];

  return defineModule({
    name: 'query',
    group: 'action',
    openToAll: ({ params: { meta: asked = [] }, request }: QueryCall) =>
      field(request, 'meta') !== undefined &&
      Object.keys(params).every((name) => harmless.includes(name) || field(request, name) === undefined) &&
      asked.every((name) => byName.get(name)?.openToAll === true),
    cacheMode: 'public',
    params,
    examples: {
      'action=query&meta=userinfo|tokens': 'apihelp-query-example-session',
      'action=query&titles=Main%20Page|No%20such%20page': 'apihelp-query-example-pages',
    },
    helpUrls: ['Query', 'Meta', 'Properties', 'Lists'].map(
      (page) => `https://www.mediawiki.org/wiki/Special:MyLanguage/API:${page}`,
    ),
    async run(call) {
      const { params: asked, runInside, skipInside, cache } = call;
      const names = [...new Set([...(asked.prop ?? []), ...(asked.list ?? []), ...(asked.meta ?? [])])];
      const position = readPosition(asked.continue ?? '');
      const props = new Set(asked.prop);
      const isDone = (name: string) => position.done.has(name) || (position.pagesDone && props.has(name));
      const chosen = names.map((name) => byName.get(name) as Module);
      for (const module of chosen.filter(({ name }) => isDone(name))) skipInside(module);

      const query: { [name: string]: Tree[string] } = {};
      const pages = pageSet(call);
      if (pages && !position.pagesDone) Object.assign(query, tellPages(pages, asked.indexpageids));
      const rests = new Map<string, { readonly [parameter: string]: string }>();
      let mode: CacheMode = 'public';
      for (const module of chosen.filter(({ name }) => !isDone(name))) {
        const { result, rest, cacheMode } = await runInside(module);
        Object.assign(query, result);
        mode = narrower(mode, cacheMode);
        if (Object.keys(rest).length > 0) rests.set(module.name, rest);
      }
      cache(mode);
      return {
        ...(asked.rawcontinue ? continuedRaw(rests) : continued(rests, names, props)),
        ...(Object.keys(query).length > 0 && { query }),
      };
    },
  });

  function pageSet({ params: asked, request, settings, warn, say }: QueryCall): PageSet | undefined {
    const { titles, pageids, revids, generator, redirects } = asked;
    if (generator !== undefined) throw refusal('badgenerator', [generator]);
    const [source, second] = Object.entries({ titles, pageids, revids }).flatMap(([name, ids]) => (ids ? [name] : []));
    if (source !== undefined && second !== undefined) throw refusal('multisource', [second, source]);
    const composed = changedValues(request, 'titles');
    const from = { siteName: settings.siteName, pages: pagesOf(settings), composed, say };
    if (titles) return pagesByTitle(titles, from);
    if (pageids) return pagesById(pageids, from);
    if (revids && redirects) warn({ code: 'redirectsandrevids', message: message('apiwarn-redirectsandrevids') });
    return revids && pagesByRevision(revids, from);
  }
}

const WIDTHS: readonly CacheMode[] = ['private', 'anon-public-user-private', 'public'];

function narrower(one: CacheMode, other: CacheMode): CacheMode {
  return WIDTHS.indexOf(one) < WIDTHS.indexOf(other) ? one : other;
}
