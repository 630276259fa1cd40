import { message } from '../../i18n/message.ts';
import { TOKEN_SALTS, TOKEN_SUFFIX, type TokenType, tokenSeconds } from '../../session/token.ts';
import { isTokenOf, tokenOf } from '../asker.ts';
import { defineModule } from '../module.ts';
import { choice } from '../param/choice.ts';
import { integer } from '../param/integer.ts';
import { string } from '../param/string.ts';
import { formatTimestamp } from '../param/timestamp.ts';

/** Tells whether a token is good. */
export const checktoken = defineModule({
  name: 'checktoken',
  group: 'action',
  params: {
    type: choice(Object.keys(TOKEN_SALTS) as TokenType[], { required: true }),
    token: string({ required: true, sensitive: true }),
    maxtokenage: integer({}),
  },
  examples: { 'action=checktoken&type=csrf&token=123ABC': 'apihelp-checktoken-example-simple' },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Checktoken'],
  run({ params: { type, token, maxtokenage }, asker, session, warn }) {
    tokenOf(asker, session, type);
    if (token.endsWith(TOKEN_SUFFIX.replace('+', ' '))) {
      warn({ code: 'checktoken-percentencoding', message: message('apiwarn-checktoken-percentencoding') });
    }
    const made = tokenSeconds(token);
    const valid = isTokenOf(asker, session, type, token);
    const old = maxtokenage !== undefined && made !== undefined && Math.floor(session.now / 1000) - made > maxtokenage;
    return {
      checktoken: {
        result: !valid ? 'invalid' : old ? 'expired' : 'valid',
        ...(made !== undefined && { generated: formatTimestamp(made * 1000) }),
      },
    };
  },
});
