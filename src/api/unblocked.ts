import { spreadTo } from '../account/autoblock.ts';
import { blockInForce, blocksOf, blocksOn, keepsFrom } from '../account/block.ts';
import { type Message, message } from '../i18n/message.ts';
import { spelledAddress } from '../lib/ip.ts';
import { momentInWords } from '../lib/time-in-words.ts';
import type { BlockRow } from '../store/blocks.ts';
import { USER_TALK } from '../wiki/namespaces.ts';
import { nameOf, type Title } from '../wiki/title.ts';
import { ApiError, type Problem } from './error.ts';
import type { Call } from './module.ts';
import type { Params } from './param/param.ts';
import { blockInfo } from './query/block-info.ts';

/** What of a call says who asks, from where. */
export type AskedBy = Pick<Call<Params>, 'asker' | 'request' | 'session' | 'store'>;

/** Every block that the one who asks is under. */
export function ownBlocks({ asker, request, session, store }: AskedBy): Promise<readonly BlockRow[]> {
  const exempt = asker.rights.has('ipblock-exempt');
  return blocksOn({ account: asker.account, ip: request.ip, exempt }, store.blocks, session.now);
}

/** The blocks that keep the one who asks from using a right, on a page if it is about one; empty: none does. */
export async function blocksAgainst(call: AskedBy, right: string, page: Title | null): Promise<readonly BlockRow[]> {
  const { asker, request, session, store } = call;
  const own = await ownBlocks(call);
  // Who may not make accounts from an address may not do so logged in either.
  const more =
    right === 'createaccount' && !asker.rights.has('ipblock-exempt')
      ? await blocksOf(request.ip, store.blocks, session.now)
      : [];
  const all = [...own, ...more.filter(({ id }) => !own.some((one) => one.id === id))];
  const [there] = page && all.some(({ pages }) => pages.length > 0) ? await store.pages.byName([nameOf(page)]) : [];
  return all.filter((block) =>
    keepsFrom(block, {
      right,
      page: page && {
        namespace: page.namespace.id,
        id: there?.id,
        ownTalk: page.namespace.id === USER_TALK && page.text === asker.name,
      },
    }),
  );
}

/**
 * Refuses the request if a block keeps the one who asks from using a right (`edit`, `move`, `delete` …), on a page if it is
 * about one. Whoever tries to change a page under a block of the account has it come upon the address too.
 */
export async function requireUnblocked(call: AskedBy, right: string, page: Title | null): Promise<void> {
  const { asker, request, session, store } = call;
  const against = await blocksAgainst(call, right, page);
  if (against.length === 0) return;
  const own = asker.account && blockInForce(asker.account, session.now);
  if (own?.autoblock && (right === 'edit' || right === 'move')) {
    await store.blocks.spread(own.user ?? 0, spreadTo(spelledAddress(request.ip), own, session.now));
  }
  throw blockedBy(against, call);
}

/** The refusal of one who is under these blocks, of which there is one at least. */
export function blockedBy(blocks: readonly BlockRow[], call: AskedBy): ApiError {
  const [problem, ...others] = blockProblems(blocks, call);
  return new ApiError(problem as Problem, { others });
}

/** What blocks are told as where they refuse a request. */
export function blockProblems(blocks: readonly BlockRow[], { session, request }: AskedBy): readonly Problem[] {
  const code = blocks.length === 1 && blocks[0]?.parent !== null ? 'autoblocked' : 'blocked';
  const data = { blockinfo: blockInfo(blocks, session.now) };
  return blocks.map((block) => ({ code, message: blockText(block, request.ip), data }));
}

/** What somebody at an address is told of a block. */
export function blockText(block: BlockRow, ip: string): Message {
  const { byName, reason, id, expires, timestamp, target, parent } = block;
  const until = expires === null ? 'infinite' : momentInWords(expires);
  const by = `[[User:${byName}|${byName}]]`;
  const whom = parent === null ? target : `#${id}`;
  const about = [by, reason, ip, byName, id, until, whom, momentInWords(timestamp)] as const;
  if (parent !== null) return message('autoblockedtext', ...about);
  return block.partial ? message('blockedtext-partial', ...about) : message('blockedtext', ...about);
}
