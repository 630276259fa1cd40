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
    const { say, url, settings, about, asker, field } = visit;
    const back = html`<p><a href="${url('Main Page')}">${say('returnto', settings.siteName)}</a></p>`;
    const body = html`<p>${say('latchkey-page-missing-text')}</p>
${back}`;
    // What is private and what is not there look the same to those who may not read.
    if (about === null || !asker.rights.has('read')) return { body, status: 404 };
    if ((await rowAsked(visit)) !== undefined) {
      if (field('oldid') === '') return { body, status: 404 };
      const why = html`<p>${say('apierror-nosuchrevid', field('oldid'))}</p>
${back}`;
      return { body: why, heading: message('rawmessage', about.prefixed), status: 404 };
    }
    const { above, below } = await besideText(visit, about);
    const heading = message('rawmessage', about.prefixed);
    return { body: html`${above}${body}${below}`, heading, status: below ? 200 : 404 };
  },
});
