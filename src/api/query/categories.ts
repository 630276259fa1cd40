import type { LinkRow } from '../../store/links.ts';
import { CATEGORY } from '../../wiki/namespaces.ts';
import { titleOf } from '../../wiki/title.ts';
import { refusal } from '../error.ts';
import { type Call, defineModule } from '../module.ts';
import { choice } from '../param/choice.ts';
import { limit } from '../param/limit.ts';
import { string } from '../param/string.ts';
import { formatTimestamp } from '../param/timestamp.ts';
import { either } from './changes/filters.ts';
import { continuedFrom } from './continued-from.ts';
import { hiddenCategories } from './links/hidden-categories.ts';
import { namesAsked, nameTold, toldByPage } from './links/of-pages.ts';
import { sortKeyTold } from './links/sort-key.ts';

const params = {
  prop: choice(['hidden', 'sortkey', 'timestamp'], { multi: true }),
  show: choice(['!hidden', 'hidden'], { multi: true }),
  limit: limit({ default: 10 }),
  continue: string({}),
  categories: string({ multi: true }),
  dir: choice(['ascending', 'descending'], { default: 'ascending' }),
};

/** Tells which categories pages are in. */
export const categories = defineModule({
  name: 'categories',
  group: 'prop',
  prefix: 'cl',
  cacheMode: 'public',
  params,
  examples: {
    'action=query&prop=categories&titles=Main%20Page': 'apihelp-query+categories-example-simple',
    'action=query&generator=categories&titles=Main%20Page&prop=info': 'apihelp-query+categories-example-generator',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Categories'],
  async run(call) {
    const props = new Set(call.params.prop);
    const { rows, hidden } = await find(call);
    return toldByPage(rows, ['categories', 'cl'], (row) => ({
      ...nameTold(row, call.settings.siteName),
      ...(props.has('sortkey') && { sortkey: sortKeyTold(row.sort), sortkeyprefix: row.value }),
      ...(props.has('timestamp') && { timestamp: formatTimestamp(row.timestamp) }),
      ...(props.has('hidden') && { hidden: hidden.has(row.key) }),
    }));
  },
  async generate(call) {
    const { rows } = await find(call);
    return { titles: rows.map((row) => titleOf(row, call.settings.siteName)) };
  },
});

async function find(call: Call<typeof params>) {
  const { params: asked, pages, store, continueAt } = call;
  const none = { rows: [] as readonly LinkRow[], hidden: new Set<string>() as ReadonlySet<string> };
  if (pages.known.size === 0) return none;
  const at = asked.continue === undefined ? undefined : continuedFrom(asked.continue, ['int', 'string']);
  const targets = namesAsked(asked.categories, call)?.filter(({ namespace }) => namespace === CATEGORY);
  if (targets?.length === 0) return none;
  const show = asked.show ?? [];
  if (show.includes('hidden') && show.includes('!hidden')) throw refusal('show');
  const wanted = either('hidden', show);
  const found = await store.links.of({
    ...{ pages: [...pages.known.keys()], kind: 'category', targets },
    at: at && { page: at[0], namespace: CATEGORY, key: at[1] },
    descending: asked.dir === 'descending',
    limit: asked.limit.count + 1,
  });
  const next = found[asked.limit.count];
  if (next) continueAt('continue', `${next.page}|${next.key}`);
  const rows = found.slice(0, asked.limit.count);
  if (wanted === undefined && !asked.prop?.includes('hidden')) return { ...none, rows };
  const hidden = await hiddenCategories(
    rows.map(({ key }) => key),
    call,
  );
  return { rows: rows.filter(({ key }) => wanted === undefined || hidden.has(key) === wanted), hidden };
}
