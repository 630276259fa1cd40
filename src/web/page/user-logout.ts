import { type Message, message } from '../../i18n/message.ts';
import { html } from '../../lib/html.ts';
import { LOGOUT_SALT } from '../../session/token.ts';
import { button } from '../kit/button.ts';
import { form } from '../kit/form.ts';
import { notice } from '../kit/notice.ts';
import { definePage, type Shown, type Visit } from '../page.ts';

const TITLE = 'Special:UserLogout';

/** Ends the session. Nothing that is sent along leads anywhere afterwards (T232932). */
export const userLogout = definePage({
  title: TITLE,
  heading: message('logout'),
  about: message('latchkey-logout-about'),
  offeredTo: 'named',
  show: (visit) => (visit.asker.account === null ? loggedOut(visit) : confirmation(visit)),
  async submit(visit) {
    const { session, sessions, asker, field } = visit;
    if (asker.account === null) return loggedOut(visit);
    if (!session.isToken(field('wpEditToken'), 'csrf', LOGOUT_SALT)) {
      return confirmation(visit, message('sessionfailure'));
    }
    await sessions.end(session);
    return loggedOut(visit);
  },
});

function confirmation({ say, url, session, asker, language }: Visit, fail?: Message): Shown {
  const hidden = { wpEditToken: session.token('csrf', LOGOUT_SALT) };
  const fields = html`<p>${say('latchkey-logout-confirm', asker.name)}</p>
<div class="actions">${button(say('logout'), { look: 'primary' })}<a href="${url('Main Page')}">${say('latchkey-stay')}</a></div>`;
  return {
    body: html`${fail ? notice('error', [language.text(fail)]) : undefined}${form(url(TITLE), hidden, fields)}`,
  };
}

function loggedOut({ say, url }: Visit): Shown {
  const body = html`${notice('success', [say('logouttext')])}
<p><a href="${url('Special:UserLogin')}">${say('latchkey-login-again')}</a></p>
<p><a href="${url('Main Page')}">${say('mainpage')}</a></p>`;
  return { body, heading: message('latchkey-logged-out') };
}
