import { message } from '../../i18n/message.ts';
import { defineApiDoc } from '../api-doc.ts';

/** What tokens are for, and how a program gets them. */
export const apiTokens = defineApiDoc({
  title: 'API:Tokens',
  about: message('latchkey-doc-tokens-about'),
  module: 'query+tokens',
  facts: [
    message('latchkey-doc-tokens-types'),
    message('latchkey-doc-tokens-session'),
    message('latchkey-doc-tokens-body'),
    message('latchkey-doc-tokens-bad'),
  ],
  exchanges: [
    {
      about: message('latchkey-doc-tokens-exchange'),
      method: 'GET',
      asked: { action: 'query', meta: 'tokens' },
      answer:
        '{"batchcomplete":"","query":{"tokens":{"csrftoken":"4b1f0d6c2a9e8375b0c4d1e2f3a495867c8b9a0d6739f1c2+\\\\"}}}',
    },
  ],
  seeAlso: ['API:Login', 'API:Logout', 'Special:ApiHelp/checktoken'],
});
