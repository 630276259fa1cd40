import type { Module, Modules } from '../../src/api/module.ts';

interface Told {
  readonly paraminfo: {
    readonly modules: readonly { readonly parameters: readonly { readonly name: string; readonly type: unknown }[] }[];
  };
}

/** Those of our modules that a MediaWiki has too; of actions and submodules of query only those of these names, if any are given. */
export async function sharedModules(modules: Modules, api: string, only?: readonly string[]): Promise<Modules> {
  const response = await fetch(`${api}?action=paraminfo&modules=main|query&format=json&formatversion=2`);
  const { paraminfo } = (await response.json()) as Told;
  const parameters = paraminfo.modules.flatMap(({ parameters }) => parameters);
  const names = (parameter: string) => new Set(parameters.find(({ name }) => name === parameter)?.type as string[]);
  const shared = <M extends Module>(ours: ReadonlyMap<string, M>, parameter: string) => {
    const theirs = names(parameter);
    const isWanted = (name: string) => parameter === 'format' || only === undefined || only.includes(name);
    return new Map([...ours].filter(([name]) => theirs.has(name) && isWanted(name)));
  };
  const { main, actions, prop, list, meta, formats } = modules;
  return {
    main,
    actions: shared(actions, 'action'),
    prop: shared(prop, 'prop'),
    list: shared(list, 'list'),
    meta: shared(meta, 'meta'),
    formats: shared(formats, 'format'),
  };
}
