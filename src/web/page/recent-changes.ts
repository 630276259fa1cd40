import { message } from '../../i18n/message.ts';
import { Html, html } from '../../lib/html.ts';
import { askApi } from '../ask-api.ts';
import { changeLine } from '../kit/change-line.ts';
import { changeList } from '../kit/change-list.ts';
import { moment } from '../kit/moment.ts';
import { refusal } from '../kit/refusal.ts';
import { definePage, type Visit } from '../page.ts';

const TITLE = 'Special:RecentChanges';
/** Changes on one page. */
const MOST = 50;
const PROPS = 'title|ids|sizes|flags|user|parsedcomment|timestamp|loginfo|tags';

/** A change as `list=recentchanges` tells it. */
interface Change {
  readonly type: string;
  readonly title?: string;
  readonly revid: number;
  readonly oldlen: number;
  readonly newlen: number;
  readonly new: boolean;
  readonly minor: boolean;
  readonly bot: boolean;
  readonly user?: string;
  /** HTML. */
  readonly parsedcomment?: string;
  readonly timestamp: string;
  readonly logtype?: string;
  readonly logaction?: string;
  readonly tags: readonly string[];
}

/** What was changed on the wiki, the newest first. */
export const recentChanges = definePage({
  title: TITLE,
  heading: message('recentchanges'),
  about: message('latchkey-recentchanges-about'),
  async show(visit) {
    const from = visit.field('from');
    const asked = { action: 'query', list: 'recentchanges', rcprop: PROPS, rclimit: String(MOST) };
    const { query, continue: rest, errors = [] } = await askApi(visit, { ...asked, ...(from && { rccontinue: from }) });
    if (errors.length > 0) return { body: refusal(errors), status: 403 };
    const lines = (query.recentchanges as readonly Change[]).map((change) => line(visit, change));
    return { body: changeList(visit, TITLE, { lines, next: rest?.rccontinue }) };
  },
});

function line(visit: Visit, change: Change) {
  const { language, say, url } = visit;
  const { title, revid, tags, logtype, logaction } = change;
  const isLogged = change.type === 'log';
  const time = moment(language, Date.parse(change.timestamp));
  const address = title && url(title, isLogged || revid === 0 ? {} : { oldid: String(revid) });
  const changed = title !== undefined && change.type === 'edit' && visit.modules.actions.has('compare');
  const diff = changed && html` (<a href="${url(title, { oldid: String(revid), diff: 'prev' })}">${say('diff')}</a>)`;
  return changeLine(visit, {
    when: time,
    ...(title !== undefined &&
      address !== undefined && { what: html`<a href="${address}"><bdi>${title}</bdi></a>${diff || undefined}` }),
    user: change.user ?? null,
    sizes: isLogged ? undefined : [change.oldlen, change.newlen],
    marks: [
      ...(isLogged ? [[`${logtype}/${logaction}`] as const] : []),
      ...(change.new ? [[say('latchkey-change-new'), 'progressive'] as const] : []),
      ...(change.minor ? [[say('latchkey-history-minor')] as const] : []),
      ...(change.bot ? [[say('latchkey-change-bot')] as const] : []),
      ...tags.map((tag) => [tag] as const),
    ],
    summary: change.parsedcomment === undefined ? null : new Html(change.parsedcomment),
  });
}
