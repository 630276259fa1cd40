import { message } from '../../i18n/message.ts';
import { html } from '../../lib/html.ts';
import { readTitle, type Title } from '../../wiki/title.ts';
import { card } from '../kit/card.ts';
import { definePage, type Page, type Visit } from '../page.ts';
import { rowAsked } from '../revision-asked.ts';
import { MAIN_PAGE } from '../title-url.ts';
import { written } from './written.ts';

/** The page that a wiki begins at, as somebody wrote it; until somebody does, it tells a newcomer what this is and where to begin. */
export const mainPage = definePage({
  title: MAIN_PAGE,
  heading: message('mainpage'),
  async show(visit) {
    const { say, url, language, pages, asker, settings, address } = visit;
    for (const about of asker.rights.has('read') ? [visit.about, mainTitle(settings)] : []) {
      if ((await rowAsked({ ...visit, about })) !== undefined) return written.show({ ...visit, about });
    }
    const status = asker.account === null ? 'anonymous' : 'named';
    const isOffered = ({ offeredTo }: Page) => offeredTo === 'everybody' || offeredTo === status;
    const cards = pages
      .filter(isOffered)
      .map(({ title, heading, about }) =>
        card(url(title), language.text(heading), about === undefined ? '' : language.text(about)),
      );
    const body = html`<p class="lead">${say('latchkey-welcome-text')}</p>
<div class="cards">${cards}</div>
<h2>${say('latchkey-for-programs')}</h2>
<p>${say('latchkey-api-is-at')}</p>
<p><a href="${address.apiUrl}" dir="ltr">${address.apiUrl}</a></p>
<ul>
${pages
  .filter(({ title }) => title.startsWith('API:'))
  .map(
    ({ title, about }) => html`<li><a href="${url(title)}">${title}</a> – ${about && language.text(about)}</li>
`,
  )}</ul>`;
    return { body, heading: message('latchkey-welcome', settings.siteName) };
  },
});

/** Its own title: it is found in any spelling, where nothing else is called so. */
function mainTitle({ siteName }: Visit['settings']): Title {
  return readTitle(MAIN_PAGE, siteName) as Title;
}
