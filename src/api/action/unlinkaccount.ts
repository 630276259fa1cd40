import { message } from '../../i18n/message.ts';
import { refusal } from '../error.ts';
import { defineModule } from '../module.ts';
import { requireOwner } from '../own-credentials.ts';
import { string } from '../param/string.ts';

/** Would unlink an account of another service; there are none that could be linked. */
export const unlinkaccount = defineModule({
  name: 'unlinkaccount',
  group: 'action',
  token: 'csrf',
  write: true,
  params: { request: string({ required: true, message: message('api-help-authmanagerhelper-request') }) },
  examples: {
    'action=unlinkaccount&request=FooAuthenticationRequest&token=123ABC': 'apihelp-unlinkaccount-example-simple',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Manage_authentication_data'],
  run(call) {
    requireOwner(call, 'UnlinkAccount', 'apierror-mustbeloggedin-removeauth');
    throw refusal('badrequest');
  },
});
