import { message } from '../../i18n/message.ts';
import { TOKEN_SALTS, type TokenType } from '../../session/token.ts';
import { tokenOf } from '../asker.ts';
import { defineModule } from '../module.ts';
import { choice } from '../param/choice.ts';

const TYPES = Object.keys(TOKEN_SALTS) as TokenType[];
const NAMES = Object.fromEntries(TYPES.map((type) => [type, `${type}token`])) as {
  readonly [type in TokenType]: string;
};

/** Gives tokens, which prove that a change is meant. */
export const tokens = defineModule({
  name: 'tokens',
  group: 'meta',
  openToAll: true,
  params: {
    type: choice(TYPES, { default: ['csrf'], multi: { all: true } }),
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
    const tokens: { [name: string]: string } = {};
    for (const type of params.type) tokens[NAMES[type]] = tokenOf(asker, session, type);
    return { tokens };
  },
});
