import type { PageRow, RevisionRow } from '../../store/pages.ts';
import { isSuppressed, visibility } from '../../wiki/hidden.ts';
import { titleOf } from '../../wiki/title.ts';
import { refusal } from '../error.ts';
import { type Call, defineModule } from '../module.ts';
import { boolean } from '../param/boolean.ts';
import { choice } from '../param/choice.ts';
import { integer } from '../param/integer.ts';
import { limit } from '../param/limit.ts';
import { namespace } from '../param/namespace.ts';
import { string } from '../param/string.ts';
import { formatTimestamp, timestamp } from '../param/timestamp.ts';
import { user } from '../param/user.ts';
import { type ParsedComments, parsedComments } from '../parsed-comments.ts';
import { onlyOne } from '../required-params.ts';
import { list, type Tree } from '../result.ts';
import { either, requirePatroller, shown } from './changes/filters.ts';
import { chosen } from './chosen.ts';
import { momentRead, momentWritten } from './moment.ts';

const params = {
  limit: limit({ default: 10 }),
  start: timestamp({}),
  end: timestamp({}),
  continue: string({}),
  user: user({ multi: true }, ['name', 'ip', 'temp', 'interwiki']),
  userids: integer({ multi: true }),
  dir: choice(['newer', 'older'], { default: 'older' }),
  namespace: namespace({ multi: { all: true } }),
  prop: choice(
    ['comment', 'flags', 'ids', 'parsedcomment', 'patrolled', 'size', 'sizediff', 'tags', 'timestamp', 'title'],
    { default: ['ids', 'title', 'timestamp', 'comment', 'size', 'flags'], multi: true },
  ),
  show: choice(
    [
      ...(['!autopatrolled', '!minor', '!new', '!patrolled', '!top', 'autopatrolled', 'minor', 'new'] as const),
      ...(['patrolled', 'top'] as const),
    ],
    { multi: true },
  ),
  tag: string({}),
  toponly: boolean({ deprecated: true }),
};

type Asked = Call<typeof params>;

