import { message } from '../../i18n/message.ts';
import { Html, html } from '../../lib/html.ts';
import { askApi } from '../ask-api.ts';
import { changeLine } from '../kit/change-line.ts';
import { changeList } from '../kit/change-list.ts';
import { moment } from '../kit/moment.ts';
import { refusal } from '../kit/refusal.ts';
import { targetForm } from '../kit/target-form.ts';
import { definePage, type Visit } from '../page.ts';

const TITLE = 'Special:Contributions';
/** Edits on one page. */
const MOST = 50;
const PROPS = 'title|ids|size|sizediff|flags|parsedcomment|timestamp|tags';

/** An edit as `list=usercontribs` tells it. */
interface Edit {
  readonly title: string;
  readonly revid: number;
  readonly user: string;
  readonly size?: number;
  readonly sizediff?: number;
  readonly new: boolean;
  readonly minor: boolean;
  readonly top: boolean;
  /** HTML. */
  readonly parsedcomment?: string;
  readonly timestamp: string;
  readonly tags: readonly string[];
}

/** What one has edited, the newest first (`Special:Contributions/Alice`). */
export const contributions = definePage({
  title: TITLE,
  heading: message('contributions'),
  about: message('latchkey-contributions-about'),
  takesSubpage: true,
  async show(visit) {
    const { field, say, subpage } = visit;
    const user = subpage || field('target');
    const form = targetForm(visit, TITLE, { label: say('latchkey-contributions-whose'), value: user });
    if (user === '') return { body: form };
    const from = field('from');
    const asked = { list: 'usercontribs', ucuser: user, ucprop: PROPS, uclimit: String(MOST) };
    const answer = await askApi(visit, { action: 'query', ...asked, ...(from && { uccontinue: from }) });
    const heading = message('contributions-of', user);
    if (answer.errors) return { body: html`${refusal(answer.errors)}${form}`, status: 403 };
    const lines = (answer.query.usercontribs as readonly Edit[]).map((edit) => line(visit, edit));
    return { body: changeList(visit, `${TITLE}/${user}`, { lines, next: answer.continue?.uccontinue }), heading };
  },
});

function line(visit: Visit, edit: Edit) {
  const { language, say, url } = visit;
  const { title, revid, size, sizediff = 0, tags } = edit;
  return changeLine(visit, {
    when: moment(language, Date.parse(edit.timestamp)),
    what: html`<a href="${url(title, { oldid: String(revid) })}"><bdi>${title}</bdi></a>`,
    user: edit.user,
    sizes: size === undefined ? undefined : [size - sizediff, size],
    marks: [
      ...(edit.top ? [[say('latchkey-history-newest'), 'progressive'] as const] : []),
      ...(edit.new ? [[say('latchkey-change-new')] as const] : []),
      ...(edit.minor ? [[say('latchkey-history-minor')] as const] : []),
      ...tags.map((tag) => [tag] as const),
    ],
    summary: edit.parsedcomment === undefined ? null : new Html(edit.parsedcomment),
  });
}
