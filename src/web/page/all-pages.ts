import { message } from '../../i18n/message.ts';
import { html } from '../../lib/html.ts';
import { NAMESPACES, namespaceName } from '../../wiki/namespaces.ts';
import { askApi } from '../ask-api.ts';
import { button } from '../kit/button.ts';
import { textField } from '../kit/field.ts';
import { searchForm } from '../kit/form.ts';
import { refusal } from '../kit/refusal.ts';
import { titleList } from '../kit/title-list.ts';
import { definePage, type Visit } from '../page.ts';

const TITLE = 'Special:AllPages';
/** Titles on one page. */
const MOST = 200;
const MOST_LETTERS = 255;

/** The pages of a namespace by their titles. */
export const allPages = definePage({
  title: TITLE,
  heading: message('allpages'),
  about: message('latchkey-allpages-about'),
  async show(visit) {
    const { field, say, url } = visit;
    const namespace = /^\d{1,2}$/.test(field('namespace')) ? field('namespace') : '0';
    const from = field('from');
    const asked = { action: 'query', list: 'allpages', apnamespace: namespace, aplimit: String(MOST) };
    const { query, continue: rest, errors = [] } = await askApi(visit, { ...asked, ...(from && { apfrom: from }) });
    if (errors.length > 0) return { body: refusal(errors), status: 403 };
    const pages = query.allpages as readonly { readonly title: string }[];
    const more =
      rest && html`<p><a href="${url(TITLE, { namespace, from: rest.apcontinue })}">${say('latchkey-more')}</a></p>`;
    const fields = html`<input type="hidden" name="namespace" value="${namespace}">
${textField({ name: 'from', label: say('latchkey-allpages-from'), value: from, autocomplete: 'off', maxLength: MOST_LETTERS, optional: say('latchkey-optional') })}
<div class="actions">${button(say('latchkey-show'))}</div>`;
    const list = pages.length === 0 ? html`<p>${say('latchkey-nothing-there')}</p>` : titleList(visit, pages);
    return { body: html`${namespaces(visit, namespace)}${searchForm(url(TITLE), fields)}${list}${more}` };
  },
});

/** The way to the other namespaces. */
function namespaces({ say, settings, url }: Visit, current: string) {
  const items = NAMESPACES.filter(({ id }) => id >= 0).map((one) => {
    const name = namespaceName(one, settings.siteName) || say('blanknamespace');
    const here = String(one.id) === current ? html` aria-current="true"` : undefined;
    return html`<li><a href="${url(TITLE, { namespace: String(one.id) })}"${here}>${name}</a></li>
`;
  });
  return html`<nav class="pager" aria-label="${say('namespaces')}"><ul>
${items}</ul></nav>
`;
}
