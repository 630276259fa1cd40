import { isDeepStrictEqual } from 'node:util';
import { ADDRESS_LIFE, spreadTo } from '../../account/autoblock.ts';
import { logEntry } from '../../account/log-entry.ts';
import { message } from '../../i18n/message.ts';
import type { BlockRow, NewBlock } from '../../store/blocks.ts';
import { newAuthEvent } from '../../store/new-auth-event.ts';
import type { PageRow } from '../../store/pages.ts';
import { USER_TALK } from '../../wiki/namespaces.ts';
import { nameOf, readTitle, titleOf } from '../../wiki/title.ts';
import { requireRight } from '../asker.ts';
import { type BlockTarget, blockTarget, requireMayBlock, watchTarget } from '../block-target.ts';
import { refusal } from '../error.ts';
import { type Call, defineModule } from '../module.ts';
import { notedAs } from '../page-event.ts';
import { boolean } from '../param/boolean.ts';
import { readExpiry } from '../param/expiry.ts';
import { integer } from '../param/integer.ts';
import { namespace } from '../param/namespace.ts';
import { string } from '../param/string.ts';
import { tags } from '../param/tags.ts';
import { formatTimestamp } from '../param/timestamp.ts';
import { title } from '../param/title.ts';
import { user } from '../param/user.ts';
import { requireMayTag } from '../tagging.ts';

const params = {
  user: user({}, ['name', 'ip', 'temp', 'cidr', 'id']),
  userid: integer({ deprecated: true }),
  expiry: string({ default: 'never' }),
  reason: string({ default: '' }),
  anononly: boolean(),
  nocreate: boolean(),
  autoblock: boolean(),
  noemail: boolean(),
  hidename: boolean(),
  allowusertalk: boolean(),
  reblock: boolean(),
  watchuser: boolean(),
  tags: tags(),
  partial: boolean(),
  pagerestrictions: title({ multi: { limit: 10, highLimit: 10 } }, { mustExist: true }),
  namespacerestrictions: namespace({ multi: { all: true } }),
};

type Asked = Call<typeof params>;

