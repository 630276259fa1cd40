import type { LogAsked, LogRow } from '../../store/log.ts';
import { seesHidden } from '../../wiki/hidden.ts';
import { namespaceNumbered } from '../../wiki/namespaces.ts';
import { makeTitle, readTitle, type Title } from '../../wiki/title.ts';
import { requireRight } from '../asker.ts';
import { refusal } from '../error.ts';
import { type Call, defineModule } from '../module.ts';
import { namedAccount } from '../named-account.ts';
import { choice } from '../param/choice.ts';
import { limit } from '../param/limit.ts';
import { namespace } from '../param/namespace.ts';
import { type ParamType, param } from '../param/param.ts';
import { string } from '../param/string.ts';
import { formatTimestamp, timestamp } from '../param/timestamp.ts';
import { user } from '../param/user.ts';
import { parsedComments } from '../parsed-comments.ts';
import { list, type Tree } from '../result.ts';
import { AUTH_TYPE, authEvents } from './logevents/auth-events.ts';
import { LOG_ACTIONS, LOG_TYPES } from './logevents/log-actions.ts';
import { paramsTold } from './logevents/params-told.ts';
import { momentRead, momentWritten } from './moment.ts';

interface About {
  readonly row: LogRow;
  readonly title: Title;
  /** The page that has that title now; 0: none. */
  readonly pageid: number;
  /** Its comment as HTML, where that is asked for. */
  readonly parsed: string;
}

/** What can be asked of an event, in the order of the answer. */
const PROPS = {
  title: ({ title }) => ({ ns: title.namespace.id, title: title.prefixed }),
  ids: ({ row, pageid }) => ({
    ...{ logid: row.id, pageid, logpage: row.page },
    ...(row.revision !== 0 && { revid: row.revision }),
  }),
  details: ({ row }) => ({ params: paramsTold(row.params) }),
  type: ({ row }) => ({ type: row.type, action: row.action }),
  user: ({ row }) => ({ user: row.performerName, ...anon(row) }),
  userid: ({ row }) => ({ userid: row.performer ?? 0, ...anon(row) }),
  timestamp: ({ row }) => ({ timestamp: formatTimestamp(row.timestamp) }),
  comment: ({ row }) => ({ comment: row.comment }),
  parsedcomment: ({ parsed }) => ({ parsedcomment: parsed }),
  tags: ({ row }) => ({ tags: list('tag', row.tags) }),
} satisfies { readonly [prop: string]: (about: About) => Tree };

type Prop = keyof typeof PROPS;

const DEFAULT_PROPS: readonly Prop[] = ['ids', 'title', 'type', 'user', 'timestamp', 'comment', 'details'];

/** What can have happened. What cannot is refused in other words than those of a choice. */
const eventType: ParamType<string> = {
  read: (text) => text,
  describe: () => ({ type: list('t', [...LOG_ACTIONS]) }),
};

const params = {
  prop: choice(Object.keys(PROPS).sort() as Prop[], { default: DEFAULT_PROPS, multi: true }),
  type: choice(LOG_TYPES, {}),
  action: param(eventType, {}),
  start: timestamp({}),
  end: timestamp({}),
  dir: choice(['newer', 'older'], { default: 'older' }),
  user: user({}, ['name', 'ip', 'temp', 'interwiki', 'id']),
  title: string({}),
  namespace: namespace({}, [-2, -1]),
  prefix: string({}),
  tag: string({}),
  limit: limit({ default: 10 }),
  continue: string({}),
};

