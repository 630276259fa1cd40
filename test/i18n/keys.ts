import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LATCHKEY_RIGHTS } from '../../src/account/settings.ts';
import { flagsOf } from '../../src/api/describe/flags.ts';
import {
  dynamicParametersOf,
  examplesOf,
  extendedDescriptionOf,
  paramText,
  summaryOf,
  valueTexts,
} from '../../src/api/describe/texts.ts';
import { sortedSubmodulesOf } from '../../src/api/describe/tree.ts';
import { usageOf } from '../../src/api/describe/usage.ts';
import { ERRORS } from '../../src/api/error.ts';
import type { Module } from '../../src/api/module.ts';
import { allModules } from '../../src/api/modules.ts';
import { FORMATS } from '../../src/format/formats.ts';

const { main } = allModules(FORMATS);
const SOURCE = join(import.meta.dirname, '../../src');

/** Every module. */
export const MODULES: readonly Module[] = [main, ...sortedSubmodulesOf(main, true)];

/** A key of a text, and what needs it. */
export interface Need {
  readonly key: string;
  readonly by: string;
}

/** The texts that a module must have. */
export function neededBy(module: Module): readonly Need[] {
  const params = Object.entries(module.params);
  const texts = [
    summaryOf(module),
    ...[dynamicParametersOf(module) ?? []].flat(),
    ...examplesOf(module).map(([, text]) => text),
    ...params.flatMap(([name, param]) => [paramText(module, name, param), ...usageOf(module, param)]),
  ];
  const keys = [...texts.map(({ key }) => key), ...flagsOf(module).map((flag) => `api-help-flag-${flag}`)];
  const types = params
    .map(([, { type }]) => type.describe([]).type)
    .filter((type) => typeof type === 'string' && type !== 'string')
    .map((type) => `api-help-datatype-${type}`);
  return [...keys, ...types].map((key) => ({ key, by: module.path }));
}

/** The texts that a module may have beside them. */
export function optionalOf(module: Module): readonly string[] {
  const values = Object.entries(module.params).flatMap(([name, param]) => valueTexts(module, name, param));
  return [extendedDescriptionOf(module).key, ...values.map(({ text }) => text.key)];
}

const FAMILY =
  /^(?:api-(?:format|help|login|pageset|usage)|apierror|apiwarn|apihelp|authmanager|authpage|botpasswords|latchkey|login(?!-continue$)|oathauth|paramvalidator|resetpass|userlogin)-/;

/** Look like keys, and are none: names of rights, and a type of events. */
const NO_TEXTS: readonly string[] = [...LATCHKEY_RIGHTS, 'latchkey-auth'];

/** The texts that the code names: in `message('…')` or `say('…')`, or by a key that looks like one. */
export function namedInCode(): readonly Need[] {
  const errors = Object.values(ERRORS).map((key) => ({ key, by: 'api/error.ts' }));
  const named = globSync('**/*.ts', { cwd: SOURCE }).flatMap((file) => {
    const code = readFileSync(join(SOURCE, file), 'utf8');
    const named = [...code.matchAll(/\b(?:message|say)\(\s*'([^']+)'/g)].map(([, key = '']) => key);
    const alike = [...code.matchAll(/'([^'\s]+)'/g)]
      .map(([, key = '']) => key)
      .filter((key) => FAMILY.test(key) && !NO_TEXTS.includes(key));
    return [...named, ...alike].map((key) => ({ key, by: file }));
  });
  return [...errors, ...named];
}
