import type { Module } from '../module.ts';
import { choiceType } from './choice.ts';
import { type Param, type ParamOptions, type ParamType, param, type Read } from './param.ts';

/** The names of modules of a group: choosing one chooses what its parameters are. */
export function submodules<const O extends ParamOptions<string | readonly string[]>>(
  modules: readonly Pick<Module, 'name' | 'path'>[],
  options: O,
): Param<Read<string, O>> {
  const type: ParamType<string> = {
    ...choiceType(modules.map(({ name }) => name)),
    describe: () => ({
      type: modules.map(({ name }) => name),
      submodules: Object.fromEntries(modules.map(({ name, path }) => [name, path])),
    }),
  };
  return param(type, options);
}
