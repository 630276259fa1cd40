import { blockInForce } from '../account/block.ts';
import { groupsWithRight } from '../account/rights.ts';
import { type Message, message } from '../i18n/message.ts';
import { momentInWords } from '../lib/time-in-words.ts';
import type { AccountRow } from '../store/store.ts';
import type { Call } from './module.ts';
import type { Params } from './param/param.ts';

/** What keeps the one who asks from making accounts; empty: nothing. */
export function againstCreating({
  asker,
  session,
  settings,
  request,
}: Pick<Call<Params>, 'asker' | 'session' | 'settings' | 'request'>): Message[] {
  const against: Message[] = [];
  if (!asker.rights.has('createaccount')) {
    const groups = groupsWithRight('createaccount', settings);
    against.push(message('badaccess-groups', groups, groups.length));
  }
  const blocked = asker.account && blockText(asker.account, session.now, request.ip);
  if (blocked) against.push(blocked);
  return against;
}

function blockText(account: AccountRow, now: number, ip: string): Message | undefined {
  const block = blockInForce(account, now);
  if (!block?.noCreate) return undefined;
  const { byName, reason, id, expires, timestamp } = block;
  const until = expires === null ? 'infinite' : momentInWords(expires);
  const by = `[[User:${byName}|${byName}]]`;
  return message('blockedtext', by, reason, ip, byName, id, until, account.name, momentInWords(timestamp));
}
