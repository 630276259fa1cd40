import { message } from '../../i18n/message.ts';
import { requireRight } from '../asker.ts';
import { STEP_PARAMS } from '../auth-request/auth-params.ts';
import { checkReturn } from '../auth-request/check-return.ts';
import { tellFailure } from '../auth-request/tell-failure.ts';
import { refusal } from '../error.ts';
import { defineModule } from '../module.ts';
import { requireFresh } from '../sensitive-operation.ts';

const { preservestate: _, ...params } = STEP_PARAMS;

/** Would link an account of another service; there is no service that could be. */
export const linkaccount = defineModule({
  name: 'linkaccount',
  group: 'action',
  prefix: 'link',
  token: 'csrf',
  write: true,
  openToAll: true,
  dynamicParameters: true,
  params,
  examples: {
    'action=linkaccount&provider=Example&linkreturnurl=http://example.org/&linktoken=123ABC':
      'apihelp-linkaccount-example-link',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Linkaccount'],
  run({ params: { messageformat, ...given }, asker, session, settings, language }) {
    if (asker.account === null) throw refusal('notloggedin', message('apierror-mustbeloggedin-linkaccounts'));
    requireRight(asker, 'editmyprivateinfo');
    checkReturn(given, 'link');
    requireFresh('LinkAccounts', asker, session, settings);
    return { linkaccount: tellFailure({ messageformat, language }, [message('userlogin-cannot-link')]) };
  },
});
