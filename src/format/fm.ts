import type { Format, Printed, Printing } from '../api/module.ts';
import { boolean } from '../api/param/boolean.ts';
import type { Param, Params, Values } from '../api/param/param.ts';
import type { Tree } from '../api/result.ts';
import { message } from '../i18n/message.ts';
import { PAGE_POLICY } from '../lib/page.ts';
import { defineFormat } from './define-format.ts';
import { encode } from './json.ts';
import { answerPage, content, statusText } from './page.ts';
import type { Syntax } from './syntax.ts';
import { toVersion2 } from './transform.ts';

/** The format that shows on a page what a plain one would have answered. */
export function fm<P extends Params>(syntax: Syntax<P>): Format {
  const params = {
    wrappedhtml: explained(boolean(), 'apihelp-format-param-wrappedhtml'),
    ...Object.fromEntries(
      Object.entries(syntax.params).map(([name, one]) => [
        name,
        explained(one, `apihelp-${syntax.name}-param-${name}`),
      ]),
    ),
  };
  return defineFormat({
    name: `${syntax.name}fm`,
    params,
    neverBad: ['wrappedhtml'],
    warnings: (values) => syntax.warnings?.(values as unknown as Values<P>) ?? [],
    print(answer, values, about) {
      const { text } = syntax.write(answer, values as unknown as Values<P>, true);
      if (values.wrappedhtml) return wrapped(text, answer, about);
      const shown = { text, title: syntax.name.toUpperCase(), plain: syntax.onlyShown ? undefined : syntax.name };
      return {
        contentType: 'text/html; charset=utf-8',
        filename: 'api-result.html',
        body: answerPage(shown, about),
        contentSecurityPolicy: PAGE_POLICY,
        status: MADE,
        varyCookie: true,
      };
    },
  });
}

/** The page itself was made, whatever it tells of. */
const MADE = 200;

/** As MediaWiki calls the style of a shown answer: a page of a wiki that shows one has it at hand. */
const STYLE_MODULES = ['mediawiki.apipretty'];

/** The shown answer as JSON, for scripts that put it on a page of their own. */
function wrapped(text: string, answer: Tree, { status, took }: Printing): Printed {
  const whole = {
    status,
    statustext: statusText(status),
    html: content(text),
    modules: STYLE_MODULES,
    continue: toVersion2(answer.continue ?? null),
    time: Math.round(took),
  };
  return {
    contentType: 'text/mediawiki-api-prettyprint-wrapped; charset=utf-8',
    filename: 'api-result-wrapped.json',
    body: encode(whole, { ascii: false, pretty: false }),
    status: MADE,
  };
}

function explained<T>(declared: Param<T>, key: string): Param<T> {
  return { ...declared, options: { ...declared.options, message: message(key) } };
}
