import { readAddresses } from '../../../lib/ip.ts';
import type { Store } from '../../../store/store.ts';
import { refusal } from '../../error.ts';
import { atMostOne, onlyOne } from '../../required-params.ts';
import { continuedFrom } from '../continued-from.ts';
import type { ContribsCall } from './params.ts';

/** How wide a range of addresses may be: the bits that all of them share at least. */
const FEWEST_BITS = { IPv4: 16, IPv6: 32 } as const;
/** Most who are looked for at once, unless more edits are asked for. */
const MOST_EDITORS = 500;

type Asked = ContribsCall['params'];

/** Those whose edits are listed, one after the other. */
export interface Whose {
  /** What they are in the order of; undefined: there is but one. */
  readonly by: 'actor' | 'name' | undefined;
  /** With the place of each in that order. The last is only where the list goes on if there are more than `most`. */
  readonly editors: readonly { readonly name: string; readonly place: string | number }[];
  readonly most: number;
}

/** Finds them, from where the list goes on; refuses what names nobody. */
export async function whose({ params: asked, store }: ContribsCall): Promise<Whose> {
  const { user, userids, userprefix, iprange } = asked;
  atMostOne({ ucuser: user, ucuserids: userids, ucuserprefix: userprefix, uciprange: iprange });
  onlyOne<unknown>({ ucuserprefix: userprefix, ucuserids: userids, uciprange: iprange, ucuser: user });
  if (userprefix !== undefined) return withPrefix(userprefix, asked, store);
  if (iprange !== undefined) return inRange(iprange, asked, store);
  if (user) {
    if (user.length === 0) throw refusal('paramempty_ucuser', ['ucuser']);
    return named([...new Set(user)], asked, store);
  }
  return withIds([...new Set(userids)], asked, store);
}

async function withPrefix(prefix: string, asked: Asked, { editors }: Store): Promise<Whose> {
  const at = nameContinued(asked);
  const most = mostOf(asked);
  return byName(await editors.withPrefix({ prefix, at, descending: asked.dir === 'older', limit: most + 1 }), most);
}

async function inRange(range: string, asked: Asked, { editors }: Store): Promise<Whose> {
  const addresses = readAddresses(range);
  if (!addresses?.isRange) throw refusal('invalidiprange', [range]);
  const { version, bits, first, last } = addresses;
  const fewest = FEWEST_BITS[version];
  if (bits < fewest) throw refusal('cidrtoobroad', [version, fewest]);
  const descending = asked.dir === 'older';
  const continued = nameContinued(asked);
  const at = continued === undefined ? undefined : readAddresses(continued);
  if (continued !== undefined && (!at || at.isRange)) throw refusal('badcontinue');
  const ends = descending ? { first, last: at?.text ?? last } : { first: at?.text ?? first, last };
  const most = mostOf(asked);
  return byName(await editors.inRange({ ...ends, descending, limit: most + 1 }), most);
}

async function withIds(ids: readonly number[], asked: Asked, store: Store): Promise<Whose> {
  if (ids.length === 0) throw refusal('paramempty_ucuserids', ['ucuserids']);
  const bad = ids.find((id) => id <= 0);
  if (bad !== undefined) throw refusal('invaliduserid', [bad]);
  const accounts = await Promise.all(ids.map((id) => store.accounts.byId(id)));
  const names = accounts.flatMap((account) => account?.name ?? []);
  return named(names, asked, store, ids.length > 1);
}

async function named(
  names: readonly string[],
  asked: Asked,
  { editors }: Store,
  areSeveral = names.length > 1,
): Promise<Whose> {
  const way = asked.dir === 'newer' ? 1 : -1;
  const from = areSeveral && asked.continue !== undefined ? actorContinued(asked.continue) : undefined;
  const found = (await editors.named(names))
    .filter(({ actor }) => from === undefined || way * (actor - from) >= 0)
    .sort((one, other) => way * (one.actor - other.actor))
    .map(({ name, actor }) => ({ name, place: actor }));
  return { by: areSeveral ? 'actor' : undefined, editors: found, most: found.length };
}

function byName(names: readonly string[], most: number): Whose {
  return { by: 'name', editors: names.map((name) => ({ name, place: name })), most };
}

function mostOf({ limit }: Asked): number {
  return Math.max(MOST_EDITORS, limit.count);
}

function nameContinued(asked: Asked): string | undefined {
  if (asked.continue === undefined) return undefined;
  const [by, name] = continuedFrom(asked.continue, ['string', 'string', 'string', 'int']);
  if (by !== 'name') throw refusal('badcontinue');
  return name;
}

function actorContinued(text: string): number {
  const [by, actor] = continuedFrom(text, ['string', 'int', 'string', 'int']);
  if (by !== 'actor') throw refusal('badcontinue');
  return actor;
}
