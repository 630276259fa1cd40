import { message } from '../../i18n/message.ts';
import { html } from '../../lib/html.ts';
import { definePage } from '../page.ts';

/**
 * Where programs have a wiki do the work that it put off. Here nothing is ever put off, so the answer is always that no
 * job is there; nothing is done, so that nobody need sign the request.
 */
export const runJobs = definePage({
  title: 'Special:RunJobs',
  heading: message('latchkey-run-jobs'),
  show: ({ say }) => ({ body: html`<p>${say('latchkey-run-jobs-text')}</p>`, status: 400 }),
  submit: async () => ({ json: { jobs: [], reached: 'none-ready', backoffs: [], elapsed: 0 } }),
});
