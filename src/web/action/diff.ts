import { message } from '../../i18n/message.ts';
import { Html, html } from '../../lib/html.ts';
import { askApi } from '../ask-api.ts';
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
    return fail ? { body: notice('error', fail), heading, status: 404 } : { body: changes ?? html``, heading };
  },
});

/** What the API tells of two texts, as a table; or why it does not. */
export async function compared(
  visit: Visit,
  asked: { readonly [name: string]: string },
): Promise<{ readonly fail?: readonly string[]; readonly changes?: Html }> {
  const { errors, compare } = await askApi(visit, { action: 'compare', ...asked, prop: 'diff' });
  if (errors !== undefined) return { fail: errors.map(({ text }) => text) };
  const rows = String(compare?.body ?? '');
  if (rows === '') return { changes: html`<p>${visit.say('diff-empty')}</p>` };
  // The API has escaped what is in the texts.
  return {
    changes: html`<div class="wide-table" tabindex="0" role="region" aria-label="${visit.say('diff')}"><table class="diff"><colgroup><col class="diff-marker"><col><col class="diff-marker"><col></colgroup><tbody>${new Html(rows)}</tbody></table></div>`,
  };
}
