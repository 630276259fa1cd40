import { naturalOrder } from '../../lib/natural-order.ts';
import type { Module } from '../module.ts';
import { list } from '../result.ts';
import { choiceType } from './choice.ts';
import { type Param, type ParamOptions, type ParamType, param, type Read } from './param.ts';

interface SubmoduleType extends ParamType<string> {
  readonly modules: readonly Module[];
}

/** The names of modules of a group: choosing one chooses what its parameters are. */
export function submodules<const O extends ParamOptions<string | readonly string[]>>(
  modules: readonly Module[],
  options: O,
): Param<Read<string, O>> {
  const sorted = modules.toSorted((one, other) => naturalOrder(one.name, other.name));
  const names = sorted.map(({ name }) => name);
  const type: SubmoduleType = {
    ...choiceType(names),
    modules: sorted,
    describe: () => ({
      type: list('t', names),
      submodules: Object.fromEntries(sorted.map(({ name, path }) => [name, path])),
    }),
  };
  return param(type, options);
}

/** The name of a module whose pages a query goes on with; its parameters begin with `g`. Another name is for the query to refuse. */
export function generators<const O extends ParamOptions<string>>(
  modules: readonly Module[],
  options: O,
): Param<Read<string, O>> {
  const { type } = submodules(modules, options);
  const any: ParamType<string> = {
    read: (text) => text,
    describe: () => ({ ...type.describe([]), submoduleparamprefix: 'g' }),
  };
  return param(any, options);
}

/** The modules that a parameter chooses from, sorted; none if it chooses no modules. */
export function modulesOf({ type }: Param<unknown>): readonly Module[] {
  return 'modules' in type ? (type as SubmoduleType).modules : [];
}
