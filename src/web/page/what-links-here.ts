import { message } from '../../i18n/message.ts';
import { html } from '../../lib/html.ts';
import { FILE } from '../../wiki/namespaces.ts';
import { readTitle } from '../../wiki/title.ts';
import { type ApiAnswer, askApi } from '../ask-api.ts';
import { chip } from '../kit/chip.ts';
import { refusal } from '../kit/refusal.ts';
import { targetForm } from '../kit/target-form.ts';
import { definePage, type Visit } from '../page.ts';

const TITLE = 'Special:WhatLinksHere';
/** Pages of each kind that are shown at once. */
const MOST = 100;

/** The lists of the API that are asked, with their prefixes and what marks the pages that they tell. */
const LISTS = [
  { list: 'backlinks', prefix: 'bl', mark: undefined },
  { list: 'embeddedin', prefix: 'ei', mark: message('istemplate') },
  { list: 'imageusage', prefix: 'iu', mark: message('isimage') },
] as const;

/** The pages that link to one, include it or show it (`Special:WhatLinksHere/Main Page`). */
export const whatLinksHere = definePage({
  title: TITLE,
  heading: message('whatlinkshere'),
  about: message('latchkey-whatlinkshere-about'),
  takesSubpage: true,
  async show(visit) {
    const { field, say, subpage, url } = visit;
    const target = subpage || field('target');
    const form = targetForm(visit, TITLE, { label: say('nstab-main'), value: target });
    if (target.trim() === '') return { body: form };
    const title = readTitle(target, visit.settings.siteName);
    const isFile = !('key' in title) && title.namespace.id === FILE;
    const wanted = LISTS.filter(
      ({ list, prefix }) =>
        (list !== 'imageusage' || isFile) && (field('from') === '' || field(`${prefix}continue`) !== ''),
    );
    const asked = wanted.map(({ prefix }) => {
      const from = field(`${prefix}continue`);
      return {
        [`${prefix}title`]: target,
        [`${prefix}limit`]: String(MOST),
        ...(from && { [`${prefix}continue`]: from }),
      };
    });
    const list = wanted.map((one) => one.list).join('|');
    const answer = await askApi(visit, Object.assign({ action: 'query', list }, ...asked));
    if (answer.errors) return { body: html`${form}${refusal(answer.errors)}`, status: 403 };
    const { continue: __, ...rest } = answer.continue ?? {};
    const next = answer.continue && url(TITLE, { target, from: 'there', ...rest });
    const more = next && html`<p><a href="${next}">${say('latchkey-more')}</a></p>`;
    return { body: html`${form}${linking(visit, answer)}${more}` };
  },
});

/** The pages that were found, each once, with how they speak of the one. */
function linking({ language, say, url }: Visit, { query }: ApiAnswer) {
  const marks = new Map<string, Set<string>>();
  for (const { list, mark } of LISTS) {
    for (const { title, redirect } of (query?.[list] ?? []) as readonly { title: string; redirect?: boolean }[]) {
      const own = marks.get(title) ?? new Set();
      if (redirect) own.add(say('isredirect'));
      if (mark) own.add(language.text(mark));
      marks.set(title, own);
    }
  }
  if (marks.size === 0) return html`<p>${say('latchkey-nothing-there')}</p>`;
  const items = [...marks].map(
    ([
      title,
      own,
    ]) => html`<li><a href="${url(title)}"><bdi>${title}</bdi></a>${[...own].map((mark) => html` ${chip(mark)}`)}</li>
`,
  );
  return html`<ul class="titles">
${items}</ul>`;
}
