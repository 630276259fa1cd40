import type { PageRow, RevisionRow } from '../../store/pages.ts';
import { isSuppressed, visibility } from '../../wiki/hidden.ts';
import { titleOf } from '../../wiki/title.ts';
import { defineModule } from '../module.ts';
import { formatTimestamp } from '../param/timestamp.ts';
import { type ParsedComments, parsedComments } from '../parsed-comments.ts';
import { list, type Tree } from '../result.ts';
import { editsFound } from './usercontribs/find.ts';
import { params } from './usercontribs/params.ts';

/** Lists what users have edited. */
export const usercontribs = defineModule({
  name: 'usercontribs',
  group: 'list',
  prefix: 'uc',
  cacheMode: 'anon-public-user-private',
  params,
  examples: {
    'action=query&list=usercontribs&ucuser=Example': 'apihelp-query+usercontribs-example-user',
    'action=query&list=usercontribs&ucuserprefix=192.0.2.': 'apihelp-query+usercontribs-example-ipprefix',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Usercontribs'],
  async run(call) {
    const { params: asked, asker, settings, store } = call;
    const props = new Set(asked.prop);
    const rows = await editsFound(call);
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
