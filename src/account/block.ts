import { enclosing, readAddresses } from '../lib/ip.ts';
import type { AccountRow } from '../store/accounts.ts';
import type { BlockRow, BlockStore } from '../store/blocks.ts';

/** The widest ranges that can be blocked, by the bits that all their addresses share. */
export const FEWEST_BITS = { IPv4: 16, IPv6: 19 } as const;

/** The block that an account is under at a time, if any. */
export function blockInForce(account: AccountRow, now: number): BlockRow | undefined {
  const { block } = account;
  return block !== null && (block.expires === null || block.expires > now) ? block : undefined;
}

/** Who may be under blocks. */
export interface Blockable {
  /** null: an anonymous visitor. */
  readonly account: AccountRow | null;
  readonly ip: string;
  /** Blocks of addresses do not touch them. */
  readonly exempt: boolean;
}

/**
 * Every block in force that somebody is under: that of the account, and those of the address and of the ranges around it.
 * One that came by itself does not count beside the one that it came from.
 */
export async function blocksOn(
  { account, ip, exempt }: Blockable,
  blocks: Pick<BlockStore, 'ofAddresses'>,
  now: number,
): Promise<readonly BlockRow[]> {
  const own = account && blockInForce(account, now);
  const ofAccount = own ? [own] : [];
  if (exempt) return ofAccount;
  const ofAddress = (await blocksOf(ip, blocks, now)).filter(({ anonOnly }) => account === null || !anonOnly);
  const ids = [...ofAccount, ...ofAddress].filter(({ parent }) => parent === null).map(({ id }) => id);
  return [...ofAccount, ...ofAddress.filter(({ parent }) => parent === null || !ids.includes(parent))];
}

/** The blocks in force of an address and of the ranges around it. */
export async function blocksOf(
  ip: string,
  blocks: Pick<BlockStore, 'ofAddresses'>,
  now: number,
): Promise<readonly BlockRow[]> {
  const address = readAddresses(ip);
  return address ? blocks.ofAddresses(enclosing(address, FEWEST_BITS[address.version]), now) : [];
}

/** What is done to a page, as far as blocks are asked: a right, as MediaWiki names it, and the page. */
export interface Deed {
  readonly right: string;
  /** null: it is about no page. */
  readonly page: { readonly id: number | undefined; readonly namespace: number; readonly ownTalk: boolean } | null;
}

/** Whether a block keeps those who are under it from something. */
export function keepsFrom(block: BlockRow, { right, page }: Deed): boolean {
  if (right === 'createaccount') return block.noCreate;
  if (right === 'sendemail') return block.noEmail;
  if (right === 'upload') return !block.partial;
  if (right === 'read') return false;
  if (page === null) return true;
  const listed = page.id !== undefined && block.pages.includes(page.id);
  if (page.ownTalk) {
    if (block.partial && listed) return true;
    return block.partial && !block.namespaces.includes(page.namespace) ? false : !block.allowUserTalk;
  }
  return !block.partial || listed || block.namespaces.includes(page.namespace);
}
