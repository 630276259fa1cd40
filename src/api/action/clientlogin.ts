import type { Standing } from '../../account/authenticate.ts';
import { message } from '../../i18n/message.ts';
import { STEP_PARAMS } from '../auth-request/auth-params.ts';
import { PASSWORD_REQUEST, REMEMBER_ME_REQUEST } from '../auth-request/auth-requests.ts';
import { checkReturn } from '../auth-request/check-return.ts';
import { answerOf, waitingRequests } from '../auth-request/login-requests.ts';
import { readRequests } from '../auth-request/read-requests.ts';
import { requestsFor } from '../auth-request/requests-for.ts';
import { tellFailure, tellFaults } from '../auth-request/tell-failure.ts';
import { tellRequests } from '../auth-request/tell-requests.ts';
import { type Call, defineModule } from '../module.ts';

/** What `loginrequests` and its like say. */
type Asked = Call<typeof STEP_PARAMS>;

/** Logs in with the fields that a person fills in, in as many steps as it takes. */
export const clientlogin = defineModule({
  name: 'clientlogin',
  group: 'action',
  prefix: 'login',
  token: 'login',
  write: true,
  openToAll: true,
  dynamicParameters: true,
  params: STEP_PARAMS,
  examples: {
    'action=clientlogin&username=Example&password=ExamplePassword&loginreturnurl=http://example.org/&logintoken=123ABC':
      'apihelp-clientlogin-example-login',
    'action=clientlogin&logincontinue=1&OATHToken=987654&logintoken=123ABC': 'apihelp-clientlogin-example-login2',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Login'],
  async run(call) {
    const { params, asker, session, sessions, login, language } = call;
    checkReturn(params, 'login');
    const telling = { ...params, language };
    const failed = (key: string) => ({ clientlogin: tellFailure(telling, [message(key)]) });
    if (asker.suppressed) return failed('api-login-fail-sameorigin');
    if (session.is.kind === 'bot') return failed('userlogin-cannot-login');
    const secret = session.secretFor('login');
    // Its token was good: there is a session.
    if (secret === null) return failed('authmanager-authn-not-in-progress');

    const standing = params.continue ? await goOn(call, secret) : await begin(call, secret);
    if ('fail' in standing) return { clientlogin: tellFailure(telling, [standing.fail]) };
    if ('waits' in standing) {
      const { waits } = standing;
      await login.pending.keep(secret, waits);
      const requests = tellRequests(waitingRequests(waits), telling);
      const said = tellFaults(telling, waits.question?.said ?? []);
      return { clientlogin: { status: 'UI', ...requests, ...said } };
    }
    await sessions.begin(session, standing.pass, { remember: standing.remember });
    return { clientlogin: { status: 'PASS', username: standing.pass.name } };
  },
});

async function begin(call: Asked, secret: Buffer): Promise<Standing> {
  const { params, session, login } = call;
  const filledIn = readRequests(await requestsFor('login', call), params.requests, call);
  // Another login begins: the one before is given up, whatever becomes of this one.
  if (await login.pending.look(secret)) await login.pending.take(secret);
  const { username: name = '', password = '' } = filledIn.get(PASSWORD_REQUEST) ?? {};
  const remember = filledIn.get(REMEMBER_ME_REQUEST)?.rememberMe !== undefined;
  return login.main({ name, password, remember, ...session.client });
}

async function goOn(call: Asked, secret: Buffer): Promise<Standing> {
  const { params, session, login } = call;
  const asked = await requestsFor('login-continue', call);
  const filledIn = readRequests(asked, params.requests, call);
  const taken = asked.length > 0 ? await login.pending.take(secret) : undefined;
  if (taken === undefined) return { fail: message('authmanager-authn-not-in-progress') };
  return login.goOn(taken, answerOf(filledIn), session.client);
}
