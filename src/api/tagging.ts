import type { BlockRow } from '../store/blocks.ts';
import { refusal } from './error.ts';
import { type AskedBy, ownBlocks } from './unblocked.ts';

/** Refuses one who may not put tags onto what he does, if he wants to. */
export async function requireMayTag(tags: readonly string[] | undefined, call: AskedBy): Promise<void> {
  if (tags !== undefined && tags.length > 0) await requireTagging(call);
}

/** Refuses one who may not put tags onto what he does. */
export async function requireTagging(call: AskedBy): Promise<void> {
  if (!call.asker.rights.has('applychangetags')) throw refusal('tags-apply-no-permission');
  if (await isBlocked(call)) throw refusal('tags-apply-blocked', [call.asker.name]);
}

/** Whether the one who asks is under a block that is not only of some pages. */
export async function isBlocked(call: AskedBy): Promise<boolean> {
  return isBlockedBy(await ownBlocks(call));
}

/** Whether one of these blocks is not only of some pages. */
export function isBlockedBy(blocks: readonly BlockRow[]): boolean {
  return blocks.some(({ partial }) => !partial);
}
