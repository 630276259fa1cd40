import { blockInForce } from '../../account/block.ts';
import { logEntry } from '../../account/log-entry.ts';
import { requireRight } from '../asker.ts';
import { refusal } from '../error.ts';
import { defineModule } from '../module.ts';
import { namedAccount } from '../named-account.ts';
import { integer } from '../param/integer.ts';
import { string } from '../param/string.ts';
import { user } from '../param/user.ts';
import { onlyOne } from '../required-params.ts';

/** Ends a block of an account. */
export const unblock = defineModule({
  name: 'unblock',
  group: 'action',
  token: 'csrf',
  write: true,
  params: {
    id: integer({}),
    user: user({}, ['name', 'id']),
    userid: integer({ deprecated: true }),
    reason: string({ default: '' }),
  },
  examples: {
    'action=unblock&user=Bob&reason=Sorry%20Bob&token=123ABC': 'apihelp-unblock-example-user',
    'action=unblock&id=105&token=123ABC': 'apihelp-unblock-example-id',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Block'],
  async run({ params: { id, user: name, userid, reason }, asker, session, store }) {
    const given = onlyOne<string | number>({ id, user: name, userid });
    requireRight(asker, 'block');
    const named = userid === undefined ? name : `#${userid}`;
    const [account] =
      named === undefined
        ? await store.accounts.blocked({ ids: [id ?? 0], now: session.now, limit: 1 })
        : [await namedAccount(named, store.accounts)];
    const block = account && blockInForce(account, session.now);
    if (!account || !block) throw refusal('cantunblock', [id === undefined ? String(given) : `#${id}`]);
    const own = asker.account && blockInForce(asker.account, session.now);
    if (own && account.id !== asker.id) throw refusal('ipbblocked');
    if (own && !asker.rights.has('unblockself')) throw refusal('ipbnounblockself');
    const entry = logEntry({
      type: 'block',
      action: 'unblock',
      by: asker,
      of: account.name,
      comment: reason,
      params: {},
      now: session.now,
    });
    if (!(await store.accounts.unblock(block.id, entry))) throw refusal('cantunblock', [String(given)]);
    return { unblock: { id: block.id, user: account.name, userid: account.id, reason, watchuser: false } };
  },
});
