import { groupsWithRight } from '../account/rights.ts';
import type { Message } from '../i18n/message.ts';
import { onlyGroups } from '../wiki/page-rights.ts';
import type { Call } from './module.ts';
import type { Params } from './param/param.ts';
import { type AskedBy, blocksAgainst, blockText } from './unblocked.ts';

/** What keeps the one who asks from making accounts; empty: nothing. */
export async function againstCreating(call: AskedBy & Pick<Call<Params>, 'settings'>): Promise<Message[]> {
  const against: Message[] = [];
  if (!call.asker.rights.has('createaccount')) {
    against.push(onlyGroups(groupsWithRight('createaccount', call.settings)));
  }
  const blocks = await blocksAgainst(call, 'createaccount', null);
  return [...against, ...blocks.map((block) => blockText(block, call.request.ip))];
}
