import type { AccountRow, BlockRow } from '../store/store.ts';

/** The block that an account is under at a time, if any. */
export function blockInForce(account: AccountRow, now: number): BlockRow | undefined {
  const { block } = account;
  return block !== null && (block.expires === null || block.expires > now) ? block : undefined;
}
