import { FEWEST_BITS } from '../account/block.ts';
import { message } from '../i18n/message.ts';
import { readAddresses } from '../lib/ip.ts';
import type { Store } from '../store/store.ts';
import { namespaceNumbered, USER } from '../wiki/namespaces.ts';
import { makeTitle } from '../wiki/title.ts';
import { type ApiError, refusal } from './error.ts';
import type { Call } from './module.ts';
import { namedAccount } from './named-account.ts';
import type { Params } from './param/param.ts';
import { blockInfo } from './query/block-info.ts';
import { onlyOne } from './required-params.ts';
import { type AskedBy, ownBlocks } from './unblocked.ts';
import { setWatched } from './watching.ts';

/** Who is to be blocked. */
export interface BlockTarget {
  /** 0: an address or a range, or an account that is not there. */
  readonly id: number;
  /** The account's name, or the address or range. */
  readonly name: string;
  readonly isAccount: boolean;
  /** Why it cannot be blocked, for those who may block. */
  readonly refused?: ApiError;
}

/** Puts the user page of an account or address, and its talk page, onto the asker's watchlist; ranges have none. */
export async function watchTarget(name: string, call: Call<Params>): Promise<void> {
  if (readAddresses(name)?.isRange) return;
  await setWatched(makeTitle(namespaceNumbered(USER), name, call.settings.siteName), true, call);
}

/** Who is meant, by `user` or `userid`; refuses an id that no account has. */
export async function blockTarget(
  { user, userid }: { readonly user?: string | undefined; readonly userid?: number | undefined },
  { accounts }: Pick<Store, 'accounts'>,
): Promise<BlockTarget> {
  const named = onlyOne<string | number>({ user, userid });
  const addresses = typeof named === 'string' ? readAddresses(named) : undefined;
  if (addresses) {
    const fewest = FEWEST_BITS[addresses.version];
    const isTooWide = addresses.bits < fewest;
    const refused = isTooWide ? { refused: refusal('ip_range_toolarge', [fewest]) } : {};
    return { id: 0, name: addresses.text, isAccount: false, ...refused };
  }
  const account = await namedAccount(typeof named === 'number' ? `#${named}` : named, accounts);
  if (account) return { id: account.id, name: account.name, isAccount: true };
  if (typeof named === 'number') throw refusal('nosuchuserid', [named]);
  return { id: 0, name: named, isAccount: true, refused: refusal('nosuchuser', message('nosuchusershort', named)) };
}

/**
 * Refuses one who is under a sitewide block to block or unblock others, but for whoever blocked them. The own block is theirs
 * to change if they set it themselves, or have the right `unblockself`.
 */
export async function requireMayBlock(
  target: Pick<BlockTarget, 'id'> | undefined,
  call: AskedBy,
  tellBlock = false,
): Promise<void> {
  const { asker, session } = call;
  const own = await ownBlocks(call);
  if (own.every(({ partial }) => partial)) return;
  const by = own.length === 1 ? own[0]?.by : undefined;
  const data = tellBlock ? { data: { blockinfo: blockInfo(own, session.now) } } : {};
  if (target !== undefined && target.id > 0) {
    if (target.id === asker.id) {
      if (by === asker.id || asker.rights.has('unblockself')) return;
      throw refusal('ipbnounblockself', message('ipbnounblockself'), data);
    }
    if (target.id === by) return;
  }
  throw refusal('ipbblocked', message('ipbblocked'), data);
}
