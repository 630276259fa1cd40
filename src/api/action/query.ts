import { message } from '../../i18n/message.ts';
import { refusal } from '../error.ts';
import { type CacheMode, type Call, defineModule, type Module } from '../module.ts';
import { boolean } from '../param/boolean.ts';
import { string } from '../param/string.ts';
import { submodules } from '../param/submodule.ts';
import type { Tree } from '../result.ts';

/** Asks the wiki. What can be asked are its submodules. */
export function defineQuery(meta: readonly Module[]): Module {
  const byName = new Map(meta.map((module) => [module.name, module]));
  const params = {
    prop: submodules([], { multi: true }),
    list: submodules([], { multi: true }),
    meta: submodules(meta, { multi: true }),
    continue: string({}),
    rawcontinue: boolean(),
  };
  return defineModule({
    name: 'query',
    group: 'action',
    openToAll: ({ params: { prop, list, meta } }: Call<typeof params>) =>
      prop === undefined &&
      list === undefined &&
      meta !== undefined &&
      meta.every((name) => byName.get(name)?.openToAll === true),
    cacheMode: 'public',
    params,
    examples: { 'action=query&meta=userinfo|tokens': 'apihelp-query-example-session' },
    helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Query'],
    async run({ params, runInside, cache }) {
      if (params.continue) throw refusal('badcontinue', message('apierror-badcontinue'));
      const query: { [name: string]: Tree[string] } = {};
      let mode: CacheMode = 'public';
      for (const name of params.meta ?? []) {
        const module = byName.get(name) as Module;
        Object.assign(query, await runInside(module));
        mode = narrower(mode, module.cacheMode);
      }
      cache(mode);
      return {
        ...(!params.rawcontinue && { batchcomplete: true }),
        ...(Object.keys(query).length > 0 && { query }),
      };
    },
  });
}

const WIDTHS: readonly CacheMode[] = ['private', 'anon-public-user-private', 'public'];

function narrower(one: CacheMode, other: CacheMode): CacheMode {
  return WIDTHS.indexOf(one) < WIDTHS.indexOf(other) ? one : other;
}
