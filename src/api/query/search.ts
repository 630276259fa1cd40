import type { PageRow } from '../../store/pages.ts';
import type { SearchPhrase } from '../../store/search.ts';
import { MAIN } from '../../wiki/namespaces.ts';
import { nearMatch } from '../../wiki/near-match.ts';
import { readSearch } from '../../wiki/search-text.ts';
import { countWords, snippetOf } from '../../wiki/snippet.ts';
import { titleOf } from '../../wiki/title.ts';
import { refusal } from '../error.ts';
import { type Call, defineModule } from '../module.ts';
import { boolean } from '../param/boolean.ts';
import { choice } from '../param/choice.ts';
import { integer } from '../param/integer.ts';
import { limit } from '../param/limit.ts';
import { namespace } from '../param/namespace.ts';
import { string } from '../param/string.ts';
import { formatTimestamp } from '../param/timestamp.ts';
import { list, type Tree } from '../result.ts';
import { chosen } from './chosen.ts';

const params = {
  search: string({ required: true }),
  namespace: namespace({ default: [MAIN], multi: { all: true } }),
  limit: limit({ default: 10 }),
  offset: integer({ default: 0, min: 0 }),
  what: choice(['nearmatch', 'text', 'title'], {}),
  info: choice(['rewrittenquery', 'suggestion', 'totalhits'], {
    default: ['totalhits', 'suggestion', 'rewrittenquery'],
    multi: true,
  }),
  prop: choice(
    [
      ...(['categorysnippet', 'extensiondata', 'isfilematch', 'redirectsnippet', 'redirecttitle'] as const),
      ...(['sectionsnippet', 'sectiontitle', 'size', 'snippet', 'timestamp', 'titlesnippet', 'wordcount'] as const),
      ...(['hasrelated', 'score'] as const),
    ],
    {
      default: ['size', 'wordcount', 'timestamp', 'snippet'],
      multi: true,
      deprecatedValues: ['hasrelated', 'score'],
    },
  ),
  // There are no other wikis here, and nothing is spelled otherwise than it was written.
  interwiki: boolean(),
  enablerewrites: boolean(),
  sort: choice(['relevance'], { default: 'relevance' }),
};

type Asked = Call<typeof params>;

interface Found {
  readonly rows: readonly PageRow[];
  /** undefined: nobody counted. */
  readonly total: number | undefined;
  readonly phrases: readonly SearchPhrase[];
}

/** Lists pages by words of their titles or texts. */
export const search = defineModule({
  name: 'search',
  group: 'list',
  prefix: 'sr',
  cacheMode: 'public',
  params,
  examples: {
    'action=query&list=search&srsearch=meaning': 'apihelp-query+search-example-simple',
    'action=query&list=search&srwhat=text&srsearch=meaning': 'apihelp-query+search-example-text',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Search'],
  async run(call) {
    const found = await find(call);
    const told: Tree[] = [];
    for (const row of found.rows) told.push(await tell(row, found.phrases, call));
    return { ...infoTold(found, call), search: list('p', told) };
  },
  async generate(call) {
    const found = await find(call);
    const { rows, phrases } = found;
    const data = new Map<string, Tree>();
    for (const [place, row] of rows.entries()) {
      const { ns: _, title, pageid: __, ...told } = await tell(row, phrases, call);
      data.set(String(title), { ...told, index: call.params.offset + place + 1 });
    }
    return { titles: rows.map((row) => titleOf(row, call.settings.siteName)), data, beside: infoTold(found, call) };
  },
});

function infoTold({ total }: Found, { params: { info } }: Asked): Tree {
  return total !== undefined && info.includes('totalhits') ? { searchinfo: { totalhits: total } } : {};
}

/** What is asked for; the query is told where it goes on. */
async function find({ params: asked, settings, store, continueAt }: Asked): Promise<Found> {
  const { count } = asked.limit;
  if (asked.what === 'nearmatch') {
    const row = await nearMatch(asked.search, store.pages, settings.siteName);
    return { rows: row && asked.offset === 0 ? [row] : [], total: undefined, phrases: [] };
  }
  if (asked.search.trim() === '') throw refusal('search-text-disabled');
  const { phrases, namespaces = asked.namespace } = readSearch(asked.search, settings.siteName);
  if (phrases.length === 0) return { rows: [], total: 0, phrases };
  const { pages, total } = await store.search.find({
    where: asked.what ?? 'title',
    phrases,
    namespaces: namespaces === 'all' ? undefined : chosen(namespaces),
    offset: asked.offset,
    limit: count,
  });
  if (total > asked.offset + count) continueAt('offset', asked.offset + count);
  return { rows: pages, total, phrases };
}

async function tell(
  row: PageRow,
  phrases: readonly SearchPhrase[],
  { params: asked, settings, store }: Asked,
): Promise<Tree> {
  const { namespace: of, prefixed } = titleOf(row, settings.siteName);
  const props = new Set<string>(asked.prop);
  const [latest] = await store.pages.revisions(props.has('timestamp') || needsText(props) ? [row.latest] : []);
  const texts = await store.pages.texts(latest && needsText(props) ? [latest.content] : []);
  const text = texts.get(latest?.content ?? 0) ?? '';
  return {
    ...{ ns: of.id, title: prefixed, pageid: row.id },
    ...(props.has('size') && { size: row.length }),
    ...(props.has('wordcount') && { wordcount: countWords(text) }),
    ...(props.has('snippet') && { snippet: phrases.length === 0 ? '' : snippetOf(text, phrases) }),
    ...(props.has('timestamp') && { timestamp: formatTimestamp(latest?.timestamp ?? 0) }),
    ...(props.has('titlesnippet') && { titlesnippet: '' }),
    ...(props.has('categorysnippet') && { categorysnippet: '' }),
    ...(props.has('isfilematch') && { isfilematch: false }),
  };
}

function needsText(props: ReadonlySet<string>): boolean {
  return props.has('wordcount') || props.has('snippet');
}
