import { LOG_TYPES } from '../../api/query/logevents/log-actions.ts';
import { message } from '../../i18n/message.ts';
import { Html, html } from '../../lib/html.ts';
import { askApi } from '../ask-api.ts';
import { changeLine } from '../kit/change-line.ts';
import { changeList } from '../kit/change-list.ts';
import { moment } from '../kit/moment.ts';
import { refusal } from '../kit/refusal.ts';
import { definePage, type Visit } from '../page.ts';

const TITLE = 'Special:Log';
/** Entries on one page. */
const MOST = 50;
const PROPS = 'title|type|user|parsedcomment|timestamp|tags';

/** An entry as `list=logevents` tells it. */
interface Entry {
  readonly type?: string;
  readonly action?: string;
  readonly title?: string;
  readonly user?: string;
  /** HTML. */
  readonly parsedcomment?: string;
  readonly timestamp: string;
  readonly tags: readonly string[];
}

/** What was done on the wiki beside edits, the newest first: all, or of one kind (`Special:Log/move`), by one (`user`, `Special:Log/Alice`), about a page (`page`). */
export const log = definePage({
  title: TITLE,
  heading: message('log'),
  about: message('latchkey-log-about'),
  takesSubpage: true,
  async show(visit) {
    const { field, subpage } = visit;
    const type = LOG_TYPES.find((one) => one === (subpage || field('type')));
    // What is below the page's name and no kind of entries is somebody's name.
    const user = field('user') || (type === undefined ? subpage : '');
    const [page, from] = [field('page'), field('from')];
    const which = { ...(type && { letype: type }), ...(user && { leuser: user }), ...(page && { letitle: page }) };
    const asked = { action: 'query', list: 'logevents', leprop: PROPS, lelimit: String(MOST), ...which };
    const { query, continue: rest, errors = [] } = await askApi(visit, { ...asked, ...(from && { lecontinue: from }) });
    if (errors.length > 0) return { body: refusal(errors), status: 403 };
    const lines = (query.logevents as readonly Entry[]).map((entry) => line(visit, entry));
    const chosen = { ...(type && { type }), ...(user && { user }), ...(page && { page }) };
    const here = {
      ...visit,
      url: (to: string, more = {}) => visit.url(to, to === TITLE ? { ...chosen, ...more } : more),
    };
    return { body: changeList(here, TITLE, { lines, next: rest?.lecontinue }) };
  },
});

function line(visit: Visit, { type, action, title, user, parsedcomment, timestamp, tags }: Entry) {
  return changeLine(visit, {
    when: moment(visit.language, Date.parse(timestamp)),
    ...(title !== undefined && { what: html`<a href="${visit.url(title)}"><bdi>${title}</bdi></a>` }),
    user: user ?? null,
    marks: [...(action === undefined ? [] : [[`${type}/${action}`] as const]), ...tags.map((tag) => [tag] as const)],
    summary: parsedcomment === undefined ? null : new Html(parsedcomment),
  });
}