/** Lists what users have edited. */
export const usercontribs = defineModule({
  name: 'usercontribs',
  group: 'list',
  prefix: 'uc',
  cacheMode: 'anon-public-user-private',
  params,
  examples: {
    'action=query&list=usercontribs&ucuser=Example': 'apihelp-query+usercontribs-example-user',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Usercontribs'],
  async run(call) {
    const { params: asked, asker, settings, store } = call;
    const props = new Set(asked.prop);
    if (props.has('patrolled')) requirePatroller(asker);
    const rows = await find(call);
    const pages = new Map((await store.pages.byId(rows.map(({ page }) => page))).map((page) => [page.id, page]));
    const parents = await store.pages.revisions(props.has('sizediff') ? rows.map(({ parent }) => parent) : []);
    const sizes = new Map(parents.map(({ id, size }) => [id, size]));
    const changes = await store.changes.ofRevisions(props.has('patrolled') ? rows.map(({ id }) => id) : []);
    const patrols = new Map(changes.map(({ revision, patrolled }) => [revision, patrolled]));
    const titled = props.has('parsedcomment') ? rows.filter(({ page }) => pages.has(page)) : [];
    const titleOfRow = ({ page }: RevisionRow) => titleOf(pages.get(page) as PageRow, settings.siteName);
    const parsed = await parsedComments(titled, titleOfRow, call);
    const told = rows.flatMap((row) => {
      const page = pages.get(row.page);
      return page ? [tell(row, page)] : [];
    });
    return { usercontribs: list('item', told) };

    function tell(row: RevisionRow, page: PageRow): Tree {
      const { namespace: of, prefixed } = titleOf(page, settings.siteName);
      const state = patrols.get(row.id) ?? 'no';
      return {
        ...((row.hidden & 1) !== 0 && { texthidden: true }),
        ...{ userid: row.user ?? 0, user: row.userName },
        ...(visibility(row.hidden, 'user', asker.rights) !== 'shown' && { userhidden: true }),
        ...(props.has('ids') && { pageid: row.page, revid: row.id, parentid: row.parent }),
        ...(props.has('title') && { ns: of.id, title: prefixed }),
        ...(props.has('timestamp') && { timestamp: formatTimestamp(row.timestamp) }),
        ...(props.has('flags') && { new: row.parent === 0, minor: row.minor, top: page.latest === row.id }),
        ...commentTold(row, props, asker.rights, parsed),
        ...(props.has('patrolled') && { patrolled: state !== 'no', autopatrolled: state === 'auto' }),
        ...(props.has('size') && { size: row.size }),
        ...(props.has('sizediff') && { sizediff: row.size - (sizes.get(row.parent) ?? 0) }),
        ...(props.has('tags') && { tags: list('tag', row.tags) }),
        ...(isSuppressed(row.hidden) && { suppressed: true }),
      };
    }
  },
});

/** What is asked for, one user after the other; the query is told where it goes on. */
async function find(call: Asked): Promise<readonly RevisionRow[]> {
  const { params: asked, asker, session, store, continueAt } = call;
  const show: readonly string[] = [...(asked.show ?? []), ...(asked.toponly ? ['top'] : [])];
  const names = await namesOf(call);
  const { minor, patrolled } = shown(show);
  if (show.some((one) => one.includes('patrolled'))) requirePatroller(asker);
  const [made, latest] = ['new', 'top'].map((name) => {
    if (show.includes(name) && show.includes(`!${name}`)) throw refusal('show');
    return either(name, show);
  });
  const { name: first = '', moment = asked.continue } =
    /^name\|(?<name>[^|]*)\|(?<moment>.*)$/s.exec(asked.continue ?? '')?.groups ?? {};
  const newer = asked.dir === 'newer';
  const [from, to] = newer ? [asked.start, asked.end] : [asked.end, asked.start];
  const found: RevisionRow[] = [];
  const begin = moment === undefined ? undefined : momentRead(moment, session.now);
  for (const userName of names) {
    if (userName < first) continue;
    const at = userName === first || names.length === 1 ? begin : undefined;
    const span = { ...{ from, to, newer }, at, limit: asked.limit.count + 1 - found.length };
    const more = { namespaces: chosen(asked.namespace), tag: asked.tag, minor, made, latest, patrolled };
    found.push(...(await store.pages.contributions({ userName, ...more, ...span })));
    if (found.length > asked.limit.count) break;
  }
  const next = found[asked.limit.count];
  if (next) continueAt('continue', `${names.length === 1 ? '' : `name|${next.userName}|`}${momentWritten(next)}`);
  const rows = found.slice(0, asked.limit.count);
  return rows.filter(({ hidden }) => visibility(hidden, 'user', asker.rights) !== 'forbidden');
}

async function namesOf({ params: asked, store }: Asked): Promise<readonly string[]> {
  onlyOne({ ucuserids: asked.userids, ucuser: asked.user });
  if (asked.user) {
    if (asked.user.length === 0) throw refusal('paramempty_ucuser', ['ucuser']);
    return [...new Set(asked.user)].sort();
  }
  const ids = asked.userids ?? [];
  if (ids.length === 0) throw refusal('paramempty_ucuserids', ['ucuserids']);
  const bad = ids.find((id) => id <= 0);
  if (bad !== undefined) throw refusal('invaliduserid', [bad]);
  const accounts = await Promise.all(ids.map((id) => store.accounts.byId(id)));
  return [...new Set(accounts.flatMap((account) => account?.name ?? []))].sort();
}

function commentTold(
  row: RevisionRow,
  props: ReadonlySet<string>,
  rights: ReadonlySet<string>,
  parsed: ParsedComments,
): Tree {
  if (!props.has('comment') && !props.has('parsedcomment')) return {};
  const seen = visibility(row.hidden, 'comment', rights);
  return {
    ...(seen !== 'shown' && { commenthidden: true }),
    ...(seen !== 'forbidden' && props.has('comment') && { comment: row.comment }),
    ...(seen !== 'forbidden' && props.has('parsedcomment') && { parsedcomment: parsed.get(row) ?? '' }),
  };
}
