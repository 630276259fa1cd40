import type { ApiError } from '../api/error.ts';
import { html } from '../lib/html.ts';
import { notice } from './kit/notice.ts';
import type { Shown, Visit } from './page.ts';

/** What is shown where a page refuses what the API would refuse: the way to log in, if that is what lacks, or why not. */
export function refused({ problem: { code, message } }: ApiError, visit: Visit): Shown {
  const { page, subpage, url, language, say } = visit;
  if (code === 'notloggedin' || code === 'reauthenticate') {
    const returnto = subpage === '' ? page.title : `${page.title}/${subpage}`;
    return { redirect: url('Special:UserLogin', { force: '1', returnto }) };
  }
  const body = html`${notice('error', [language.text(message)])}
<p><a href="${url('Main Page')}">${say('mainpage')}</a></p>`;
  return { body, status: 403 };
}
