import { message } from '../../i18n/message.ts';
import type { RevisionRow } from '../../store/pages.ts';
import { seesHidden } from '../../wiki/hidden.ts';
import type { Title } from '../../wiki/title.ts';
import { wholeBudget } from '../../wiki/wikitext/put-templates-in.ts';
import { refusal } from '../error.ts';
import { defineModule } from '../module.ts';
import { parsedComments } from '../parsed-comments.ts';
import { list, type Tree } from '../result.ts';
import { limitWithin } from './limit-within.ts';
import { diffAsked, differ } from './revisions/diff.ts';
import type { FoundRevisions } from './revisions/found.ts';
import { asksHistory, history, requireOnePage } from './revisions/history.ts';
import { namedRevisions } from './revisions/named.ts';
import { REVISIONS_PARAMS, type RevisionsCall } from './revisions/params.ts';
import { revisionTold } from './revisions/props.ts';
import { asksOfSlots, asksTree, slotsTold } from './revisions/slots.ts';

const MOST = { max: 500, highMax: 5000 };
const MOST_WITH_TEXT = { max: 50, highMax: 500 };
const MOST_PARSED = { max: 1, highMax: 1 };
const USUAL = 10;
/** Bytes of all texts of an answer. */
const MOST_BYTES = 8 * 1024 * 1024;
/** The same where each is read as a tree. */
const MOST_BYTES_AS_TREES = 1024 * 1024;

/** Tells of revisions: of those that the query names, of the newest of each page, or of the history of one. */
export const revisions = defineModule({
  name: 'revisions',
  group: 'prop',
  prefix: 'rv',
  cacheMode: 'public',
  params: REVISIONS_PARAMS,
  examples: {
    'action=query&prop=revisions&titles=Main%20Page&rvslots=*&rvprop=timestamp|user|comment|content':
      'apihelp-query+revisions-example-content',
    'action=query&prop=revisions&titles=Main%20Page&rvlimit=5&rvprop=timestamp|user|comment&rvdir=newer':
      'apihelp-query+revisions-example-first5',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Revisions'],
  async run(call) {
    const { params: asked, pages, store, asker, cache, deprecate } = call;
    if (seesHidden(asker.rights)) cache('private');
    // What was sent may be signed with the name of the one who asks.
    else if (asked.difftotextpst) cache('anon-public-user-private');
    if (pages.known.size === 0) return undefined;
    if (asksHistory(call)) requireOnePage(call);
    const props = new Set(asked.prop);
    requireOneForm(call);
    const compared = await diffAsked(call);
    const shared = { diff: compared && differ(compared, call), left: wholeBudget() };
    const needsText = props.has('content') || props.has('parsetree') || compared !== undefined;
    const most = limitOf(call, needsText);
    if ((asksOfSlots(props) || needsText) && asked.slots === undefined) {
      const feature = 'action=query&prop=revisions&!rvslots';
      deprecate(feature, message('apiwarn-deprecation-missingparam', 'rvslots'));
    }
    const found = await find(call, most);
    const fit = needsText ? fitting(found.rows, asksTree(call) ? MOST_BYTES_AS_TREES : MOST_BYTES) : found.rows.length;
    const next = found.rows[fit] ?? found.next;
    if (next) call.continueAt('continue', found.written(next));
    const rows = found.rows.slice(0, fit);
    const texts = await store.pages.texts(needsText ? rows.map(({ content }) => content) : []);
    const titleOf = (row: RevisionRow) => pages.known.get(row.page)?.title as Title;
    const parsed = await parsedComments(props.has('parsedcomment') ? rows : [], titleOf, call);
    const byPage = new Map<number, Tree[]>();
    for (const row of rows) byPage.set(row.page, [...(byPage.get(row.page) ?? []), await tell(row)]);
    return Object.fromEntries([...byPage].map(([page, of]) => [String(page), { revisions: list('rev', of) }]));

    async function tell(row: RevisionRow): Promise<Tree> {
      const text = needsText ? (texts.get(row.content) ?? '') : undefined;
      const slots = asksOfSlots(props) || needsText ? await slotsTold(row, titleOf(row), text, shared, call) : {};
      return revisionTold(row, props, asker.rights, slots, parsed);
    }
  },
  async generate(call) {
    if (seesHidden(call.asker.rights)) call.cache('private');
    if (call.pages.known.size === 0) return {};
    if (asksHistory(call)) requireOnePage(call);
    const { rows, next, written } = await find(call, call.params.limit?.count ?? USUAL);
    if (next) call.continueAt('continue', written(next));
    return { revisions: rows.map(({ id }) => id) };
  },
});

/** Refuses what only the older form of the answer has, where slots are asked for. */
function requireOneForm({ params: asked }: RevisionsCall): void {
  if (asked.slots === undefined) return;
  if (asked.prop.includes('parsetree')) throw refuse('prop=parsetree');
  const { expandtemplates, generatexml, parse, diffto, difftotext, difftotextpst, contentformat } = asked;
  const older = { expandtemplates, generatexml, parse, diffto, difftotext, difftotextpst, contentformat };
  const given = Object.entries(older).find(([, value]) => value !== undefined && value !== false)?.[0];
  if (given !== undefined) throw refuse(given);

  function refuse(what: string) {
    return refusal('invalidparammix', message('apierror-invalidparammix-cannotusewith', `rv${what}`, 'rvslots'));
  }
}

/** How many of these revisions an answer has room for, with so many bytes of text: one at least. */
function fitting(rows: readonly RevisionRow[], most: number): number {
  let bytes = 0;
  const over = rows.findIndex(({ size }, index) => {
    bytes += size;
    return index > 0 && bytes > most;
  });
  return over < 0 ? rows.length : over;
}

function find(call: RevisionsCall, most: number): Promise<FoundRevisions> {
  return asksHistory(call) ? history(call, most) : namedRevisions(call, most);
}

/** How many at most: fewer where their texts are asked for. */
function limitOf(call: RevisionsCall, withText: boolean): number {
  const { params: asked, asker } = call;
  const isParsed = withText && asked.parse;
  const range = isParsed ? MOST_PARSED : withText ? MOST_WITH_TEXT : MOST;
  if (asked.limit !== undefined) return limitWithin(asked.limit, range, call);
  if (asksHistory(call) && !isParsed) return USUAL;
  return asker.rights.has('apihighlimits') ? range.highMax : range.max;
}
