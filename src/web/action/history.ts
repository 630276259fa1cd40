import { type ParsedComments, parsedComments } from '../../api/parsed-comments.ts';
import { type Moment, momentRead, momentWritten } from '../../api/query/moment.ts';
import { message } from '../../i18n/message.ts';
import { Html, html } from '../../lib/html.ts';
import type { PageRow, RevisionRow } from '../../store/pages.ts';
import { visibility } from '../../wiki/hidden.ts';
import { changeLine } from '../kit/change-line.ts';
import { moment } from '../kit/moment.ts';
import { pager } from '../kit/pager.ts';
import { missing } from '../page/missing.ts';
import { definePage, type Visit } from '../page.ts';
import { rowAsked } from '../revision-asked.ts';

const MOST = 500;
const USUAL = 50;

/** Every state of a page: when, by whom, how long, and why. */
export const history = definePage({
  title: '',
  heading: message('history_short'),
  async show(visit) {
    const { about, asker, field, url } = visit;
    const row = asker.rights.has('read') ? await rowAsked(visit) : undefined;
    if (about === null || row === undefined) return missing.show(visit);
    const limit = Math.min(MOST, Math.max(1, Number.parseInt(field('limit'), 10) || USUAL));
    const { rows, newer, older } = await portion(visit, row, limit);
    const before = await visit.store.pages.revisions(rows.map(({ parent }) => parent));
    const sizes = new Map(before.map(({ id, size }) => [id, size]));
    const to = (more: { readonly [name: string]: string }) =>
      url(about.prefixed, { action: 'history', limit: String(limit), ...more });
    const pages = pager(visit, {
      newest: newer && to({}),
      newer: newer && to({ dir: 'prev', offset: newer }),
      older: older && to({ offset: older }),
      oldest: older && to({ dir: 'prev' }),
    });
    const parsed = await parsedComments(rows, () => about, visit);
    const items = rows.map((one) =>
      entry(visit, one, { before: sizes.get(one.parent) ?? 0, isNewest: one.id === row.latest, parsed }),
    );
    const body = html`${pages}<ol class="revisions" reversed>
${items}</ol>
${pages}<p class="aside">${visit.say('latchkey-times-utc')}</p>`;
    return { body, heading: message('history-title', about.prefixed) };
  },
});

interface Portion {
  readonly rows: readonly RevisionRow[];
  /** Where the page of newer ones ends, and where that of older ones begins; empty: there are none. */
  readonly newer: string;
  readonly older: string;
}

/** The revisions to show, the newest first: from one on, or with `dir=prev` those that are newer than one. */
async function portion({ field, store, session }: Visit, { id: page }: PageRow, limit: number): Promise<Portion> {
  const offset = field('offset');
  const at = offset === '' ? undefined : momentRead(offset.includes('|') ? offset : `${offset}|0`, session.now);
  const from = (one: Moment | undefined) => (one === undefined ? '' : momentWritten(one));
  if (field('dir') !== 'prev') {
    const found = await store.pages.history({ page, at, limit: limit + 1 });
    const newer = at === undefined ? '' : from(found[0] ?? at);
    return { rows: found.slice(0, limit), newer, older: from(found[limit]) };
  }
  const found = await store.pages.history({ page, newer: true, at, limit: limit + 2 });
  const newer = at === undefined ? found : found.filter(({ id }) => id !== at.id);
  const rows = newer.slice(0, limit).reverse();
  return { rows, newer: newer.length > limit ? from(rows[0]) : '', older: from(at) };
}

/** What is told of a revision beside itself. */
interface Beside {
  /** Bytes of the text before. */
  readonly before: number;
  readonly isNewest: boolean;
  readonly parsed: ParsedComments;
}

function entry(visit: Visit, row: RevisionRow, { before, isNewest, parsed }: Beside): Html {
  const { about, asker, language, say, url } = visit;
  const { id, parent, timestamp, userName, minor, tags, hidden, size } = row;
  const isShown = (part: 'text' | 'comment' | 'user') => visibility(hidden, part, asker.rights) === 'shown';
  const time = moment(language, timestamp);
  const title = about?.prefixed ?? '';
  const changes = html`<a href="${url(title, { oldid: String(id), diff: 'prev' })}">${say('diff')}</a>`;
  const canCompare = parent !== 0 && isShown('text') && visit.modules.actions.has('compare');
  return changeLine(visit, {
    when: isShown('text') ? html`<a href="${url(title, { oldid: String(id) })}">${time}</a>` : time,
    ...(canCompare && { what: changes }),
    user: isShown('user') ? userName : null,
    sizes: [before, size],
    marks: [
      ...(isNewest ? [[say('latchkey-history-newest'), 'progressive'] as const] : []),
      ...(minor ? [[say('latchkey-history-minor')] as const] : []),
      ...tags.map((tag) => [tag] as const),
    ],
    summary: isShown('comment') ? new Html(parsed.get(row) ?? '') : null,
  });
}
