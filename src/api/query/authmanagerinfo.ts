import { TELLING_PARAMS } from '../auth-request/auth-params.ts';
import { requestsFor, STEPS } from '../auth-request/requests-for.ts';
import { tellRequests } from '../auth-request/tell-requests.ts';
import { defineModule } from '../module.ts';
import { choice } from '../param/choice.ts';
import { string } from '../param/string.ts';
import { operationStatus } from '../sensitive-operation.ts';

/** Tells what can be done with logins and accounts, and which fields that takes. */
export const authmanagerinfo = defineModule({
  name: 'authmanagerinfo',
  group: 'meta',
  prefix: 'ami',
  openToAll: true,
  params: {
    securitysensitiveoperation: string({}),
    requestsfor: choice(STEPS, {}),
    ...TELLING_PARAMS,
  },
  examples: {
    'action=query&meta=authmanagerinfo&amirequestsfor=login': 'apihelp-query+authmanagerinfo-example-login',
    'action=query&meta=authmanagerinfo&amirequestsfor=login&amimergerequestfields=1':
      'apihelp-query+authmanagerinfo-example-login-merged',
    'action=query&meta=authmanagerinfo&amisecuritysensitiveoperation=foo':
      'apihelp-query+authmanagerinfo-example-securitysensitiveoperation',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Authmanagerinfo'],
  async run(call) {
    const { params, asker, session, settings } = call;
    const { securitysensitiveoperation: operation, requestsfor: step } = params;
    return {
      authmanagerinfo: {
        canauthenticatenow: session.is.kind !== 'bot',
        cancreateaccounts: true,
        canlinkaccounts: false,
        ...(operation !== undefined && {
          securitysensitiveoperationstatus: operationStatus(operation, asker, session, settings),
        }),
        ...(step !== undefined && {
          haspreservedstate: false,
          hasprimarypreservedstate: false,
          preservedusername: '',
          ...tellRequests(await requestsFor(step, call), { ...params, language: call.language }),
        }),
      },
    };
  },
});
