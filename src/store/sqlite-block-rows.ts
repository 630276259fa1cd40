import type { BlockRow } from './blocks.ts';

/** What is read of `BLOCK_COLUMNS`. */
export type BlockColumns = readonly [
  id: number,
  user: number | null,
  target: string,
  parent: number | null,
  by: number,
  byName: string,
  reason: string,
  timestamp: number,
  expires: number | null,
  partial: number,
  pages: string,
  namespaces: string,
  anonOnly: number,
  noCreate: number,
  noEmail: number,
  autoblock: number,
  allowUserTalk: number,
];

/** Of a block, with the account `a` that it is of and the account `blocker`. */
export const BLOCK_COLUMNS = `block.id, block.user, ifnull(block.address, a.name), block.parent, block.blocker, blocker.name, block.reason,
    block.timestamp, block.expires, block.partial, block.pages, block.namespaces, block.anon_only, block.no_create,
    block.no_email, block.autoblock, block.allow_user_talk`;

/** A block from its columns. */
export function blockOf(columns: BlockColumns): BlockRow {
  const [id, user, target, parent, by, byName, reason, timestamp, expires, partial, pages, namespaces, ...flags] =
    columns;
  const [anonOnly, noCreate, noEmail, autoblock, allowUserTalk] = flags;
  return {
    id,
    user,
    target,
    parent,
    by,
    byName,
    reason,
    timestamp,
    expires,
    partial: partial === 1,
    pages: JSON.parse(pages),
    namespaces: JSON.parse(namespaces),
    anonOnly: anonOnly === 1,
    noCreate: noCreate === 1,
    noEmail: noEmail === 1,
    autoblock: autoblock === 1,
    allowUserTalk: allowUserTalk === 1,
  };
}
