import { message } from '../../i18n/message.ts';
import { html } from '../../lib/html.ts';
import { definePage } from '../page.ts';

/** What stands where an address asks for an action that there is not (`action=nosuch`). */
export const noAction = definePage({
  title: '',
  heading: message('nosuchaction'),
  show: ({ action, say, settings, url }) => ({
    body: html`<p>${say('nosuchactiontext', action)}</p>
<p><a href="${url('Main Page')}">${say('returnto', settings.siteName)}</a></p>`,
    status: 404,
  }),
});
