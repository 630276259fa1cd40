import type { Member, MembersAsked } from '../../store/links.ts';
import { CATEGORY, FILE, NAMESPACES } from '../../wiki/namespaces.ts';
import { nameOf, readTitle, titleOf } from '../../wiki/title.ts';
import { refusal } from '../error.ts';
import { type Call, defineModule } from '../module.ts';
import { formatTimestamp } from '../param/timestamp.ts';
import { onlyOne } from '../required-params.ts';
import { list, type Tree } from '../result.ts';
import { chosen } from './chosen.ts';
import { continuedFrom } from './continued-from.ts';
import { compactTimestamp, readCompactTimestamp } from './links/compact-timestamp.ts';
import { MEMBERS_PARAMS } from './links/members-params.ts';
import { MEMBER_TYPES, memberType, sortKeyTold } from './links/sort-key.ts';

type Asked = Call<typeof MEMBERS_PARAMS>;

/** Lists the members of a category. */
export const categorymembers = defineModule({
  name: 'categorymembers',
  group: 'list',
  prefix: 'cm',
  cacheMode: 'public',
  params: MEMBERS_PARAMS,
  examples: {
    'action=query&list=categorymembers&cmtitle=Category:Physics': 'apihelp-query+categorymembers-example-simple',
    'action=query&generator=categorymembers&gcmtitle=Category:Physics&prop=info':
      'apihelp-query+categorymembers-example-generator',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Categorymembers'],
  async run(call) {
    const { params: asked, settings } = call;
    const props = new Set(asked.prop);
    const tell = ({ row, link }: Member): Tree => ({
      ...(props.has('ids') && { pageid: row.id }),
      ...(props.has('title') && { ns: row.namespace, title: titleOf(row, settings.siteName).prefixed }),
      ...(props.has('sortkey') && { sortkey: sortKeyTold(link.sort) }),
      ...(props.has('sortkeyprefix') && { sortkeyprefix: link.value }),
      ...(props.has('type') && { type: memberType(link.sort) }),
      ...(props.has('timestamp') && { timestamp: formatTimestamp(link.timestamp) }),
    });
    return { categorymembers: list('cm', (await find(call)).map(tell)) };
  },
  async generate(call) {
    return { rows: (await find(call)).map(({ row }) => row) };
  },
});

async function find(call: Asked): Promise<readonly Member[]> {
  const { params: asked, continueAt } = call;
  const key = await categoryAsked(call);
  const most = asked.limit.count;
  const bySort = asked.sort === 'sortkey';
  const found = bySort ? await bySortKeys(key, call) : await byTimes(key, call);
  const next = found[most];
  if (next) {
    const { sort, timestamp } = next.link;
    const place = bySort ? `${memberType(sort)}|${sortKeyTold(sort)}` : compactTimestamp(timestamp);
    continueAt('continue', `${place}|${next.row.id}`);
  }
  return found.slice(0, most);
}

/** Kind by kind, each in the order of what its members are sorted by. */
async function bySortKeys(key: string, { params: asked, store }: Asked): Promise<Member[]> {
  const [type, hex, page] =
    asked.continue === undefined ? [] : continuedFrom(asked.continue, ['string', 'string', 'int']);
  const place = fromHex(hex ?? '');
  if (place === undefined) throw refusal('badcontinue');
  const types = MEMBER_TYPES.filter((one) => asked.type.includes(one));
  const descending = isDescending(asked.dir);
  const [start, end] = [sortKey(asked, 'start'), sortKey(asked, 'end')];
  const [from, to] = descending ? [end, start] : [start, end];
  const found: Member[] = [];
  if (types.length === 0) return [];
  const first = types.findIndex((one) => type === undefined || one === type);
  if (first < 0) throw refusal('badcontinue');
  for (const one of types.slice(first)) {
    const digit = String(MEMBER_TYPES.indexOf(one));
    const at = one === type && page !== undefined ? { place: digit + place, page } : undefined;
    const range = { from: digit + (from ?? ''), to: to === undefined ? String(Number(digit) + 1) : digit + to };
    const limit = asked.limit.count + 1 - found.length;
    if (limit > 0) {
      found.push(
        ...(await store.links.members({
          key,
          by: 'sort',
          ...range,
          namespaces: chosen(asked.namespace),
          at,
          descending,
          limit,
        })),
      );
    }
  }
  return found;
}

function byTimes(key: string, { params: asked, store }: Asked): Promise<Member[]> {
  const [time, page] = asked.continue === undefined ? [] : continuedFrom(asked.continue, ['string', 'int']);
  const at = time === undefined ? undefined : { place: readCompactTimestamp(time), page: page ?? 0 };
  const descending = isDescending(asked.dir);
  const [from, last] = descending ? [asked.end, asked.start] : [asked.start, asked.end];
  const range: Pick<MembersAsked, 'from' | 'to'> = { from, to: last === undefined ? undefined : last + 1 };
  const namespaces = namespacesOf(asked.type, chosen(asked.namespace));
  return store.links.members({
    key,
    by: 'timestamp',
    ...range,
    namespaces,
    at,
    descending,
    limit: asked.limit.count + 1,
  });
}

/** Where kinds of members live, of the namespaces that are asked for; undefined: everywhere. */
function namespacesOf(types: readonly string[], asked: readonly number[] | undefined): readonly number[] | undefined {
  if (types.length === MEMBER_TYPES.length) return asked;
  const typeOf = (id: number) => (id === CATEGORY ? 'subcat' : id === FILE ? 'file' : 'page');
  return NAMESPACES.map(({ id }) => id).filter((id) => types.includes(typeOf(id)) && (asked?.includes(id) ?? true));
}

function sortKey({ ...asked }: Asked['params'], side: 'start' | 'end'): string | undefined {
  const prefix = asked[`${side}sortkeyprefix`];
  if (prefix !== undefined) return prefix.toUpperCase();
  const hex = asked[`${side}hexsortkey`];
  if (hex === undefined) return asked[`${side}sortkey`];
  const key = fromHex(hex);
  if (key === undefined) throw refusal(`badvalue_cm${side}hexsortkey`, [`cm${side}hexsortkey`]);
  return key;
}

function fromHex(hex: string): string | undefined {
  return /^(?:[\da-f]{2})*$/i.test(hex) ? Buffer.from(hex, 'hex').toString() : undefined;
}

function isDescending(dir: string): boolean {
  return ['desc', 'descending', 'older'].includes(dir);
}

/** The key of the category that is asked about. */
async function categoryAsked({ params: { title, pageid }, store, settings }: Asked): Promise<string> {
  onlyOne<unknown>({ title, pageid });
  if (pageid !== undefined) {
    const [row] = await store.pages.byId([pageid]);
    if (!row) throw refusal('nosuchpageid', [pageid]);
    if (row.namespace !== CATEGORY) throw refusal('invalidcategory');
    return row.key;
  }
  const read = readTitle(title ?? '', settings.siteName);
  if ('key' in read || read.namespace.id !== CATEGORY) throw refusal('invalidcategory');
  return nameOf(read).key;
}
