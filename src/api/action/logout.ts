import { message } from '../../i18n/message.ts';
import { LOGOUT_SALT } from '../../session/token.ts';
import { defineModule } from '../module.ts';

/** Ends the session. The answer is given only when it can no more come back. */
export const logout = defineModule({
  name: 'logout',
  group: 'action',
  token: 'csrf',
  alsoSalt: LOGOUT_SALT,
  write: true,
  openToAll: true,
  params: {},
  examples: { 'action=logout&token=123ABC': 'apihelp-logout-example-logout' },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Logout'],
  async run({ asker, session, sessions, warn }) {
    if (asker.id === 0) warn({ code: 'notloggedin', message: message('apierror-mustbeloggedin-generic') });
    else await sessions.end(session);
    return undefined;
  },
});
