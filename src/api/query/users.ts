import { effectiveGroups, implicitGroups } from '../../account/groups.ts';
import { canonicalName, isCreatableName } from '../../account/name.ts';
import { hasAddress } from '../../account/user-mail.ts';
import { message } from '../../i18n/message.ts';
import type { AccountRow } from '../../store/accounts.ts';
import { refusal } from '../error.ts';
import { type Call, defineModule } from '../module.ts';
import { choice } from '../param/choice.ts';
import { integer } from '../param/integer.ts';
import type { Params } from '../param/param.ts';
import { string } from '../param/string.ts';
import { formatTimestamp } from '../param/timestamp.ts';
import { list, type Tree } from '../result.ts';
import { blockInfo, ownBlock } from './block-info.ts';
import { centralIds } from './central-ids.ts';
import { memberships } from './memberships.ts';
import { rightsTold } from './rights-told.ts';

type About = Pick<Call<Params>, 'settings' | 'session'> & {
  readonly account: AccountRow;
  readonly attachedWiki: string | undefined;
  /** What the account has set its preferences to. */
  readonly options: ReadonlyMap<string, string>;
};

/** What can be asked of an account, in the order of the answer. */
const PROPS = {
  editcount: ({ account }) => ({ editcount: account.editCount }),
  registration: ({ account }) => ({ registration: formatTimestamp(account.registered) }),
  groups: ({ account, settings, session: { now } }) => ({
    groups: list('g', effectiveGroups({ account, settings, now })),
  }),
  groupmemberships: ({ account, session }) => ({ groupmemberships: memberships(account, session.now) }),
  implicitgroups: ({ account, settings, session: { now } }) => ({
    implicitgroups: list('g', implicitGroups({ account, settings, now })),
  }),
  rights: ({ account, settings, session }) => ({ rights: rightsTold(account, session, settings) }),
  blockinfo: ({ account, session }) => blockInfo(ownBlock(account, session.now), session.now),
  emailable: ({ account, options }) => ({
    emailable: hasAddress(account) && (options.get('disablemail') ?? '0') === '0',
  }),
  gender: ({ options }) => ({ gender: options.get('gender') ?? 'unknown' }),
  centralids: ({ account, attachedWiki, settings }) => centralIds(account.id, attachedWiki, settings),
  // Told of names that nobody has yet.
  cancreate: () => ({}),
} satisfies { readonly [prop: string]: (about: About) => Tree };

type Prop = keyof typeof PROPS;

const NO_OPTIONS: ReadonlyMap<string, string> = new Map();

/** Props that shared caches must not keep for those who are logged in. */
const OF_THE_MOMENT: readonly Prop[] = ['blockinfo'];

/** Tells of accounts, by name or by id. */
export const users = defineModule({
  name: 'users',
  group: 'list',
  prefix: 'us',
  params: {
    prop: choice(Object.keys(PROPS).sort() as Prop[], { multi: true }),
    attachedwiki: string({}),
    users: string({ multi: true }),
    userids: integer({ multi: true }),
  },
  examples: {
    'action=query&list=users&ususers=Example&usprop=groups|editcount|gender': 'apihelp-query+users-example-simple',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Users'],
  async run({ params, settings, session, store, sayWrong, cache }) {
    const { prop = [], attachedwiki: attachedWiki, users: names, userids: ids = [] } = params;
    if (names && params.userids) throw refusal('invalidparammix', [['ususerids', 'ususers'], 2]);
    cache(prop.some((one) => OF_THE_MOMENT.includes(one)) ? 'anon-public-user-private' : 'public');

    const tell = async (account: AccountRow): Promise<Tree> => {
      const isAsked = prop.includes('gender') || prop.includes('emailable');
      const options = isAsked ? await store.options.get(account.id) : NO_OPTIONS;
      const told: Tree[] = [{ userid: account.id, name: account.name }];
      for (const one of Object.keys(PROPS) as Prop[]) {
        if (prop.includes(one)) told.push(PROPS[one]({ account, settings, session, attachedWiki, options }));
      }
      return Object.assign({}, ...told) as Tree;
    };
    const missing = (name: string): Tree => {
      const creatable = isCreatableName(name);
      const wrong = creatable ? {} : { cancreateerror: sayWrong([message('noname')]) };
      return { name, missing: true, ...(prop.includes('cancreate') && { cancreate: creatable, ...wrong }) };
    };

    const read = (names ?? []).map((written) => ({ written, name: canonicalName(written) }));
    const invalid = read.flatMap(({ written, name }) => (name === undefined ? [{ name: written, invalid: true }] : []));
    const told: Tree[] = [...invalid];
    for (const { name } of read) {
      if (name === undefined) continue;
      const account = await store.accounts.byName(name);
      told.push(account ? await tell(account) : missing(name));
    }
    for (const id of ids) {
      const account = await store.accounts.byId(id);
      told.push(account ? await tell(account) : { userid: id, missing: true });
    }
    return { users: list('user', told) };
  },
});
