import { byBytes } from '../../lib/byte-order.ts';
import type { MemberCount } from '../../store/links.ts';
import { CATEGORY } from '../../wiki/namespaces.ts';
import { titleOf } from '../../wiki/title.ts';
import { type Call, defineModule } from '../module.ts';
import { choice } from '../param/choice.ts';
import { integer } from '../param/integer.ts';
import { limit } from '../param/limit.ts';
import { string } from '../param/string.ts';
import { list, marked, type Tree } from '../result.ts';
import { continuedFrom } from './continued-from.ts';
import { hiddenCategories } from './links/hidden-categories.ts';
import { readKey } from './read-key.ts';

const params = {
  from: string({}),
  continue: string({}),
  to: string({}),
  prefix: string({}),
  dir: choice(['ascending', 'descending'], { default: 'ascending' }),
  min: integer({}),
  max: integer({}),
  limit: limit({ default: 10 }),
  prop: choice(['hidden', 'size'], { default: [], multi: true }),
};

/** How often more categories are read where those that were have too few members, or too many. */
const STEPS = 10;

/** Lists the categories that have members or pages. */
export const allcategories = defineModule({
  name: 'allcategories',
  group: 'list',
  prefix: 'ac',
  cacheMode: 'public',
  params,
  examples: {
    'action=query&list=allcategories&acprop=size': 'apihelp-query+allcategories-example-simple',
    'action=query&generator=allcategories&gacprefix=List&prop=info': 'apihelp-query+allcategories-example-generator',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Allcategories'],
  async run(call) {
    const props = new Set(call.params.prop);
    const { keys, counts } = await find(call);
    const hidden = props.has('hidden') ? await hiddenCategories(keys, call) : new Set();
    const tell = (key: string): Tree => {
      const { pages = 0, files = 0, categories = 0 } = counts.get(key) ?? {};
      const sizes = { size: pages + files + categories, pages, files, subcats: categories };
      const told = {
        category: key.replaceAll('_', ' '),
        ...(props.has('size') && sizes),
        ...(props.has('hidden') && { hidden: hidden.has(key) }),
      };
      return marked(told, { content: 'category' });
    };
    return { allcategories: list('c', keys.map(tell)) };
  },
  async generate(call) {
    const { keys } = await find(call);
    return { titles: keys.map((key) => titleOf({ namespace: CATEGORY, key }, call.settings.siteName)) };
  },
});

async function find({ params: asked, settings, store, continueAt }: Call<typeof params>) {
  const key = (written: string | undefined) =>
    written === undefined ? undefined : readKey(written, CATEGORY, settings.siteName);
  const descending = asked.dir === 'descending';
  const at = asked.continue === undefined ? undefined : continuedFrom(asked.continue, ['string'])[0];
  const begin = [key(asked.from), at]
    .filter((one) => one !== undefined)
    .sort(byBytes)
    .at(descending ? 0 : -1);
  const { min = 0, max = Number.POSITIVE_INFINITY, limit } = asked;
  const keys: string[] = [];
  const counts = new Map<string, MemberCount>();
  const size = (one: string) => Object.values(counts.get(one) ?? {}).reduce((sum, count) => sum + count, 0);
  let next: string | undefined = begin;
  for (let step = 0; step < STEPS; step += 1) {
    const [from, to] = descending ? [key(asked.to), next] : [next, key(asked.to)];
    const most = limit.count + 1;
    const found = await store.links.categories({
      namespace: CATEGORY,
      from,
      to,
      prefix: key(asked.prefix),
      descending,
      limit: most,
    });
    for (const [one, count] of await store.links.memberCounts(found)) counts.set(one, count);
    keys.push(...found.slice(0, limit.count).filter((one) => size(one) >= min && size(one) <= max));
    next = found[limit.count];
    if (next === undefined || keys.length > limit.count) break;
  }
  next = keys[limit.count] ?? next;
  if (next !== undefined) continueAt('continue', next);
  return { keys: keys.slice(0, limit.count), counts };
}
