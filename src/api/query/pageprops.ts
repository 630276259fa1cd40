import { defineModule } from '../module.ts';
import { string } from '../param/string.ts';
import { marked, type Tree } from '../result.ts';
import { continuedFrom } from './continued-from.ts';

/** Properties that are told at once; of one page all are. */
const MOST = 5000;

/** Tells what the texts of pages say of them. */
export const pageprops = defineModule({
  name: 'pageprops',
  group: 'prop',
  prefix: 'pp',
  cacheMode: 'public',
  params: { continue: string({}), prop: string({ multi: true }) },
  examples: { 'action=query&prop=pageprops&titles=Main%20Page|MediaWiki': 'apihelp-query+pageprops-example-simple' },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Pageprops'],
  async run({ params: asked, pages, store, continueAt }) {
    const from = asked.continue === undefined ? 0 : continuedFrom(asked.continue, ['int'])[0];
    const ids = [...pages.known.keys()].filter((id) => id >= from);
    if (ids.length === 0) return undefined;
    const found = await store.links.of({
      ...{ pages: ids, kind: 'property', limit: MOST + 1 },
      targets: asked.prop?.map((key) => ({ namespace: 0, key })),
    });
    const next = found[MOST]?.page;
    if (next !== undefined) continueAt('continue', next);
    const byPage = Map.groupBy(
      found.filter(({ page }) => page !== next),
      ({ page }) => page,
    );
    return Object.fromEntries(
      [...byPage].map(([page, rows]): [string, Tree] => {
        const props = Object.fromEntries(rows.map(({ key, value }) => [key, value]));
        return [String(page), { pageprops: marked(props, {}) }];
      }),
    );
  },
});
