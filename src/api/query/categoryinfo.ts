import { CATEGORY } from '../../wiki/namespaces.ts';
import { nameOf } from '../../wiki/title.ts';
import { defineModule } from '../module.ts';
import { string } from '../param/string.ts';
import type { Tree } from '../result.ts';
import { hiddenCategories } from './links/hidden-categories.ts';

/** Tells how many members categories have. */
export const categoryinfo = defineModule({
  name: 'categoryinfo',
  group: 'prop',
  prefix: 'ci',
  cacheMode: 'public',
  params: { continue: string({}) },
  examples: {
    'action=query&prop=categoryinfo&titles=Category:Foo|Category:Bar': 'apihelp-query+categoryinfo-example-simple',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Categoryinfo'],
  async run(call) {
    const { pages, store } = call;
    const known = [...pages.known].map(([number, { title }]) => [number, title] as const);
    const asked = [...known, ...pages.missing].filter(([, { namespace }]) => namespace.id === CATEGORY);
    const keys = asked.map(([, title]) => nameOf(title).key);
    if (keys.length === 0) return undefined;
    const [counts, hidden] = [await store.links.memberCounts(keys), await hiddenCategories(keys, call)];
    const told = asked.flatMap(([number, title]): [string, Tree][] => {
      const { key } = nameOf(title);
      // One that has a page is told of, be it empty.
      const count = counts.get(key) ?? (pages.known.has(number) ? EMPTY : undefined);
      return count ? [[String(number), { categoryinfo: { ...sizes(count), hidden: hidden.has(key) } }]] : [];
    });
    return Object.fromEntries(told);
  },
});

const EMPTY = { pages: 0, files: 0, categories: 0 };

function sizes({
  pages,
  files,
  categories,
}: {
  readonly pages: number;
  readonly files: number;
  readonly categories: number;
}) {
  return { size: pages + files + categories, pages, files, subcats: categories };
}
