import type { Member, MembersAsked } from '../../store/links.ts';
import { CATEGORY } from '../../wiki/namespaces.ts';
import { nameOf, titleOf } from '../../wiki/title.ts';
import { refusal } from '../error.ts';
import { type Call, defineModule } from '../module.ts';
import { pageAsked } from '../page-change.ts';
import { formatTimestamp } from '../param/timestamp.ts';
import { list, type Tree } from '../result.ts';
import { chosen } from './chosen.ts';
import { continuedFrom } from './continued-from.ts';
import { compactTimestamp, readCompactTimestamp } from './links/compact-timestamp.ts';
import { MEMBERS_PARAMS } from './links/members-params.ts';
import { MEMBER_TYPES, memberType, sortKeyTold } from './links/sort-key.ts';

type Asked = Call<typeof MEMBERS_PARAMS>;

/** Places to go on from that MediaWiki takes for none. */
const FROM_START: readonly string[] = ['', '0'];

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

/** Kind by kind, as they are asked for, each in the order of what its members are sorted by. */
async function bySortKeys(key: string, call: Asked): Promise<Member[]> {
  const { params: asked, store } = call;
  const [type, hex = '', page] = FROM_START.includes(asked.continue ?? '')
    ? []
    : continuedFrom(asked.continue ?? '', ['string', 'string', 'int']);
  const place = fromHex(hex);
  if (place === undefined) throw refusal('badcontinue');
  const descending = isDescending(asked.dir);
  const [start, end] = [sortKey(call, 'start'), sortKey(call, 'end')];
  const [from, to] = descending ? [end, start] : [start, end];
  const found: Member[] = [];
  const kinds: readonly string[] = asked.type;
  const types = asked.type.slice(Math.max(0, kinds.indexOf(type ?? '')));
  for (const [index, one] of types.entries()) {
    const digit = String(MEMBER_TYPES.indexOf(one));
    const at = index === 0 && page !== undefined ? { place: digit + place, page } : undefined;
    // The end itself is among them: what is next after it is the first that is not.
    const range = { from: digit + (from ?? ''), to: to === undefined ? String(Number(digit) + 1) : `${digit}${to}\0` };
    const limit = asked.limit.count + 1 - found.length;
    if (limit <= 0) break;
    const namespaces = chosen(asked.namespace);
    found.push(...(await store.links.members({ key, by: 'sort', ...range, namespaces, at, descending, limit })));
  }
  return found;
}

/** Since when they are members: of whatever kind, as in MediaWiki. */
function byTimes(key: string, { params: asked, store }: Asked): Promise<Member[]> {
  const [time, page] = asked.continue === undefined ? [] : continuedFrom(asked.continue, ['string', 'int']);
  const at = time === undefined ? undefined : { place: readCompactTimestamp(time), page: page ?? 0 };
  const descending = isDescending(asked.dir);
  const [from, last] = descending ? [asked.end, asked.start] : [asked.start, asked.end];
  const range: Pick<MembersAsked, 'from' | 'to'> = { from, to: last === undefined ? undefined : last + 1 };
  const namespaces = chosen(asked.namespace);
  const limit = asked.limit.count + 1;
  return store.links.members({ key, by: 'timestamp', ...range, namespaces, at, descending, limit });
}

function sortKey({ params: asked, written }: Asked, side: 'start' | 'end'): string | undefined {
  const prefix = asked[`${side}sortkeyprefix`];
  if (prefix !== undefined) return prefix.toUpperCase();
  const hex = asked[`${side}hexsortkey`];
  if (hex === undefined) return asked[`${side}sortkey`];
  const key = fromHex(hex);
  const name = written(`${side}hexsortkey`) as `${'' | 'g'}cm${typeof side}hexsortkey`;
  if (key === undefined) throw refusal(`badvalue_${name}`, [name]);
  return key;
}

function fromHex(hex: string): string | undefined {
  return /^(?:[\da-f]{2})*$/i.test(hex) ? Buffer.from(hex, 'hex').toString() : undefined;
}

function isDescending(dir: string): boolean {
  return ['desc', 'descending', 'older'].includes(dir);
}

/** The key of the category that is asked about. */
async function categoryAsked(call: Asked): Promise<string> {
  const { title } = await pageAsked(call.params, call);
  if (title.namespace.id !== CATEGORY) throw refusal('invalidcategory');
  return nameOf(title).key;
}
