import { EXPLICIT_GROUPS, explicitGroups } from '../../account/groups.ts';
import { logEntry } from '../../account/log-entry.ts';
import { message } from '../../i18n/message.ts';
import type { AccountRow, Memberships } from '../../store/accounts.ts';
import { watchTarget } from '../block-target.ts';
import { ApiError, refusal, refusalFor } from '../error.ts';
import { type Call, defineModule, tokenParam } from '../module.ts';
import { namedAccount } from '../named-account.ts';
import { notedAs } from '../page-event.ts';
import { boolean } from '../param/boolean.ts';
import { choice } from '../param/choice.ts';
import { readExpiry } from '../param/expiry.ts';
import { integer } from '../param/integer.ts';
import { string } from '../param/string.ts';
import { tags } from '../param/tags.ts';
import { user } from '../param/user.ts';
import { changeableGroups } from '../query/changeable-groups.ts';
import { expiryTold } from '../query/memberships.ts';
import { onlyOne } from '../required-params.ts';
import { list } from '../result.ts';
import { requireTagging } from '../tagging.ts';
import { blockProblems, ownBlocks } from '../unblocked.ts';

const params = {
  user: user({}, ['name', 'id']),
  userid: integer({ deprecated: true }),
  add: choice(EXPLICIT_GROUPS, { multi: true }),
  expiry: string({ default: ['infinite'], multi: { duplicates: true } }),
  remove: choice(EXPLICIT_GROUPS, { multi: true }),
  reason: string({ default: '' }),
  token: tokenParam('userrights'),
  tags: tags(),
  watchuser: boolean(),
};

type Asked = Call<typeof params>;

/** Puts an account into groups and takes it out of groups. */
export const userrights = defineModule({
  name: 'userrights',
  group: 'action',
  token: 'userrights',
  write: true,
  params,
  examples: {
    'action=userrights&user=FooBot&add=bot&remove=sysop|bureaucrat&token=123ABC': 'apihelp-userrights-example-user',
    'action=userrights&user=SometimeSysop&add=sysop&expiry=1%20month&token=123ABC': 'apihelp-userrights-example-expiry',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:User_group_membership'],
  async run(call) {
    const { params: asked, asker } = call;
    const blocks = asker.rights.has('userrights') ? [] : await ownBlocks(call);
    const [problem] = blockProblems(blocks, call);
    if (problem && blocks.some(({ partial }) => !partial)) throw new ApiError(problem);
    const expiries = expiriesOf(call);
    const named = onlyOne({ user: asked.user, userid: asked.userid });
    // Names of other wikis' accounts: nobody may change those from here.
    if (/^[^@]*@[^@]/.test(asked.user ?? '')) {
      throw refusal('permissiondenied', message('apierror-permissiondenied-userrights-interwiki'));
    }
    const { id, name, added, removed } = await change(String(named), expiries, call);
    if (asked.watchuser) await watchTarget(name, call);
    const groups = { added: list('group', added), removed: list('group', removed) };
    return { userrights: { user: name, userid: id, ...groups, watchuser: asked.watchuser } };
  },
});

/** Group → when its membership is to end; null: never. */
function expiriesOf({ params: { add = [], expiry }, session }: Asked): ReadonlyMap<string, number | null> {
  if (add.length > 0 && expiry.length !== 1 && expiry.length !== add.length) {
    throw refusal('toofewexpiries', [expiry.length, add.length]);
  }
  return new Map(
    add.map((group, index) => {
      const text = expiry[expiry.length === 1 ? 0 : index] ?? '';
      const ends = readExpiry(text, session.now);
      if (ends === undefined) throw refusal('invalidexpiry', [text]);
      if (ends !== null && ends < session.now) throw refusal('pastexpiry', [text]);
      return [group, ends];
    }),
  );
}

/** Until nobody else changed them in between. */
async function change(named: string, expiries: ReadonlyMap<string, number | null>, call: Asked) {
  const { params: asked, asker, session, store } = call;
  const may = changeableGroups(asker.rights);
  for (;;) {
    const account = await namedAccount(
      /^\d+$/.test(named) && asked.user === undefined ? `#${named}` : named,
      store.accounts,
    );
    if (!account && asked.user === undefined) throw refusalFor([message('noname')]);
    if (!account) throw refusal('nosuchuser', message('nosuchusershort', named));
    if (asked.tags) await requireTagging(call);
    const now = explicitGroups(account, session.now);
    const ends = (group: string) => account.groupExpiries[group] ?? null;
    const added = [...expiries.keys()].filter(
      (group) => may.add.includes(group) && !(now.includes(group) && ends(group) === expiries.get(group)),
    );
    const removed = (asked.remove ?? []).filter(
      (group) => may.remove.includes(group) && now.includes(group) && !expiries.has(group),
    );
    const told = { id: account.id, name: account.name, added, removed };
    if (added.length === 0 && removed.length === 0) return told;
    const before = membershipsOf(account, now, () => undefined);
    const after = membershipsOf(
      account,
      [...new Set([...now, ...added])].filter((group) => !removed.includes(group)),
      (group) => (added.includes(group) ? expiries.get(group) : undefined),
    );
    const entry = logEntry({
      type: 'rights',
      action: 'rights',
      by: asker,
      of: account.name,
      comment: asked.reason,
      params: { ...logged('old', before), ...logged('new', after) },
      now: session.now,
      change: notedAs(call),
      tags: asked.tags,
    });
    if (await store.accounts.setGroups(account.id, account, after, entry)) return told;
  }
}

/** The memberships in some groups: each ends when it is said to, else as before. */
function membershipsOf(
  account: AccountRow,
  groups: readonly string[],
  ends: (group: string) => number | null | undefined,
): Memberships {
  const sorted = groups.toSorted();
  const expiries = sorted.flatMap((group) => {
    const end = ends(group);
    const kept = end === undefined ? account.groupExpiries[group] : end;
    return kept === undefined || kept === null ? [] : [[group, kept] as const];
  });
  return { groups: sorted, groupExpiries: Object.fromEntries(expiries) };
}

function logged(when: 'old' | 'new', { groups, groupExpiries }: Memberships) {
  const metadata = groups.map((group) => ({ group, expiry: expiryTold(groupExpiries[group]) }));
  return { [`${when}groups`]: groups, [`${when}metadata`]: metadata };
}
