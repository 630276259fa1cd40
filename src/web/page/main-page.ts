import { message } from '../../i18n/message.ts';
import { html } from '../../lib/html.ts';
import { card } from '../kit/card.ts';
import { definePage, type Page } from '../page.ts';

/** Tells a newcomer what this is and where to begin. */
export const mainPage = definePage({
  title: 'Main Page',
  heading: message('mainpage'),
  show({ say, url, language, pages, asker, settings, address }) {
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
