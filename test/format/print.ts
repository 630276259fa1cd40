import type { Format, Printing } from '../../src/api/module.ts';
import { planOf } from '../../src/api/param/plan.ts';
import type { Tree } from '../../src/api/result.ts';
import { FORMATS } from '../../src/format/formats.ts';
import { languageOf } from '../../src/i18n/language.ts';

const ABOUT: Printing = {
  status: 200,
  took: 1,
  language: languageOf('en'),
  apiUrl: 'https://wiki.example/api.php',
  asked: () => undefined,
};

/** The format of a name. */
export function format(name: string): Format {
  const found = FORMATS.find((one) => one.name === name);
  if (!found) throw new Error(`no format ${name}`);
  return found;
}

/** Prints an answer in the format of a name; what is not given has its default. */
export function print(
  name: string,
  answer: Tree,
  values: { [param: string]: unknown } = {},
  about: Partial<Printing> = {},
) {
  const one = format(name);
  const printed = one.print(answer, { ...planOf(one.params, '').defaults, ...values }, { ...ABOUT, ...about });
  return { ...printed, body: String(printed.body) };
}
