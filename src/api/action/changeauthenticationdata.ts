import { HasherBusyError } from '../../account/password/hasher.ts';
import { judgePassword } from '../../account/password/policy.ts';
import { message } from '../../i18n/message.ts';
import { newAuthEvent } from '../../store/new-auth-event.ts';
import { PASSWORD_REQUEST } from '../auth-request/auth-requests.ts';
import { readRequests } from '../auth-request/read-requests.ts';
import { requestsFor } from '../auth-request/requests-for.ts';
import { refusal, refusalFor } from '../error.ts';
import { defineModule } from '../module.ts';
import { requireOwner } from '../own-credentials.ts';
import { string } from '../param/string.ts';

/** Sets another password. Every other session of the account ends with that, and its bot passwords are of no more use. */
export const changeauthenticationdata = defineModule({
  name: 'changeauthenticationdata',
  group: 'action',
  prefix: 'changeauth',
  token: 'csrf',
  write: true,
  dynamicParameters: true,
  params: { request: string({ required: true, message: message('api-help-authmanagerhelper-request') }) },
  examples: {
    'action=changeauthenticationdata&changeauthrequest=MediaWiki%5CAuth%5CPasswordAuthenticationRequest&password=ExamplePassword&retype=ExamplePassword&changeauthtoken=123ABC':
      'apihelp-changeauthenticationdata-example-password',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Manage_authentication_data'],
  async run(call) {
    const { params, session, sessions, store, settings, hasher } = call;
    const account = requireOwner(call, 'ChangeCredentials', 'apierror-mustbeloggedin-changeauthenticationdata');
    const filledIn = readRequests(await requestsFor('change', call), [params.request], call);
    const { password, retype } = filledIn.get(PASSWORD_REQUEST) ?? {};
    if (password === undefined || session.is.kind !== 'main') throw refusal('badrequest');
    if (password !== retype) throw refusalFor([message('badretype')]);
    const [fault, ...more] = judgePassword(password, account, settings.passwordPolicy).faults;
    if (fault !== undefined) throw refusalFor([fault, ...more]);

    const hash = await hasher.hash(password).catch((error: unknown) => {
      throw error instanceof HasherBusyError ? refusalFor([message('actionthrottledtext')]) : error;
    });
    const { generation } = account;
    const keep = session.is.row.id;
    // What has ended the session meanwhile has ended its token too.
    const event = newAuthEvent({
      action: 'password',
      by: account,
      of: account,
      from: session.client,
      now: session.now,
      session: keep,
    });
    if (!(await store.accounts.changePassword(account.id, hash, { generation, keep }, event)))
      throw refusal('badtoken');
    sessions.keepAfterChange(session, { ...account, password: hash, generation: generation + 1 });
    return { changeauthenticationdata: { status: 'success' } };
  },
});