/** Lists what was done to accounts: made, put into groups, blocked. */
export const logevents = defineModule({
  name: 'logevents',
  group: 'list',
  prefix: 'le',
  cacheMode: 'anon-public-user-private',
  params,
  examples: {
    'action=query&list=logevents': 'apihelp-query+logevents-example-simple',
    'action=query&list=logevents&letype=newusers': 'apihelp-query+logevents-example-newusers',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Logevents'],
  async run(call) {
    const { params: asked, session, settings, store, login, asker, cache, continueAt } = call;
    if (seesHidden(asker.rights)) cache('private');
    const given = (['title', 'prefix', 'namespace'] as const).filter((name) => asked[name] !== undefined);
    if (given.length > 1) throw refusal('invalidparammix', [given.map((name) => `le${name}`), given.length]);
    const newer = asked.dir === 'newer';
    const [earliest, latest] = newer ? [asked.start, asked.end] : [asked.end, asked.start];
    const kind = kindOfEvent(asked.action, asked.type);
    const at = asked.continue === undefined ? undefined : momentRead(asked.continue, session.now);
    const wanted = {
      ...kind,
      ...(asked.user !== undefined && { performer: await nameOf(asked.user, store.accounts) }),
      ...page(asked, settings.siteName),
      ...(earliest !== undefined && { from: earliest }),
      ...(latest !== undefined && { to: latest }),
      ...(at && { at }),
      newer,
      ...(asked.tag !== undefined && { tag: asked.tag }),
      limit: asked.limit.count + 1,
    };
    if (kind.type === AUTH_TYPE) {
      requireRight(asker, 'latchkey-authlog');
      await login.refusals.write();
      cache('private');
    }
    const found = kind.type === AUTH_TYPE ? await authEvents(wanted, store) : await store.log.list(wanted);
    const next = found[asked.limit.count];
    if (next) continueAt('continue', momentWritten(next));
    const told = found.slice(0, asked.limit.count);
    const names = told.map(({ namespace: of, title }) => ({ namespace: of, key: title.replaceAll(' ', '_') }));
    const pages = await store.pages.byName(asked.prop.includes('ids') ? names : []);
    const ids = new Map(pages.map(({ namespace: of, key, id }) => [`${of}:${key}`, id]));
    const titleOf = (row: LogRow) => makeTitle(namespaceNumbered(row.namespace), row.title, settings.siteName);
    const parsed = await parsedComments(asked.prop.includes('parsedcomment') ? told : [], titleOf, call);
    const tell = (row: LogRow) => {
      const pageid = ids.get(`${row.namespace}:${row.title.replaceAll(' ', '_')}`) ?? 0;
      return tellEvent({ row, pageid, title: titleOf(row), parsed: parsed.get(row) ?? '' }, asked.prop);
    };
    return { logevents: list('item', told.map(tell)) };
  },
});

function tellEvent(about: About, props: readonly Prop[]): Tree {
  const told = (Object.keys(PROPS) as Prop[]).filter((one) => props.includes(one)).map((one) => PROPS[one](about));
  return Object.assign({}, ...told) as Tree;
}

async function nameOf(user: string, accounts: Call<typeof params>['store']['accounts']): Promise<string> {
  return (await namedAccount(user, accounts))?.name ?? user;
}

function kindOfEvent(kind: string | undefined, type: string | undefined): Pick<LogAsked, 'type' | 'action'> {
  if (kind === undefined) return type === undefined ? {} : { type };
  const [wanted = '', action] = kind.split(/\/(.*)/s);
  if (action === undefined || !LOG_ACTIONS.has(kind)) throw refusal('unknown_leaction', ['leaction', kind]);
  return { type: wanted, action };
}

function page(asked: Call<typeof params>['params'], siteName: string) {
  const { title, prefix } = asked;
  if (asked.namespace !== undefined) return { namespace: asked.namespace };
  const written = title ?? prefix;
  if (written === undefined) return {};
  const read = readTitle(written, siteName);
  if ('key' in read) throw refusal('invalidtitle', [written]);
  const about = { namespace: read.namespace.id };
  return title === undefined ? { ...about, titlePrefix: read.text } : { ...about, title: read.text };
}

function anon({ performer }: LogRow): Tree {
  return performer === null ? { anon: true } : {};
}
