import type { ChangeRow } from '../../store/changes.ts';
import { pageKey } from '../../store/page-key.ts';
import { visibility } from '../../wiki/hidden.ts';
import { titleOf } from '../../wiki/title.ts';
import { type Call, defineModule } from '../module.ts';
import { boolean } from '../param/boolean.ts';
import { choice } from '../param/choice.ts';
import { limit } from '../param/limit.ts';
import { namespace } from '../param/namespace.ts';
import { string } from '../param/string.ts';
import { formatTimestamp, timestamp } from '../param/timestamp.ts';
import { user } from '../param/user.ts';
import { parsedComments } from '../parsed-comments.ts';
import { atMostOne } from '../required-params.ts';
import { list, type Tree } from '../result.ts';
import { either, requirePatroller, shown } from './changes/filters.ts';
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
import { watchOwner } from './changes/watch-owner.ts';
import { momentRead } from './moment.ts';

const params = {
  allrev: boolean(),
  start: timestamp({}),
  end: timestamp({}),
  namespace: namespace({ multi: { all: true } }),
  user: user({}, ['name', 'ip', 'temp', 'interwiki', 'id']),
  excludeuser: user({}, ['name', 'ip', 'temp', 'interwiki', 'id']),
  dir: choice(['newer', 'older'], { default: 'older' }),
  limit: limit({ default: 10 }),
  prop: choice(
    [
      ...(['comment', 'expiry', 'flags', 'ids', 'loginfo', 'notificationtimestamp', 'parsedcomment'] as const),
      ...(['patrol', 'sizes', 'tags', 'timestamp', 'title', 'user', 'userid'] as const),
    ],
    { default: ['ids', 'title', 'flags'], multi: true },
  ),
  show: choice(
    [
      ...(['!anon', '!autopatrolled', '!bot', '!minor', '!patrolled', '!unread', 'anon', 'autopatrolled'] as const),
      ...(['bot', 'minor', 'patrolled', 'unread'] as const),
    ],
    { multi: true },
  ),
  type: choice(['categorize', 'edit', 'external', 'log', 'new'], {
    default: ['edit', 'new', 'log', 'categorize'],
    multi: true,
  }),
  owner: user({}, ['name']),
  token: string({ sensitive: true }),
  continue: string({}),
};

type Asked = Call<typeof params>;

/** Lists what was changed lately on pages that somebody watches. */
export const watchlist = defineModule({
  name: 'watchlist',
  group: 'list',
  prefix: 'wl',
  params,
  examples: {
    'action=query&list=watchlist': 'apihelp-query+watchlist-example-simple',
    'action=query&list=watchlist&wlallrev=&wlprop=ids|title|timestamp|user|comment':
      'apihelp-query+watchlist-example-allrev',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Watchlist'],
  async run(call) {
    const { params: asked, asker, session, settings, store } = call;
    const owner = await watchOwner(asked, call);
    const props = new Set<string>(asked.prop);
    if (props.has('patrol')) requirePatroller(asker, 'patrol');
    const rows = await find(call, owner.id);
    const ids = props.has('loginfo') ? rows.map(({ log }) => log).filter((id) => id !== 0) : [];
    const events = new Map((await store.log.byId(ids)).map((event) => [event.id, event]));
    const wanted = props.has('expiry') || props.has('notificationtimestamp') ? rows : [];
    const watched = await store.watches.watched(owner.id, wanted, session.now);
    const watches = new Map(watched.map((row) => [pageKey(row), row]));
    const { siteName } = settings;
    const parsed = await parsedComments(props.has('parsedcomment') ? rows : [], (row) => titleOf(row, siteName), call);
    const telling = { props, rights: asker.rights, siteName, events, parsed };
    return { watchlist: list('item', rows.map(tell)) };

    function tell(row: ChangeRow): Tree {
      const { unseen = null, expires = null } = watches.get(pageKey(row)) ?? {};
      return {
        ...aboutTold(row, telling),
        ...userTold(row, telling),
        ...flagsTold(row, telling),
        ...(props.has('notificationtimestamp') && {
          notificationtimestamp: unseen === null ? '' : formatTimestamp(unseen),
        }),
        ...commentTold(row, telling),
        ...(props.has('patrol') && patrolTold(row)),
        ...eventTold(row, telling),
        ...tagsTold(row, telling),
        ...(props.has('expiry') && { expiry: expires === null ? false : formatTimestamp(expires) }),
      };
    }
  },
  async generate(call) {
    const owner = await watchOwner(call.params, call);
    const rows = await find(call, owner.id);
    // Where a change is of no page, or made no revision, the query is told of one numbered 0, as in MediaWiki.
    if (call.params.allrev) return { revisions: rows.map(({ revision }) => revision) };
    return { ids: rows.map(({ page }) => page) };
  },
});

async function find(call: Asked, owner: number): Promise<readonly ChangeRow[]> {
  const { params: asked, asker, session } = call;
  const show = asked.show ?? [];
  const at = asked.continue === undefined ? undefined : momentRead(asked.continue, session.now);
  const filters = shown(show);
  if (show.includes('patrolled') || show.includes('!patrolled')) requirePatroller(asker);
  atMostOne({ wluser: asked.user, wlexcludeuser: asked.excludeuser });
  const watched = { user: owner, now: session.now, unseen: either('unread', show) };
  return listChanges(asked, { ...filters, watched, latestOrLog: !asked.allrev, at }, call);
}

function userTold({ user: id, userName, hidden }: ChangeRow, { props, rights }: ChangeTelling): Tree {
  if (!props.has('user') && !props.has('userid')) return {};
  const seen = visibility(hidden, 'user', rights);
  return {
    ...(seen !== 'shown' && { userhidden: true }),
    ...(seen !== 'forbidden' && {
      // Without the name, its place is taken by the number, as of old.
      ...(props.has('userid') && { userid: id ?? 0, user: id ?? 0 }),
      ...(props.has('user') && { user: userName, temp: false }),
      anon: id === null,
    }),
  };
}
