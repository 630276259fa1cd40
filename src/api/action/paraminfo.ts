import { HELP_FORMATS, type HelpFormat } from '../describe/help-format.ts';
import { moduleInfo } from '../describe/module-info.ts';
import { findModule, hasNone, sortedSubmodulesOf } from '../describe/tree.ts';
import { ApiError, type Problem } from '../error.ts';
import { defineModule, type Module } from '../module.ts';
import { choice } from '../param/choice.ts';
import { string } from '../param/string.ts';
import { pageParams } from '../query/page-params.ts';
import { list, type Tree } from '../result.ts';

/** Tells programs what each module says of itself. */
export function defineParaminfo(queryModules: readonly Module[], formats: readonly Module[]): Module {
  return defineModule({
    name: 'paraminfo',
    group: 'action',
    openToAll: true,
    params: {
      modules: string({ multi: true }),
      helpformat: choice(HELP_FORMATS, { default: 'none' }),
      querymodules: choice(names(queryModules), { multi: true, deprecated: true }),
      mainmodule: string({ deprecated: true }),
      pagesetmodule: string({ deprecated: true }),
      formatmodules: choice(names(formats), { multi: true, deprecated: true }),
    },
    examples: {
      'action=paraminfo&modules=login|phpfm|query%2Btokens|query%2Buserinfo': 'apihelp-paraminfo-example-1',
      'action=paraminfo&modules=query%2B*': 'apihelp-paraminfo-example-2',
    },
    helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Parameter_information'],
    run({ params, asker, modules: { main }, address, language, store, warn }) {
      const link = (path: string) => `${address.apiUrl}?${new URLSearchParams({ action: 'help', modules: path })}`;
      const help: HelpFormat = { format: params.helpformat, language, link };
      const around = { highLimits: asker.rights.has('apihighlimits'), tags: store.tags.manual() };
      const info = (module: Module) => moduleInfo(module, help, around);
      const queries = params.querymodules ?? [];
      const formats = params.formatmodules ?? [];
      const told: { [key: string]: Tree[] } = {};
      for (const path of new Set([
        ...(params.modules ?? []).flatMap((path) => expanded(main, path, warn)),
        ...queries.map((name) => `query+${name}`),
        ...formats,
      ])) {
        const module = findModule(main, path);
        if (module instanceof ApiError) warn(module.problem);
        else if (formats.includes(module.name)) put('formatmodules', info(module));
        else if (module.path.startsWith('query+') && queries.includes(module.name)) {
          put('querymodules', { ...info(module), querytype: module.group });
        } else put('modules', info(module));
      }
      return {
        paraminfo: {
          helpformat: params.helpformat,
          ...Object.fromEntries(Object.entries(told).map(([key, items]) => [key, list('module', items)])),
          ...(isTrue(params.mainmodule) && { mainmodule: info(main) }),
          ...(isTrue(params.pagesetmodule) && { pagesetmodule: pageset(info, queryModules) }),
        },
      };

      function put(key: string, item: Tree): void {
        told[key] = [...(told[key] ?? []), item];
      }
    },
  });
}

/** A path, or with `*` or `**` at its end those of the submodules, of all of them with two. */
function expanded(main: Module, asked: string, warn: (problem: Problem) => void): readonly string[] {
  const path = /^\*\*?$/.test(asked) ? `${main.path}+${asked}` : asked;
  const [, outer, stars] = /^(.*)[+ ](\*\*?)$/s.exec(path) ?? [];
  if (outer === undefined) return [path];
  const module = findModule(main, outer);
  const below = module instanceof ApiError ? [] : sortedSubmodulesOf(module, stars === '**');
  if (module instanceof ApiError) warn(module.problem);
  else if (below.length === 0) warn(hasNone(module).problem);
  return below.map((one) => one.path);
}

/** The parameters of query that choose pages: MediaWiki describes them as a module without a name, in the words of query. */
function pageset(info: (module: Module) => Tree, queries: readonly Module[]): Tree {
  const declared = {
    group: 'main',
    params: pageParams(queries),
    examples: {},
    helpUrls: [],
    run: () => undefined,
  } as const;
  const { name, path, ...rest } = info(defineModule({ name: 'query', ...declared }));
  return rest;
}

/** Whether PHP takes a text for true. */
function isTrue(text: string | undefined): boolean {
  return text !== undefined && text !== '' && text !== '0';
}

function names(modules: readonly Module[]): readonly string[] {
  return modules.map(({ name }) => name);
}