/** Blocks an account, an address, or a range of addresses. */
export const block = defineModule({
  name: 'block',
  group: 'action',
  token: 'csrf',
  write: true,
  params,
  examples: {
    'action=block&user=192.0.2.5&expiry=3%20days&reason=First%20strike&token=123ABC': 'apihelp-block-example-ip-simple',
    'action=block&user=Vandal&expiry=never&reason=Vandalism&nocreate=&autoblock=&noemail=&token=123ABC':
      'apihelp-block-example-user-complex',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Block'],
  async run(call) {
    const { params: asked, asker, session, settings, store } = call;
    const pages = await pagesNamed(call);
    requireRight(asker, 'block');
    const target = await blockTarget(asked, store);
    if (asked.noemail && !asker.rights.has('blockemail')) throw refusal('cantblock-email');
    if (asked.hidename && target.isAccount) throw refusal('permissiondenied', message('badaccess'));
    await requireMayBlock(target, call);
    await requireMayTag(asked.tags, call);
    if (target.refused) throw target.refused;
    const placed = newBlock(target, pages, call);
    const [before] = await store.blocks.list({ targets: [target.name], now: session.now, limit: 1 });
    const taken = refusal('alreadyblocked', [target.name]);
    if (before && (!asked.reblock || isSame(placed, before))) throw taken;

    const entry = logEntry({
      type: 'block',
      action: before ? 'reblock' : 'block',
      by: asker,
      of: target.name,
      comment: asked.reason,
      params: particulars(target, placed, pages, call),
      now: session.now,
      change: notedAs(call),
      tags: asked.tags,
    });
    const seen = target.id > 0 ? await store.blocks.lastAddress(target.id, session.now - ADDRESS_LIFE) : undefined;
    const spread = spreadTo(seen ?? null, { ...placed, target: target.name }, session.now);
    const ending = newAuthEvent({
      action: 'end',
      by: asker,
      of: target,
      from: session.client,
      now: session.now,
      params: { why: 'blocked' },
    });
    const endsMain = settings.blockDisablesLogin && target.id > 0;
    const how = { ifNone: before === undefined, entry, spread, ...(endsMain && { endsMain: ending }) };
    const id = await store.blocks.place(target.id > 0 ? target.id : target.name, placed, how);
    if (id === undefined) throw taken;
    if (asked.watchuser) await watchTarget(target.name, call);
    return {
      block: {
        user: target.name,
        userID: target.id,
        expiry: placed.expires === null ? 'infinite' : formatTimestamp(placed.expires),
        id,
        reason: asked.reason,
        anononly: asked.anononly,
        nocreate: asked.nocreate,
        autoblock: asked.autoblock,
        noemail: asked.noemail,
        hidename: false,
        allowusertalk: asked.allowusertalk,
        watchuser: asked.watchuser,
        partial: asked.partial,
        pagerestrictions: asked.pagerestrictions ?? null,
        namespacerestrictions: asked.namespacerestrictions ?? null,
      },
    };
  },
});

/** The pages that the block is to be of: all must be there. */
async function pagesNamed({ params: asked, settings, store }: Asked): Promise<readonly PageRow[]> {
  const found: PageRow[] = [];
  for (const page of asked.pagerestrictions ?? []) {
    const title = readTitle(page, settings.siteName);
    const [row] = 'key' in title ? [] : await store.pages.byName([nameOf(title)]);
    if (!row) throw refusal('missingtitle', ['pagerestrictions', page]);
    found.push(row);
  }
  return asked.partial ? found : [];
}

function newBlock(target: BlockTarget, named: readonly PageRow[], call: Asked): NewBlock {
  const { params: asked, asker, session } = call;
  const { partial, noemail: noEmail, nocreate: noCreate, allowusertalk: allowUserTalk } = asked;
  const pages = [...new Set(named.map(({ id }) => id))].sort((one, other) => one - other);
  const namespaces = partial ? (asked.namespacerestrictions ?? []).toSorted((one, other) => one - other) : [];
  if (partial && !allowUserTalk && !namespaces.includes(USER_TALK)) throw refusal('ipb-prevent-user-talk-edit');
  const expires = expiryOf(call);
  const nothing = pages.length === 0 && namespaces.length === 0 && !noEmail && !noCreate;
  if (partial && nothing) throw refusal('ipb-empty-block');
  return {
    by: asker.id,
    reason: asked.reason,
    timestamp: Math.floor(session.now / 1000) * 1000,
    expires,
    partial,
    pages,
    namespaces,
    // These say something of addresses only, and that of accounts only.
    anonOnly: asked.anononly && target.id === 0,
    autoblock: asked.autoblock && target.id > 0,
    noCreate,
    noEmail,
    allowUserTalk,
  };
}

function expiryOf({ params: { expiry }, session }: Asked): number | null {
  const expires = readExpiry(expiry, session.now);
  if (expires === undefined) throw refusal('invalidexpiry', message('ipb_expiry_invalid'));
  if (expires !== null && expires <= session.now) throw refusal('ipb_expiry_old');
  return expires;
}

/** Whether a block would change nothing of the one before. */
function isSame({ by: _, timestamp: __, ...placed }: NewBlock, before: BlockRow): boolean {
  return Object.entries(placed).every(([name, value]) => isDeepStrictEqual(value, before[name as keyof BlockRow]));
}

/** What the log tells of a block. */
function particulars({ id }: BlockTarget, placed: NewBlock, pages: readonly PageRow[], { params, settings }: Asked) {
  const { expires, partial, namespaces } = placed;
  const told = pages.map((page) => ({
    page_ns: page.namespace,
    page_title: titleOf(page, settings.siteName).prefixed,
  }));
  const flags = [
    placed.anonOnly && 'anononly',
    placed.noCreate && 'nocreate',
    id > 0 && !placed.autoblock && 'noautoblock',
    placed.noEmail && 'noemail',
    !placed.allowUserTalk && 'nousertalk',
  ];
  const restrictions = {
    ...(told.length > 0 && { pages: told }),
    ...(namespaces.length > 0 && { namespaces }),
  };
  return {
    duration: expires === null ? 'infinity' : params.expiry,
    flags: flags.filter((flag) => flag !== false),
    ...(Object.keys(restrictions).length > 0 && { restrictions }),
    sitewide: !partial,
    ...(expires !== null && { expiry: formatTimestamp(expires) }),
  };
}
