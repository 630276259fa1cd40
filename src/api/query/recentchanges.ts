import type { ChangeRow } from '../../store/changes.ts';
import { seesHidden, visibility } from '../../wiki/hidden.ts';
import { nameOf, readTitle, titleOf } from '../../wiki/title.ts';
import { refusal } from '../error.ts';
import { type Call, defineModule } from '../module.ts';
import { boolean } from '../param/boolean.ts';
import { choice } from '../param/choice.ts';
import { limit } from '../param/limit.ts';
import { namespace } from '../param/namespace.ts';
import { string } from '../param/string.ts';
import { timestamp } from '../param/timestamp.ts';
import { user } from '../param/user.ts';
import { parsedComments } from '../parsed-comments.ts';
import { atMostOne } from '../required-params.ts';
import { list, type Tree } from '../result.ts';
import { requirePatroller, shown } from './changes/filters.ts';
import { listChanges } from './changes/list-changes.ts';
import {
  aboutTold,
  type ChangeTelling,
  commentTold,
  eventTold,
  flagsTold,
  patrolTold,
  tagsTold,
} from './changes/told.ts';
import { chosen } from './chosen.ts';
import { named } from './links/define-linking-prop.ts';
import { momentRead, momentWritten } from './moment.ts';

const params = {
  start: timestamp({}),
  end: timestamp({}),
  dir: choice(['newer', 'older'], { default: 'older' }),
  namespace: namespace({ multi: { all: true } }, [-2, -1]),
  user: user({}, ['name', 'ip', 'temp', 'interwiki', 'id']),
  excludeuser: user({}, ['name', 'ip', 'temp', 'interwiki', 'id']),
  tag: string({}),
  prop: choice(
    [
      ...(['comment', 'flags', 'ids', 'loginfo', 'parsedcomment', 'patrolled', 'redirect', 'sha1', 'sizes'] as const),
      ...(['tags', 'timestamp', 'title', 'user', 'userid'] as const),
    ],
    { default: ['title', 'timestamp', 'ids'], multi: true },
  ),
  show: choice(
    [
      ...(['!anon', '!autopatrolled', '!bot', '!minor', '!patrolled', '!redirect', 'anon', 'autopatrolled'] as const),
      ...(['bot', 'minor', 'patrolled', 'redirect', 'unpatrolled'] as const),
    ],
    { multi: true },
  ),
  limit: limit({ default: 10 }),
  type: choice(['categorize', 'edit', 'external', 'log', 'new'], {
    default: ['edit', 'new', 'log', 'categorize'],
    multi: true,
  }),
  toponly: boolean(),
  title: string({}),
  continue: string({}),
  generaterevisions: boolean(),
  slot: choice(['main'], {}),
};

type Asked = Call<typeof params>;

const EDITS: readonly string[] = ['edit', 'new'];

/** Lists what was changed lately. */
export const recentchanges = defineModule({
  name: 'recentchanges',
  group: 'list',
  prefix: 'rc',
  cacheMode: 'public',
  params,
  examples: {
    'action=query&list=recentchanges': 'apihelp-query+recentchanges-example-simple',
    'action=query&generator=recentchanges&grcshow=!redirect&prop=info': 'apihelp-query+recentchanges-example-generator',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:RecentChanges'],
  async run(call) {
    const { params: asked, asker, settings, store } = call;
    const props = new Set<string>(asked.prop);
    const rows = await find(call);
    const ids = props.has('loginfo') ? rows.map(({ log }) => log).filter((id) => id !== 0) : [];
    const events = new Map((await store.log.byId(ids)).map((event) => [event.id, event]));
    const pages = await store.pages.byName(props.has('redirect') ? rows : []);
    const redirects = new Set(pages.filter(({ redirect }) => redirect !== null).map(named));
    const revisions = await store.pages.revisions(props.has('sha1') ? rows.map(({ revision }) => revision) : []);
    const sha1s = new Map(revisions.map(({ id, sha1 }) => [id, sha1]));
    const { siteName } = settings;
    const parsed = await parsedComments(props.has('parsedcomment') ? rows : [], (row) => titleOf(row, siteName), call);
    const telling = { props, rights: asker.rights, siteName, events, parsed };
    return { recentchanges: list('rc', rows.map(tell)) };

    function tell(row: ChangeRow): Tree {
      const sha1 = visibility(row.hidden, 'text', asker.rights) === 'forbidden' ? undefined : sha1s.get(row.revision);
      return {
        ...aboutTold(row, telling),
        ...(props.has('ids') && { rcid: row.id }),
        ...userTold(row, telling),
        ...flagsTold(row, telling),
        ...commentTold(row, telling),
        ...(props.has('redirect') && { redirect: redirects.has(named(row)) }),
        ...(props.has('patrolled') && patrolTold(row)),
        ...eventTold(row, telling),
        ...tagsTold(row, telling),
        ...(sha1 !== undefined && { sha1 }),
      };
    }
  },
  async generate(call) {
    const rows = await find(call);
    const { siteName } = call.settings;
    // New changes come to the beginning all the time: the same pages again are these.
    const [first] = rows;
    const again = first && { again: { continue: momentWritten(first) } };
    if (call.params.generaterevisions) return { ...again, revisions: rows.map(({ revision }) => revision) };
    return { ...again, titles: rows.map((row) => titleOf(row, siteName)) };
  },
});

async function find(call: Asked): Promise<readonly ChangeRow[]> {
  const { params: asked, asker, session, settings, cache } = call;
  const show = asked.show ?? [];
  const title = asked.title === undefined ? undefined : readTitle(asked.title, settings.siteName);
  if (title && 'key' in title) throw refusal('invalidtitle', [asked.title ?? '']);
  const isElsewhere = title && asked.namespace?.length && !chosen(asked.namespace)?.includes(title.namespace.id);
  if (isElsewhere) atMostOne({ rctitle: title, rcnamespace: asked.namespace });
  const filters = shown(show);
  const asksPatrolled = show.some((one) => one.includes('patrolled'));
  if (asksPatrolled) requirePatroller(asker);
  atMostOne({ rcuser: asked.user, rcexcludeuser: asked.excludeuser });
  if (asked.prop.includes('patrolled')) requirePatroller(asker);
  if (asksPatrolled || seesHidden(asker.rights)) cache('private');
  else if (asked.prop.includes('parsedcomment')) cache('anon-public-user-private');
  const at = asked.continue === undefined ? undefined : momentRead(asked.continue, session.now);
  const name = title && nameOf(title);
  // What changes a slot is an edit: events of the log touch none.
  const edits = (chosen(asked.type) ?? EDITS).filter((type) => EDITS.includes(type));
  const asksSlot = asked.slot !== undefined;
  if (asksSlot && edits.length === 0) return [];
  return listChanges(
    asksSlot ? { ...asked, type: edits } : asked,
    { ...filters, name, tag: asked.tag, latestOnly: asked.toponly, at },
    call,
  );
}

function userTold({ user: id, userName, hidden }: ChangeRow, { props, rights }: ChangeTelling): Tree {
  if (!props.has('user') && !props.has('userid')) return {};
  const seen = visibility(hidden, 'user', rights);
  return {
    ...(seen !== 'shown' && { userhidden: true }),
    ...(seen !== 'forbidden' && {
      ...(props.has('user') && { user: userName }),
      ...(props.has('userid') && { userid: id ?? 0 }),
      ...(id === null && { anon: true }),
    }),
  };
}
