import { blockInForce } from '../../account/block.ts';
import { inWords, momentInWords } from '../../lib/time-in-words.ts';
import type { AccountRow } from '../../store/store.ts';
import { formatTimestamp } from '../param/timestamp.ts';
import type { Tree } from '../result.ts';

/** The block that an account is under, as the API tells it; nothing if there is none. */
export function blockInfo(account: AccountRow | null, now: number): Tree {
  const block = account && blockInForce(account, now);
  if (!block) return {};
  const { expires } = block;
  return {
    blockid: block.id,
    blockedby: block.byName,
    blockedbyid: block.by,
    blockreason: block.reason,
    blockedtimestamp: formatTimestamp(block.timestamp),
    blockexpiry: expires === null ? 'infinite' : formatTimestamp(expires),
    blockpartial: block.partial,
    blocknocreate: block.noCreate,
    blockanononly: false,
    blockemail: block.noEmail,
    blockowntalk: !block.allowUserTalk,
    blockedtimestampformatted: momentInWords(block.timestamp),
    ...(expires !== null && {
      blockexpiryformatted: momentInWords(expires),
      blockexpiryrelative: inWords(expires - now),
    }),
  };
}
