import { message } from '../../i18n/message.ts';
import type { RevisionRow } from '../../store/pages.ts';
import { seesHidden } from '../../wiki/hidden.ts';
import type { Title } from '../../wiki/title.ts';
import { refusal } from '../error.ts';
import { defineModule } from '../module.ts';
import { readInteger } from '../param/integer.ts';
import { parsedComments } from '../parsed-comments.ts';
import { list, type Tree } from '../result.ts';
import type { FoundRevisions } from './revisions/found.ts';
import { asksHistory, history } from './revisions/history.ts';
import { namedRevisions } from './revisions/named.ts';
import { REVISIONS_PARAMS, type RevisionsCall } from './revisions/params.ts';
import { revisionTold } from './revisions/props.ts';
import { asksOfSlots, slotsTold } from './revisions/slots.ts';

const MOST = { max: 500, highMax: 5000 };
const MOST_WITH_TEXT = { max: 50, highMax: 500 };
const USUAL = 10;
/** Bytes of all texts of an answer. */
const MOST_BYTES = 8 * 1024 * 1024;

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
    if (pages.known.size === 0) return undefined;
    const props = new Set(asked.prop);
    if (asked.slots !== undefined && asked.contentformat !== undefined) {
      throw refusal('invalidparammix', message('apierror-invalidparammix-cannotusewith', 'rvcontentformat', 'rvslots'));
    }
    const most = limitOf(call, props.has('content'));
    if (asksOfSlots(props) && asked.slots === undefined) {
      const feature = 'action=query&prop=revisions&!rvslots';
      deprecate(feature, message('apiwarn-deprecation-missingparam', 'rvslots'));
    }
    const found = await find(call, most);
    const fit = props.has('content') ? fitting(found.rows) : found.rows.length;
    const next = found.rows[fit] ?? found.next;
    if (next) call.continueAt('continue', found.written(next));
    const rows = found.rows.slice(0, fit);
    const texts = await store.pages.texts(props.has('content') ? rows.map(({ content }) => content) : []);
    const titleOf = (row: RevisionRow) => pages.known.get(row.page)?.title as Title;
    const parsed = await parsedComments(props.has('parsedcomment') ? rows : [], titleOf, call);
    const told = Map.groupBy(rows, ({ page }) => page);
    return Object.fromEntries([...told].map(([page, of]): [string, Tree] => [String(page), tellAll(of)]));

    function tellAll(of: readonly RevisionRow[]): Tree {
      return { revisions: list('rev', of.map(tell)) };
    }

    function tell(row: RevisionRow): Tree {
      const text = props.has('content') ? (texts.get(row.content) ?? '') : undefined;
      const slots = asksOfSlots(props) ? slotsTold(row, titleOf(row).prefixed, text, call) : {};
      return revisionTold(row, props, asker.rights, slots, parsed);
    }
  },
  async generate(call) {
    if (seesHidden(call.asker.rights)) call.cache('private');
    if (call.pages.known.size === 0) return {};
    const { rows, next, written } = await find(call, call.params.limit?.count ?? USUAL);
    if (next) call.continueAt('continue', written(next));
    return { revisions: rows.map(({ id }) => id) };
  },
});

/** How many of these revisions an answer has room for: one at least. */
function fitting(rows: readonly RevisionRow[]): number {
  let bytes = 0;
  const over = rows.findIndex(({ size }, index) => {
    bytes += size;
    return index > 0 && bytes > MOST_BYTES;
  });
  return over < 0 ? rows.length : over;
}

function find(call: RevisionsCall, most: number): Promise<FoundRevisions> {
  return asksHistory(call) ? history(call, most) : namedRevisions(call, most);
}

/** How many at most: fewer where their texts are asked for. */
function limitOf(call: RevisionsCall, withText: boolean): number {
  const { params: asked, asker, session, warn, tellLimit } = call;
  const highLimits = asker.rights.has('apihighlimits');
  const range = withText ? MOST_WITH_TEXT : MOST;
  const max = highLimits ? range.highMax : range.max;
  if (asked.limit === undefined) return asksHistory(call) ? USUAL : max;
  if (asked.limit.asked === 'max') {
    tellLimit(max);
    return max;
  }
  const at = { name: 'rvlimit', required: false, multi: false, highLimits, now: session.now, tags: () => [], warn };
  return readInteger(String(asked.limit.count), { min: 1, ...range }, at);
}
