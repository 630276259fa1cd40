import { message } from '../../i18n/message.ts';
import { TOKEN_SALTS, type TokenType } from '../../session/token.ts';
import { tokenOf } from '../asker.ts';
import { defineModule } from '../module.ts';
import { choice } from '../param/choice.ts';

/** Gives tokens, which prove that a change is meant. */
export const tokens = defineModule({
  name: 'tokens',
  group: 'meta',
  openToAll: true,
  params: {
    type: choice(Object.keys(TOKEN_SALTS) as TokenType[], { default: ['csrf'], multi: { all: true } }),
  },
  examples: {
    'action=query&meta=tokens': 'apihelp-query+tokens-example-simple',
    'action=query&meta=tokens&type=watch|patrol': 'apihelp-query+tokens-example-types',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Tokens'],
  run({ params, asker, session, warn }) {
    if (asker.suppressed) {
      warn({ code: 'tokens-origin', message: message('apiwarn-tokens-origin') });
      return undefined;
    }
    return { tokens: Object.fromEntries(params.type.map((type) => [`${type}token`, tokenOf(asker, session, type)])) };
  },
});
