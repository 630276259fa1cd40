import type { Problem } from '../api/error.ts';
import { defineModule, type Format, type Printed, type Printing } from '../api/module.ts';
import type { Params, Values } from '../api/param/param.ts';
import type { Tree } from '../api/result.ts';
import { message } from '../i18n/message.ts';

/** What a format declares of itself: its parameters, and how it prints. */
export interface FormatDeclaration<P extends Params> {
  /** As `format=` names it. */
  readonly name: string;
  readonly params: P;
  /** Names of the parameters that any value is good for. */
  readonly neverBad?: readonly string[];
  /** What to warn of, before the answer is put together. */
  warnings?(values: Values<P>): readonly Problem[];
  /** Prints an answer. */
  print(answer: Tree, values: Values<P>, about: Printing): Printed;
}

/** Makes an output format of its declaration. */
export function defineFormat<const P extends Params>(declared: FormatDeclaration<P>): Format {
  const { name, params } = declared;
  const module = defineModule({
    name,
    group: 'format',
    params,
    examples: {
      [`action=query&meta=siteinfo&siprop=namespaces&format=${name}`]: message(
        'apihelp-format-example-generic',
        name.replace(/fm$/, '').toUpperCase(),
      ),
    },
    helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Data_formats'],
    run: () => undefined,
  });
  return {
    ...module,
    neverBad: declared.neverBad ?? [],
    warnings: (values) => declared.warnings?.(values as Values<P>) ?? [],
    print: (answer, values, about) => declared.print(answer, values as Values<P>, about),
  };
}
