import { ALL_RIGHTS, IMPLICIT_RIGHTS } from '../../account/all-rights.ts';
import { EXPLICIT_GROUPS, explicitGroups, implicitGroups } from '../../account/groups.ts';
import { groupsWithRight } from '../../account/rights.ts';
import { byBytes } from '../../lib/byte-order.ts';
import { upperFirst } from '../../lib/first-letter.ts';
import type { AccountRow } from '../../store/accounts.ts';
import { refusal } from '../error.ts';
import { type Call, defineModule } from '../module.ts';
import { boolean } from '../param/boolean.ts';
import { choice } from '../param/choice.ts';
import { limit } from '../param/limit.ts';
import type { Params } from '../param/param.ts';
import { string } from '../param/string.ts';
import { formatTimestamp } from '../param/timestamp.ts';
import { list, type Tree } from '../result.ts';
import { blockInfo, ownBlock } from './block-info.ts';
import { centralIds } from './central-ids.ts';
import { rightsTold } from './rights-told.ts';

type About = Pick<Call<Params>, 'settings' | 'session'> & {
  readonly account: AccountRow;
  readonly attachedWiki: string | undefined;
};

/** What can be asked of each account, in the order of the answer. */
const PROPS = {
  centralids: ({ account, attachedWiki, settings }) => centralIds(account.id, attachedWiki, settings),
  blockinfo: ({ account, session }) => blockInfo(ownBlock(account, session.now), session.now),
  editcount: ({ account }) => ({ editcount: account.editCount }),
  registration: ({ account }) => ({ registration: formatTimestamp(account.registered) }),
  groups: ({ account, settings, session: { now } }) => ({
    groups: list('g', [...implicitGroups({ account, settings, now }), ...explicitGroups(account, now)]),
  }),
  implicitgroups: ({ account, settings, session: { now } }) => ({
    implicitgroups: list('g', implicitGroups({ account, settings, now })),
  }),
  rights: ({ account, settings, session }) => ({ rights: rightsTold(account, session, settings) }),
} satisfies { readonly [prop: string]: (about: About) => Tree };

type Prop = keyof typeof PROPS;

/** After every name that begins with what stands before it. */
const LAST = '\u{10ffff}';

/** Lists accounts in the order of their names. */
export const allusers = defineModule({
  name: 'allusers',
  group: 'list',
  prefix: 'au',
  cacheMode: 'anon-public-user-private',
  params: {
    from: string({}),
    to: string({}),
    prefix: string({}),
    dir: choice(['ascending', 'descending'], { default: 'ascending' }),
    group: choice(EXPLICIT_GROUPS, { multi: true }),
    excludegroup: choice(EXPLICIT_GROUPS, { multi: true }),
    rights: choice(ALL_RIGHTS, { multi: true }),
    prop: choice(Object.keys(PROPS).sort() as Prop[], { multi: true }),
    limit: limit({ default: 10 }),
    witheditsonly: boolean(),
    activeusers: boolean(),
    attachedwiki: string({}),
    excludenamed: boolean(),
    excludetemp: boolean(),
  },
  examples: { 'action=query&list=allusers&aufrom=Y': 'apihelp-query+allusers-example-y' },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Allusers'],
  async run({ params, settings, session, store, continueAt }) {
    const { prop = [], excludegroup: exceptGroups = [], attachedwiki: attachedWiki } = params;
    const groups = wantedGroups(params.group, params.rights, settings);
    if (groups === 'nobody') return { allusers: list('u', []) };
    if (groups && params.excludegroup) throw refusal('invalidparammix', [['augroup', 'auexcludegroup'], 2]);
    // What accounts do is not counted, so none counts as active.
    if (params.activeusers) return { allusers: list('u', []) };

    const descending = params.dir === 'descending';
    const [from, to] = [params.from, params.to].map((name) => name && titled(name));
    const prefix = titled(params.prefix ?? '');
    const found = await store.accounts.list({
      from: later(prefix, (descending ? to : from) ?? ''),
      to: earlier(prefix + LAST, (descending ? from : to) ?? LAST),
      descending,
      ...(groups?.length && { groups }),
      exceptGroups,
      now: session.now,
      edited: params.witheditsonly,
      limit: params.limit.count + 1,
    });
    const next = found[params.limit.count];
    if (next) continueAt('from', next.name);
    const told = found.slice(0, params.limit.count).map((account) => {
      const parts = (Object.keys(PROPS) as Prop[]).filter((one) => prop.includes(one));
      const more = parts.map((one) => PROPS[one]({ account, settings, session, attachedWiki }));
      return Object.assign({ userid: account.id, name: account.name }, ...more) as Tree;
    });
    return { allusers: list('u', told) };
  },
});

/** The groups of which an account must be in one; empty or none if that does not matter. */
function wantedGroups(
  groups: readonly string[] | undefined,
  rights: readonly string[] = [],
  settings: Call<Params>['settings'],
): readonly string[] | 'nobody' | undefined {
  if (rights.length === 0) return groups;
  const groupsHaving = (right: string) => (IMPLICIT_RIGHTS.includes(right) ? ['*'] : groupsWithRight(right, settings));
  const having = [...new Set(rights.flatMap(groupsHaving))];
  if (having.length === 0) return 'nobody';
  const everybody = having.includes('*') || having.includes('user');
  return [...(groups ?? []), ...(everybody ? [] : having)];
}

/** A name as names begin, with spaces. */
function titled(name: string): string {
  return upperFirst(name).replaceAll('_', ' ');
}

function later(one: string, other: string): string {
  return byBytes(one, other) < 0 ? other : one;
}

function earlier(one: string, other: string): string {
  return byBytes(one, other) < 0 ? one : other;
}
