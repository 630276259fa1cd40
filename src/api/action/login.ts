import { type Message, message } from '../../i18n/message.ts';
import { defineModule } from '../module.ts';
import { password } from '../param/password.ts';
import { string } from '../param/string.ts';
import type { Tree } from '../result.ts';

/** Kept word for word: a client (mwn) compares it. */
const BOT_SESSION = 'MediaWiki\\Session\\BotPasswordSessionProvider';

/** Logs in with a bot password, or with the password of the account itself. */
export const login = defineModule({
  name: 'login',
  group: 'action',
  prefix: 'lg',
  mustBePosted: true,
  write: true,
  openToAll: true,
  params: {
    name: string({}),
    password: password({}),
    domain: string({}),
    token: string({ sensitive: true, message: message('api-help-param-token', 'login') }),
  },
  examples: { 'action=login&lgname=user&lgpassword=password&lgtoken=123ABC': 'apihelp-login-example-login' },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Login'],
  async run({ params, asker, session, sessions, login, settings, say, deprecate, requirePosted }) {
    const refused = (result: string, reason: Message, code?: string): Tree => ({
      login: { result, reason: say(reason, code) },
    });

    if (asker.suppressed) return refused('Aborted', message('api-login-fail-sameorigin'));
    requirePosted('lgpassword', 'lgtoken');
    session.persist();
    if (session.is.kind === 'bot') return refused('Aborted', message('api-login-fail-badsessionprovider', BOT_SESSION));

    const sessionLost = !session.knowsLoginTokens;
    if (!params.token || params.token === '0') {
      deprecate('action=login&!lgtoken', message('apiwarn-deprecation-login-token'));
      return { login: { result: 'NeedToken', token: session.token('login') } };
    }
    if (!session.isToken(params.token, 'login')) {
      // As if it had been given out: with the next request the session is known to have had one.
      session.token('login');
      if (sessionLost) return refused('Failed', message('authpage-cannot-login-continue'), 'sessionlost');
      return { login: { result: 'WrongToken' } };
    }

    const given = { name: params.name ?? '', password: params.password ?? '', ...session.client };
    const outcome = await login.either(given);
    if (outcome.kind === 'failed') return refused('Failed', outcome.fail);
    if (outcome.kind === 'interaction') return refused('Aborted', message('api-login-fail-aborted'));
    if (outcome.kind === 'bot') {
      await sessions.beginBot(session, outcome.account, outcome.bot);
    } else {
      await sessions.begin(session, outcome.account, { remember: true });
      const instead = settings.enableBotPasswords
        ? 'apiwarn-deprecation-login-botpw'
        : 'apiwarn-deprecation-login-nobotpw';
      deprecate('main-account-login', message(instead));
    }
    return { login: { result: 'Success', lguserid: outcome.account.id, lgusername: outcome.account.name } };
  },
});
