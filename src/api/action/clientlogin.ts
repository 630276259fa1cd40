import { message } from '../../i18n/message.ts';
import { apiCode, refusal } from '../error.ts';
import { inMessageFormat, MESSAGE_FORMATS } from '../message-format.ts';
import { defineModule } from '../module.ts';
import { boolean } from '../param/boolean.ts';
import { choice } from '../param/choice.ts';
import { string } from '../param/string.ts';
import { field } from '../request.ts';

/** Id of the one set of fields that this login takes. */
const PASSWORD_REQUEST = 'MediaWiki\\Auth\\PasswordAuthenticationRequest';

/** Logs in with the fields that a person fills in. */
export const clientlogin = defineModule({
  name: 'clientlogin',
  group: 'action',
  prefix: 'login',
  token: 'login',
  write: true,
  openToAll: true,
  dynamicParameters: true,
  params: {
    requests: string({ multi: true }),
    messageformat: choice(MESSAGE_FORMATS, { default: 'wikitext' }),
    mergerequestfields: boolean(),
    preservestate: boolean(),
    returnurl: string({}),
    continue: boolean(),
  },
  examples: {
    'action=clientlogin&username=Example&password=ExamplePassword&loginreturnurl=http://example.org/&logintoken=123ABC':
      'apihelp-clientlogin-example-login',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Login'],
  async run({ params, request, asker, session, sessions, login, requirePosted, know }) {
    if (params.returnurl === undefined && !params.continue) {
      throw refusal(
        'missingparam',
        message('apierror-missingparam-at-least-one-of', ['loginreturnurl', 'logincontinue'], 2),
      );
    }
    if (params.returnurl !== undefined && !isReturnUrl(params.returnurl)) {
      throw refusal('badurl_loginreturnurl', ['loginreturnurl', params.returnurl]);
    }
    const failed = (key: string, ...about: string[]) => ({
      clientlogin: {
        status: 'FAIL',
        ...inMessageFormat(params.messageformat, message(key, ...about)),
        messagecode: apiCode(key),
        canpreservestate: false,
      },
    });
    if (asker.suppressed) return failed('api-login-fail-sameorigin');
    if (session.is.kind === 'bot') return failed('userlogin-cannot-login');
    if (params.continue) return failed('authmanager-authn-not-in-progress');

    requirePosted('password');
    know('username', 'password', 'rememberMe');
    const wanted = params.requests === undefined || params.requests.includes(PASSWORD_REQUEST);
    const sent = (name: string) => (wanted ? (field(request, name) ?? '') : '');
    const outcome = await login.main({ name: sent('username'), password: sent('password'), ip: request.ip });
    if ('fail' in outcome) return failed(outcome.fail.key, ...outcome.fail.params.map(String));
    if ('interaction' in outcome) return failed('latchkey-login-needs-interaction');
    await sessions.begin(session, outcome.pass, { remember: field(request, 'rememberMe') !== undefined });
    return { clientlogin: { status: 'PASS', username: outcome.pass.name } };
  },
});

/** Whether a person could be sent back there: an address with a scheme and a host. */
function isReturnUrl(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\/[^/?#\s]+/i.test(text);
}
