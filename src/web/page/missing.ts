import { message } from '../../i18n/message.ts';
import { html } from '../../lib/html.ts';
import { definePage } from '../page.ts';
import { rowAsked } from '../revision-asked.ts';
import { besideText } from './beside-text.ts';

/** What stands where there is no page. */
export const missing = definePage({
  title: '',
  heading: message('latchkey-page-missing'),
  async show(visit) {
    const { say, url, settings, about, asker } = visit;
    const body = html`<p>${say('latchkey-page-missing-text')}</p>
<p><a href="${url('Main Page')}">${say('returnto', settings.siteName)}</a></p>`;
    // What is private and what is not there look the same to those who may not read.
    const isTold = about !== null && asker.rights.has('read') && (await rowAsked(visit)) === undefined;
    if (!isTold) return { body, status: 404 };
    const { above, below } = await besideText(visit, about);
    const heading = message('rawmessage', about.prefixed);
    return { body: html`${above}${body}${below}`, heading, status: below ? 200 : 404 };
  },
});
