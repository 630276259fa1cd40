import { message } from '../../i18n/message.ts';
import { defineApiDoc } from '../api-doc.ts';

/** How a program logs out, and what that ends. */
export const apiLogout = defineApiDoc({
  title: 'API:Logout',
  about: message('latchkey-doc-logout-about'),
  module: 'logout',
  facts: [
    message('latchkey-doc-logout-session'),
    message('latchkey-doc-logout-tokens'),
    message('latchkey-doc-logout-cookies'),
    message('latchkey-doc-logout-bot'),
    message('latchkey-doc-logout-others'),
    message('latchkey-doc-logout-anonymous'),
  ],
  exchanges: [
    {
      about: message('latchkey-doc-logout-exchange'),
      method: 'POST',
      asked: { action: 'logout', token: '4b1f0d6c2a9e8375b0c4d1e2f3a495867c8b9a0d6739f1c2+\\' },
      answer: '{}',
    },
  ],
  seeAlso: ['API:Login', 'API:Tokens', 'Special:Sessions'],
});
