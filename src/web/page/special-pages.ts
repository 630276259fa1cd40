import { message } from '../../i18n/message.ts';
import { html } from '../../lib/html.ts';
import { card } from '../kit/card.ts';
import { definePage } from '../page.ts';

/** Lists every page that says what it is for. */
export const specialPages = definePage({
  title: 'Special:SpecialPages',
  heading: message('specialpages'),
  about: message('latchkey-specialpages-about'),
  show({ url, language, pages }) {
    const cards = pages.flatMap(({ title, heading, about }) =>
      about === undefined ? [] : [card(url(title), language.text(heading), language.text(about))],
    );
    return { body: html`<div class="cards">${cards}</div>` };
  },
});
