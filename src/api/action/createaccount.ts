import { message } from '../../i18n/message.ts';
import { againstCreating } from '../against-creating.ts';
import { STEP_PARAMS } from '../auth-request/auth-params.ts';
import {
  PASSWORD_REQUEST,
  REASON_REQUEST,
  TEMPORARY_PASSWORD_REQUEST,
  USER_DATA_REQUEST,
  USERNAME_REQUEST,
} from '../auth-request/auth-requests.ts';
import { checkReturn } from '../auth-request/check-return.ts';
import { createRequests } from '../auth-request/create-requests.ts';
import { readRequests } from '../auth-request/read-requests.ts';
import { tellFailure } from '../auth-request/tell-failure.ts';
import { defineModule } from '../module.ts';

/** Makes an account. Who asks stays who it is. */
export const createaccount = defineModule({
  name: 'createaccount',
  group: 'action',
  prefix: 'create',
  token: 'createaccount',
  write: true,
  openToAll: true,
  dynamicParameters: true,
  params: STEP_PARAMS,
  examples: {
    'action=createaccount&username=Example&password=ExamplePassword&retype=ExamplePassword&createreturnurl=http://example.org/&createtoken=123ABC':
      'apihelp-createaccount-example-create',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Account_creation'],
  async run(call) {
    const { params, session, asker, registration, language } = call;
    const failed = (...faults: Parameters<typeof tellFailure>[1]) => ({
      createaccount: tellFailure({ ...params, language }, faults),
    });
    checkReturn(params, 'create');
    // Everything is asked for at once here: nothing is ever left in the middle.
    if (params.continue) return failed(message('authmanager-create-not-in-progress'));

    const filledIn = readRequests(createRequests(asker), params.requests, call);
    const { password, retype, username } = filledIn.get(PASSWORD_REQUEST) ?? {};
    const name = username ?? filledIn.get(USERNAME_REQUEST)?.username;
    if (name === undefined) return failed(message('noname'));
    const against = await againstCreating(call);
    if (against.length > 0) return failed(...against);

    const { email = '', realname = '' } = filledIn.get(USER_DATA_REQUEST) ?? {};
    const made = await registration.make({
      name,
      email,
      realName: realname,
      reason: filledIn.get(REASON_REQUEST)?.reason ?? '',
      ...(password !== undefined && retype !== undefined && { password: { first: password, again: retype } }),
      mailPassword: filledIn.has(TEMPORARY_PASSWORD_REQUEST),
      by: asker,
      from: session.client,
      rights: asker.rights,
    });
    if ('faults' in made) return failed(...made.faults);
    return { createaccount: { status: 'PASS', username: made.name } };
  },
});
