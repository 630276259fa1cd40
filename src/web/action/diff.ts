import { message } from '../../i18n/message.ts';
import { Html, html } from '../../lib/html.ts';
import { askApi } from '../ask-api.ts';
import { moment } from '../kit/moment.ts';
import { notice } from '../kit/notice.ts';
import { missing } from '../page/missing.ts';
import { definePage, type Visit } from '../page.ts';
import { revisionAsked, rowAsked } from '../revision-asked.ts';

/** What changed between two revisions of a page: `oldid` with `diff=prev`, `next`, `cur` or the number of another. */
export const diff = definePage({
  title: '',
  heading: message('diff'),
  async show(visit) {
    const { about, asker, field } = visit;
    const row = asker.rights.has('read') && visit.modules.actions.has('compare') ? await rowAsked(visit) : undefined;
    const revision = row && (await revisionAsked(visit, row));
    if (about === null || revision === undefined) return missing.show(visit);
    const other = field('diff');
    const relative = other === '' || other === '0' ? 'cur' : other;
    const asked = { fromrev: String(revision.id) };
    const to = /^\d+$/.test(relative) ? { torev: relative } : { torelative: relative };
    const { fail, changes } = await compared(visit, { ...asked, ...to });
    const heading = message('difference-title', about.prefixed);
    if (fail) return { body: notice('error', fail), heading, status: 404 };
    return { body: changes ?? html``, heading };
  },
});

/** What the API tells of two texts, as a table; or why it does not. */
export async function compared(
  visit: Visit,
  asked: { readonly [name: string]: string },
): Promise<{ readonly fail?: readonly string[]; readonly changes?: Html }> {
  const prop = 'diff|ids|title|user|timestamp';
  const { errors, compare } = await askApi(visit, { action: 'compare', ...asked, prop });
  if (errors !== undefined) return { fail: errors.map(({ text }) => text) };
  const rows = String(compare?.body ?? '');
  if (rows === '') return { changes: html`<p>${visit.say('diff-empty')}</p>` };
  // The API has escaped what is in the texts.
  return {
    changes: html`<div class="wide-table" tabindex="0" role="region" aria-label="${visit.say('diff')}"><table class="diff" dir="ltr"><colgroup><col class="diff-marker"><col><col class="diff-marker"><col></colgroup>${sides(visit, compare)}<tbody>${new Html(rows)}</tbody></table></div>`,
  };
}

/** Whose the two sides are, where both are revisions: above each the time, which leads to it, and who made it. */
function sides({ language, url }: Visit, told: { readonly [name: string]: string | number }): Html | undefined {
  const head = (side: 'from' | 'to') => {
    const [id, title, time] = ['revid', 'title', 'timestamp'].map((name) => told[side + name]);
    if (id === undefined || title === undefined || time === undefined) return undefined;
    const address = url(String(title), { oldid: String(id) });
    const when = moment(language, Date.parse(String(time)));
    return html`<th colspan="2" scope="col"><a href="${address}">${when}</a> <bdi>${told[`${side}user`]}</bdi></th>`;
  };
  const [before, after] = [head('from'), head('to')];
  return before && after && html`<thead><tr>${before}${after}</tr></thead>`;
}
