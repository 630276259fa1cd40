import { blockInForce } from '../../account/block.ts';
import { logEntry } from '../../account/log-entry.ts';
import type { NewBlock } from '../../store/store.ts';
import { requireRight } from '../asker.ts';
import { refusal } from '../error.ts';
import { type Call, defineModule } from '../module.ts';
import { namedAccount } from '../named-account.ts';
import { boolean } from '../param/boolean.ts';
import { readExpiry } from '../param/expiry.ts';
import { integer } from '../param/integer.ts';
import { string } from '../param/string.ts';
import { formatTimestamp } from '../param/timestamp.ts';
import { title } from '../param/title.ts';
import { user } from '../param/user.ts';
import { onlyOne } from '../required-params.ts';

const params = {
  user: user({}, ['name', 'id']),
  userid: integer({ deprecated: true }),
  expiry: string({ default: 'never' }),
  reason: string({ default: '' }),
  nocreate: boolean(),
  noemail: boolean(),
  allowusertalk: boolean(),
  reblock: boolean(),
  partial: boolean(),
  pagerestrictions: title({ multi: { limit: 10, highLimit: 10 } }),
};

type Asked = Call<typeof params>;

/** Blocks an account. */
export const block = defineModule({
  name: 'block',
  group: 'action',
  token: 'csrf',
  write: true,
  params,
  examples: {
    'action=block&user=Vandal&expiry=3%20days&reason=First%20strike&nocreate=&token=123ABC':
      'apihelp-block-example-user',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Block'],
  async run(call) {
    const { params: asked, asker, session, settings, store } = call;
    requireRight(asker, 'block');
    const named = onlyOne({ user: asked.user, userid: asked.userid === undefined ? undefined : `#${asked.userid}` });
    const account = await namedAccount(named, store.accounts);
    if (!account) throw refusal('nosuchuser', [named]);
    if (asker.account && account.id !== asker.id && blockInForce(asker.account, session.now)) {
      throw refusal('ipbblocked');
    }
    const expires = expiryOf(call);
    for (const page of asked.pagerestrictions ?? []) {
      if (!Object.hasOwn(settings.pages, page)) throw refusal('missingtitle', ['pagerestrictions', page]);
    }
    const placed = newBlock(call, expires);
    if (placed.partial && !placed.allowUserTalk) throw refusal('ipb-prevent-user-talk-edit');
    const again = blockInForce(account, session.now) !== undefined;
    const entry = logEntry({
      type: 'block',
      action: again ? 'reblock' : 'block',
      by: asker,
      of: account.name,
      comment: asked.reason,
      params: particulars(asked.expiry, placed),
      now: session.now,
    });
    const id = await store.accounts.block(account.id, placed, { ifNone: !(again && asked.reblock), entry });
    if (id === undefined) throw refusal('alreadyblocked', [account.name]);
    return {
      block: {
        user: account.name,
        userID: account.id,
        expiry: expires === null ? 'infinite' : formatTimestamp(expires),
        id,
        reason: asked.reason,
        anononly: false,
        nocreate: asked.nocreate,
        autoblock: false,
        noemail: asked.noemail,
        hidename: false,
        allowusertalk: asked.allowusertalk,
        watchuser: false,
        partial: asked.partial,
        pagerestrictions: asked.pagerestrictions ?? null,
        namespacerestrictions: null,
      },
    };
  },
});

function expiryOf({ params: { expiry }, session }: Asked): number | null {
  const expires = readExpiry(expiry, session.now);
  if (expires === undefined) throw refusal('invalidexpiry', [expiry]);
  if (expires !== null && expires <= session.now) throw refusal('ipb_expiry_old', [expiry]);
  return expires;
}

function newBlock({ params: asked, asker, session }: Asked, expires: number | null): NewBlock {
  return {
    by: asker.id,
    reason: asked.reason,
    timestamp: Math.floor(session.now / 1000) * 1000,
    expires,
    partial: asked.partial,
    pages: asked.partial ? (asked.pagerestrictions ?? []) : [],
    noCreate: asked.nocreate,
    noEmail: asked.noemail,
    autoblock: false,
    allowUserTalk: asked.allowusertalk,
  };
}

/** What the log tells of a block. */
function particulars(expiry: string, { expires, partial, pages, noCreate, noEmail, allowUserTalk }: NewBlock) {
  const flags = [noCreate && 'nocreate', 'noautoblock', noEmail && 'noemail', !allowUserTalk && 'nousertalk'];
  return {
    duration: expires === null ? 'infinity' : expiry,
    flags: flags.filter((flag) => flag !== false),
    ...(pages.length > 0 && { restrictions: { pages: pages.map((page) => ({ page_ns: 0, page_title: page })) } }),
    sitewide: !partial,
    ...(expires !== null && { expiry: formatTimestamp(expires) }),
  };
}
