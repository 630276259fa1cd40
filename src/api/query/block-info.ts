import { blockInForce } from '../../account/block.ts';
import { message } from '../../i18n/message.ts';
import { inEnglish } from '../../i18n/texts.ts';
import { inWords, momentInWords } from '../../lib/time-in-words.ts';
import type { AccountRow } from '../../store/accounts.ts';
import type { BlockRow } from '../../store/blocks.ts';
import { formatTimestamp } from '../param/timestamp.ts';
import type { Tree } from '../result.ts';

/** What is told of one block, or of several as of one. */
type Told = Omit<BlockRow, 'id' | 'user' | 'target' | 'parent' | 'pages' | 'namespaces' | 'autoblock'> & {
  readonly id: number | null;
};

/** Blocks as the API tells them to and of those who are under them; nothing if there is none. */
export function blockInfo(blocks: readonly BlockRow[], now: number): Tree {
  const [first, ...more] = blocks;
  if (first === undefined) return {};
  if (more.length === 0) return tell(first, now);
  const components = blocks.map((block) => tell(block, now));
  return { ...tell(together(blocks), now), blockcomponents: components };
}

/** The block that an account is under, from wherever it comes. */
export function ownBlock(account: AccountRow, now: number): readonly BlockRow[] {
  const block = blockInForce(account, now);
  return block ? [block] : [];
}

function tell(block: Told, now: number): Tree {
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
    blockanononly: block.anonOnly,
    blockemail: block.noEmail,
    blockowntalk: !block.allowUserTalk,
    blockedtimestampformatted: momentInWords(block.timestamp),
    ...(expires !== null && {
      blockexpiryformatted: momentInWords(expires),
      blockexpiryrelative: inWords(expires - now),
    }),
  };
}

/** Several blocks are as strict as the strictest of them in each respect. */
function together(blocks: readonly BlockRow[]): Told {
  const expiries = blocks.map(({ expires }) => expires ?? Number.POSITIVE_INFINITY);
  const last = Math.max(...expiries);
  return {
    id: null,
    by: 0,
    byName: '',
    reason: inEnglish(message('blockedtext-composite-reason')),
    timestamp: Math.min(...blocks.map(({ timestamp }) => timestamp)),
    expires: Number.isFinite(last) ? last : null,
    partial: blocks.every(({ partial }) => partial),
    noCreate: blocks.some(({ noCreate }) => noCreate),
    noEmail: blocks.some(({ noEmail }) => noEmail),
    anonOnly: blocks.every(({ anonOnly }) => anonOnly),
    allowUserTalk: blocks.every(({ allowUserTalk }) => allowUserTalk),
  };
}
