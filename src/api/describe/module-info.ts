import type { Module } from '../module.ts';
import type { Param } from '../param/param.ts';
import { templateName } from '../param/template.ts';
import { list, marked, type Tree } from '../result.ts';
import { flagsOf } from './flags.ts';
import { type HelpFormat, told, toldOne } from './help-format.ts';
import { paramInfo } from './param-info.ts';
import { SOURCE } from './source.ts';
import {
  dynamicParametersOf,
  examplesOf,
  extendedDescriptionOf,
  infoText,
  paramText,
  summaryOf,
  valueTexts,
} from './texts.ts';

/** What depends on the wiki and on who asks. */
interface Around {
  readonly highLimits: boolean;
  /** Those that may be given by hand. */
  readonly tags: readonly string[];
}

/** All that a module says of itself, as paraminfo tells it. */
export function moduleInfo(module: Module, help: HelpFormat, { highLimits, tags }: Around): Tree {
  const { name, path, group, prefix, params } = module;
  const dynamic = dynamicParametersOf(module);
  const all = Object.entries(params).map(([param, declared], index) => ({
    index: index + 1,
    name: templateName(param, declared.options),
    description: told([paramText(module, param, declared)], help, valueTexts(module, param, declared)),
    templatevars: declared.options.templateVars,
    ...paramInfo(declared, highLimits, tags),
    info: infoOf(declared),
  }));
  return {
    name,
    // MediaWiki tells the PHP class here; a module of ours is known by its path.
    classname: `${SOURCE.name}\\${path.replaceAll('+', '\\')}`,
    path,
    group: group === 'main' ? undefined : group,
    prefix,
    source: SOURCE.name,
    sourcename: SOURCE.name,
    licensetag: SOURCE.licence,
    licenselink: SOURCE.licenceUrl,
    description: told([summaryOf(module), extendedDescriptionOf(module)], help),
    ...Object.fromEntries(flagsOf(module).map((flag) => [flag, true])),
    helpurls: list('helpurl', module.helpUrls),
    examples: help.format === 'none' ? undefined : list('example', examplesOf(module).map(example)),
    parameters: list(
      'param',
      all.filter(({ templatevars }) => templatevars === undefined),
    ),
    templatedparameters: list(
      'param',
      all.filter(({ templatevars }) => templatevars !== undefined),
    ),
    dynamicparameters: dynamic && (help.format === 'none' ? true : told([dynamic], help)),
  };

  function infoOf({ options: { info } }: Param<unknown>): readonly Tree[] | undefined {
    if (info === undefined) return undefined;
    const text = told([infoText(module, info)], help);
    return list('i', [marked({ name: info, text }, { subelements: ['text'] })]);
  }

  function example([query, text]: ReturnType<typeof examplesOf>[number]): Tree {
    return marked({ query, description: toldOne(text, help) }, { subelements: ['description'] });
  }
}
