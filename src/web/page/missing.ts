import { message } from '../../i18n/message.ts';
import { html } from '../../lib/html.ts';
import { definePage } from '../page.ts';

/** What stands where there is no page. */
export const missing = definePage({
  title: '',
  heading: message('latchkey-page-missing'),
  show({ say, url, settings }) {
    const body = html`<p>${say('latchkey-page-missing-text')}</p>
<p><a href="${url('Main Page')}">${say('returnto', settings.siteName)}</a></p>`;
    return { body, status: 404 };
  },
});
