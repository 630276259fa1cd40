import type { LinkRow } from '../../store/links.ts';
import { FILE } from '../../wiki/namespaces.ts';
import { titleOf } from '../../wiki/title.ts';
import { type Call, defineModule } from '../module.ts';
import { choice } from '../param/choice.ts';
import { limit } from '../param/limit.ts';
import { string } from '../param/string.ts';
import { continuedFrom } from './continued-from.ts';
import { namesAsked, nameTold, toldByPage } from './links/of-pages.ts';

const params = {
  limit: limit({ default: 10 }),
  continue: string({}),
  images: string({ multi: true }),
  dir: choice(['ascending', 'descending'], { default: 'ascending' }),
};

/** Tells which files pages show, whether they are there or not. */
export const images = defineModule({
  name: 'images',
  group: 'prop',
  prefix: 'im',
  cacheMode: 'public',
  params,
  examples: {
    'action=query&prop=images&titles=Main%20Page': 'apihelp-query+images-example-simple',
    'action=query&generator=images&titles=Main%20Page&prop=info': 'apihelp-query+images-example-generator',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Images'],
  async run(call) {
    return toldByPage(await find(call), ['images', 'im'], (row) => nameTold(row, call.settings.siteName));
  },
  async generate(call) {
    return { titles: (await find(call)).map((row) => titleOf(row, call.settings.siteName)) };
  },
});

async function find(call: Call<typeof params>): Promise<readonly LinkRow[]> {
  const { params: asked, pages, store, continueAt } = call;
  if (pages.known.size === 0) return [];
  const at = asked.continue === undefined ? undefined : continuedFrom(asked.continue, ['int', 'string']);
  const targets = namesAsked(asked.images, call);
  if (targets?.length === 0) return [];
  const found = await store.links.of({
    ...{ pages: [...pages.known.keys()], kind: 'file', targets },
    at: at && { page: at[0], namespace: FILE, key: at[1] },
    descending: asked.dir === 'descending',
    limit: asked.limit.count + 1,
  });
  const next = found[asked.limit.count];
  if (next) continueAt('continue', `${next.page}|${next.key}`);
  return found.slice(0, asked.limit.count);
}
