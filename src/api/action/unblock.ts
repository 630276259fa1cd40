import { logEntry } from '../../account/log-entry.ts';
import { message } from '../../i18n/message.ts';
import { readAddresses } from '../../lib/ip.ts';
import { requireRight } from '../asker.ts';
import { requireMayBlock, watchTarget } from '../block-target.ts';
import { refusal } from '../error.ts';
import { defineModule } from '../module.ts';
import { namedAccount } from '../named-account.ts';
import { notedAs } from '../page-event.ts';
import { boolean } from '../param/boolean.ts';
import { integer } from '../param/integer.ts';
import { string } from '../param/string.ts';
import { tags } from '../param/tags.ts';
import { user } from '../param/user.ts';
import { onlyOne } from '../required-params.ts';
import { requireMayTag } from '../tagging.ts';

/** Ends a block. */
export const unblock = defineModule({
  name: 'unblock',
  group: 'action',
  token: 'csrf',
  write: true,
  params: {
    id: integer({}),
    user: user({}, ['name', 'ip', 'temp', 'cidr', 'id']),
    userid: integer({ deprecated: true }),
    reason: string({ default: '' }),
    tags: tags(),
    watchuser: boolean(),
  },
  examples: {
    'action=unblock&id=105&token=123ABC': 'apihelp-unblock-example-id',
    'action=unblock&user=Bob&reason=Sorry%20Bob&token=123ABC': 'apihelp-unblock-example-user',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Block'],
  async run(call) {
    const { asker, session, store } = call;
    const { id, user: name, userid, reason, tags: given, watchuser: wanted } = call.params;
    onlyOne<string | number>({ id, user: name, userid });
    requireRight(asker, 'block', message('apierror-permissiondenied-unblock'));
    const account = await namedAccount(userid === undefined ? (name ?? '') : `#${userid}`, store.accounts);
    if (userid !== undefined && !account) throw refusal('nosuchuserid', [userid]);
    const named = account?.name ?? readAddresses(name ?? '')?.text ?? name ?? `#${id}`;
    await requireMayBlock(account ?? (id === undefined ? { id: 0 } : undefined), call, true);
    await requireMayTag(given, call);

    const which = id === undefined ? { targets: [named] } : { ids: [id] };
    const [block] = await store.blocks.list({ ...which, now: session.now, limit: 1 });
    if (!block) throw refusal('cantunblock', [named]);
    // The address of a block that came by itself is told to nobody.
    const hidden = block.parent !== null;
    const entry = logEntry({
      type: 'block',
      action: 'unblock',
      by: asker,
      of: hidden ? `#${block.id}` : block.target,
      comment: reason,
      params: {},
      now: session.now,
      change: notedAs(call),
      tags: given,
    });
    if (!(await store.blocks.end(block.id, entry))) throw refusal('cantunblock', [named]);
    const watchuser = wanted && !hidden && !readAddresses(block.target)?.isRange;
    if (watchuser) await watchTarget(block.target, call);
    const whom = { user: hidden ? '' : block.target, userid: block.user ?? 0 };
    return { unblock: { id: block.id, ...whom, reason, watchuser } };
  },
});
