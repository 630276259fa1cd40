import { implicitGroups } from '../../account/groups.ts';
import { type Call, defineModule } from '../module.ts';
import { optionsTold } from '../options/default-options.ts';
import { choice } from '../param/choice.ts';
import type { Params } from '../param/param.ts';
import { string } from '../param/string.ts';
import { formatTimestamp } from '../param/timestamp.ts';
import { list, marked, type Tree } from '../result.ts';
import { ownBlocks } from '../unblocked.ts';
import { acceptLanguages } from './accept-languages.ts';
import { blockInfo } from './block-info.ts';
import { centralIds } from './central-ids.ts';
import { changeableGroups } from './changeable-groups.ts';
import { memberships } from './memberships.ts';
import { mayCreateAccount } from './userinfo/may-create-account.ts';
import { rateLimits } from './userinfo/rate-limits.ts';

type Asked = Pick<Call<Params>, 'asker' | 'session' | 'settings' | 'request' | 'store' | 'sayWrong'> & {
  readonly attachedWiki: string | undefined;
  readonly options: ReadonlyMap<string, string>;
};

/** From so many unread pages on they are not counted. */
const MOST_UNREAD = 1000;

/** What can be asked of the one who asks, in the order of the answer. */
const PROPS = {
  blockinfo: async (asked) => blockInfo(await ownBlocks(asked), asked.session.now),
  hasmsg: async ({ asker, store }) => ({ messages: await store.messages.has(asker.id === 0 ? asker.name : asker.id) }),
  groups: ({ asker }) => ({ groups: list('g', asker.groups) }),
  groupmemberships: ({ asker, session }) => ({ groupmemberships: memberships(asker.account, session.now) }),
  implicitgroups: ({ asker: { account }, session: { now }, settings }) => ({
    implicitgroups: list('g', implicitGroups({ account, settings, now })),
  }),
  rights: ({ asker }) => ({ rights: list('r', [...asker.rights]) }),
  changeablegroups: ({ asker }) => ({ changeablegroups: changeableTold(asker.rights) }),
  options: ({ settings, options }) => ({ options: optionsTold(settings, options) }),
  editcount: ({ asker }) => ({ editcount: asker.account?.editCount ?? 0 }),
  ratelimits: ({ asker, settings }) => ({
    ratelimits: rateLimits(asker, asker.rights.has('noratelimit') ? {} : settings.rateLimits),
  }),
  theoreticalratelimits: ({ asker, settings }) => ({ theoreticalratelimits: rateLimits(asker, settings.rateLimits) }),
  realname: ({ asker }) => ({ realname: asker.account?.realName ?? '' }),
  email: ({ asker: { account, rights } }) => {
    if (!rights.has('viewmyprivateinfo')) return {};
    const confirmed = account?.emailConfirmed ?? null;
    return {
      email: account?.email ?? '',
      ...(confirmed !== null && { emailauthenticated: formatTimestamp(confirmed) }),
    };
  },
  registrationdate: ({ asker: { account } }) =>
    account ? { registrationdate: formatTimestamp(account.registered) } : {},
  acceptlang: ({ request }) => ({
    acceptlang: list(
      'lang',
      acceptLanguages(request.headers['accept-language'] ?? '').map((one) => marked(one, { content: 'code' })),
    ),
  }),
  unreadcount: async ({ asker, session, store }) => {
    const count = asker.id === 0 ? 0 : await store.watches.countUnseen(asker.id, MOST_UNREAD, session.now);
    return { unreadcount: count === MOST_UNREAD ? `${MOST_UNREAD}+` : count };
  },
  centralids: ({ asker, attachedWiki, settings }) => centralIds(asker.id, attachedWiki, settings),
  latestcontrib: async ({ asker: { account }, store }) => {
    const [last] = account ? await store.pages.contributions({ userName: account.name, limit: 1 }) : [];
    return last ? { latestcontrib: formatTimestamp(last.timestamp) } : {};
  },
  cancreateaccount: (asked) => mayCreateAccount(asked),
} satisfies { readonly [prop: string]: (asked: Asked) => Tree | Promise<Tree> };

/** Tells who asks. */
export const userinfo = defineModule({
  name: 'userinfo',
  group: 'meta',
  prefix: 'ui',
  params: {
    prop: choice(Object.keys(PROPS).sort() as (keyof typeof PROPS)[], { multi: { all: true } }),
    attachedwiki: string({}),
  },
  examples: {
    'action=query&meta=userinfo': 'apihelp-query+userinfo-example-simple',
    'action=query&meta=userinfo&uiprop=blockinfo|groups|rights|hasmsg': 'apihelp-query+userinfo-example-data',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Userinfo'],
  run(call) {
    const { params, asker } = call;
    const who = asker.id === 0 ? { id: 0, name: asker.name, anon: true } : { id: asker.id, name: asker.name };
    return params.prop === undefined ? { userinfo: who } : tellMore(who, params.prop, params.attachedwiki, call);
  },
});

async function tellMore(
  who: Tree,
  props: readonly (keyof typeof PROPS)[],
  attachedWiki: string | undefined,
  call: Omit<Asked, 'attachedWiki' | 'options'>,
): Promise<Tree> {
  const { asker, store } = call;
  const wantsOptions = asker.account !== null && props.includes('options');
  const options = wantsOptions ? await store.options.get(asker.id) : new Map<string, string>();
  const asked = { ...call, attachedWiki, options };
  const told = [who];
  for (const prop of Object.keys(PROPS) as (keyof typeof PROPS)[]) {
    if (props.includes(prop)) told.push(await PROPS[prop](asked));
  }
  return { userinfo: Object.assign({}, ...told) as Tree };
}

function changeableTold(rights: ReadonlySet<string>): Tree {
  return Object.fromEntries(
    Object.entries(changeableGroups(rights)).map(([change, groups]) => [change, list('g', groups)]),
  );
}
