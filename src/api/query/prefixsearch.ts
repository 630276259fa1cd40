import { byBytes } from '../../lib/byte-order.ts';
import type { PageRow } from '../../store/pages.ts';
import { MAIN } from '../../wiki/namespaces.ts';
import { nameOf, readTitle, titleOf } from '../../wiki/title.ts';
import { type Call, defineModule } from '../module.ts';
import { integer } from '../param/integer.ts';
import { limit } from '../param/limit.ts';
import { namespace } from '../param/namespace.ts';
import { string } from '../param/string.ts';
import { list } from '../result.ts';
import { chosen } from './chosen.ts';

/** Nobody reads on so far: what is skipped must be read too. */
const MOST_OFFSET = 10_000;

const params = {
  search: string({ required: true }),
  namespace: namespace({ default: [MAIN], multi: { all: true } }),
  limit: limit({ default: 10 }),
  offset: integer({ default: 0, min: 0 }),
};

type Asked = Call<typeof params>;

/** Lists pages whose titles begin like a text. */
export const prefixsearch = defineModule({
  name: 'prefixsearch',
  group: 'list',
  prefix: 'ps',
  cacheMode: 'public',
  params,
  examples: {
    'action=query&list=prefixsearch&pssearch=meaning': 'apihelp-query+prefixsearch-example-simple',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Prefixsearch'],
  async run(call) {
    const told = (await find(call)).map((row) => {
      const { namespace: of, prefixed } = titleOf(row, call.settings.siteName);
      return { ns: of.id, title: prefixed, pageid: row.id };
    });
    return { prefixsearch: list('ps', told) };
  },
  async generate(call) {
    const rows = await find(call);
    const place = (row: PageRow, index: number): [string, { readonly index: number }] => [
      titleOf(row, call.settings.siteName).prefixed,
      { index: call.params.offset + index + 1 },
    ];
    return { rows, data: new Map(rows.map(place)) };
  },
});

/** The pages that are asked for; the query is told where they go on. */
async function find({ params: asked, settings, store, continueAt }: Asked): Promise<readonly PageRow[]> {
  const { count } = asked.limit;
  const end = asked.offset + count;
  // A letter more, so that a colon or a space at the end is not lost.
  const title = readTitle(`${asked.search}x`, settings.siteName);
  if ('key' in title || title.namespace.id < 0 || asked.search.includes('#') || asked.offset > MOST_OFFSET) return [];
  const { namespace: named, key } = nameOf(title);
  const namespaces = named === MAIN ? (chosen(asked.namespace) ?? [MAIN]) : [named];
  const prefix = key.slice(0, -1);
  const found = await Promise.all(
    namespaces.map((one) => store.pages.list({ namespace: one, prefix, limit: end + 1 })),
  );
  const rows = found.flat().sort((one, other) => byBytes(one.key, other.key) || one.namespace - other.namespace);
  if (rows.length > end) continueAt('offset', end);
  return rows.slice(asked.offset, end);
}
