import { message } from '../../i18n/message.ts';
import { defineApiDoc } from '../api-doc.ts';

/** How a program logs in. */
export const apiLogin = defineApiDoc({
  title: 'API:Login',
  about: message('latchkey-doc-login-about'),
  module: 'login',
  facts: [
    message('latchkey-doc-login-bot'),
    message('latchkey-doc-login-cookies'),
    message('latchkey-doc-login-throttle'),
    message('latchkey-doc-login-people'),
  ],
  exchanges: [
    {
      about: message('latchkey-doc-login-first'),
      method: 'GET',
      asked: { action: 'query', meta: 'tokens', type: 'login' },
      answer:
        '{"batchcomplete":"","query":{"tokens":{"logintoken":"9f3e71c05b8d2a6447e1f0c3b5a2d9886e4f1b7a6739f1c2+\\\\"}}}',
    },
    {
      about: message('latchkey-doc-login-second'),
      method: 'POST',
      asked: {
        action: 'login',
        lgname: 'Example@my-bot',
        lgpassword: 'secret',
        lgtoken: '9f3e71c05b8d2a6447e1f0c3b5a2d9886e4f1b7a6739f1c2+\\',
      },
      answer: '{"login":{"result":"Success","lguserid":1,"lgusername":"Example"}}',
    },
  ],
  seeAlso: ['API:Logout', 'API:Tokens', 'Special:BotPasswords', 'Special:ApiHelp/clientlogin'],
});
