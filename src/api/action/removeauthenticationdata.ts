import { message } from '../../i18n/message.ts';
import { newAuthEvent } from '../../store/new-auth-event.ts';
import { TEMPORARY_PASSWORD_REQUEST } from '../auth-request/auth-requests.ts';
import { refusal } from '../error.ts';
import { defineModule } from '../module.ts';
import { requireOwner } from '../own-credentials.ts';
import { string } from '../param/string.ts';

/** Takes away something to log in with: only a temporary password can be gone without. */
export const removeauthenticationdata = defineModule({
  name: 'removeauthenticationdata',
  group: 'action',
  token: 'csrf',
  write: true,
  params: { request: string({ required: true, message: message('api-help-authmanagerhelper-request') }) },
  examples: {
    'action=removeauthenticationdata&request=FooAuthenticationRequest&token=123ABC':
      'apihelp-removeauthenticationdata-example-simple',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Manage_authentication_data'],
  async run(call) {
    const account = requireOwner(call, 'RemoveCredentials', 'apierror-mustbeloggedin-removeauth');
    if (call.params.request !== TEMPORARY_PASSWORD_REQUEST) throw refusal('badrequest');
    const { client, now, is } = call.session;
    const event = newAuthEvent({
      action: 'temporarypassword',
      by: account,
      of: account,
      from: client,
      now,
      ...(is.kind === 'main' && { session: is.row.id }),
      params: { how: 'removed' },
    });
    const none = { hash: '', made: 0 };
    await call.store.accounts.setTemporaryPassword(account.id, none, Number.MAX_SAFE_INTEGER, event);
    return { removeauthenticationdata: { status: 'success' } };
  },
});
