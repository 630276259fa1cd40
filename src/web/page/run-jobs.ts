import { message } from '../../i18n/message.ts';
import { html } from '../../lib/html.ts';
import { refreshStaleLinks } from '../../wiki/stale-links.ts';
import { definePage } from '../page.ts';

/** Pages that one request has read again at most. */
const MOST = 1000;

/**
 * Where programs have a wiki do the work that it put off. Here that is to read pages again whose templates changed, which the wiki
 * does by itself within a second or so: a program that asks for it need not wait. Nobody need sign the request.
 */
export const runJobs = definePage({
  title: 'Special:RunJobs',
  heading: message('latchkey-run-jobs'),
  show: ({ say }) => ({ body: html`<p>${say('latchkey-run-jobs-text')}</p>`, status: 400 }),
  async submit({ store, settings, clock }) {
    const isAll = await refreshStaleLinks(store, { siteName: settings.siteName, most: MOST, now: clock });
    return { json: { jobs: [], reached: isAll ? 'none-ready' : 'job-limit', backoffs: [], elapsed: 0 } };
  },
});
