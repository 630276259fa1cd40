import type { LinkRow } from '../../../store/links.ts';
import { titleOf } from '../../../wiki/title.ts';
import { type Call, defineModule, type Module } from '../../module.ts';
import { choice } from '../../param/choice.ts';
import { limit } from '../../param/limit.ts';
import { namespace } from '../../param/namespace.ts';
import { string } from '../../param/string.ts';
import { chosen } from '../chosen.ts';
import { continuedFrom } from '../continued-from.ts';
import { helpUrl } from './help-url.ts';
import { namesAsked, nameTold, toldByPage } from './of-pages.ts';

/** A module that tells what pages link to, or include. */
export interface LinksProp {
  readonly name: 'links' | 'templates';
  readonly prefix: string;
  readonly kind: 'link' | 'template';
  /** The parameter that asks for some only. */
  readonly only: 'titles' | 'templates';
}

const SPECIAL_TOO = [-2, -1];

/** Tells what the pages of a query link to, or include, in the order of the pages and titles. */
export function defineLinksProp({ name, prefix, kind, only }: LinksProp): Module {
  const params = {
    namespace: namespace({ multi: { all: true } }, SPECIAL_TOO),
    limit: limit({ default: 10 }),
    continue: string({}),
    [only]: string({ multi: true }),
    dir: choice(['ascending', 'descending'], { default: 'ascending' }),
  };
  type Asked = Call<typeof params>;

  async function find(call: Asked): Promise<readonly LinkRow[]> {
    const { params: asked, pages, store, continueAt } = call;
    if (pages.known.size === 0) return [];
    const targets = namesAsked(asked[only] as readonly string[] | undefined, call);
    if (targets?.length === 0) return [];
    const at = asked.continue === undefined ? undefined : continuedFrom(asked.continue, ['int', 'int', 'string']);
    const found = await store.links.of({
      ...{ pages: [...pages.known.keys()], kind, targets, namespaces: chosen(asked.namespace) },
      at: at && { page: at[0], namespace: at[1], key: at[2] },
      descending: asked.dir === 'descending',
      limit: asked.limit.count + 1,
    });
    const next = found[asked.limit.count];
    if (next) continueAt('continue', `${next.page}|${next.namespace}|${next.key}`);
    return found.slice(0, asked.limit.count);
  }

  return defineModule({
    name,
    group: 'prop',
    prefix,
    cacheMode: 'public',
    params,
    examples: {
      [`action=query&prop=${name}&titles=Main%20Page`]: `apihelp-query+${name}-example-simple`,
      [`action=query&generator=${name}&titles=Main%20Page&prop=info`]: `apihelp-query+${name}-example-generator`,
    },
    helpUrls: [helpUrl(name)],
    async run(call) {
      const { siteName } = call.settings;
      return toldByPage(await find(call), [name, prefix], (row) => nameTold(row, siteName));
    },
    async generate(call) {
      return { titles: (await find(call)).map((row) => titleOf(row, call.settings.siteName)) };
    },
  });
}
