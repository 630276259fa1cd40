import { message } from '../../i18n/message.ts';
import { naturalOrder } from '../../lib/natural-order.ts';
import { type ApiError, refusal } from '../error.ts';
import type { Module } from '../module.ts';
import { modulesOf } from '../param/submodule.ts';

/** The modules that a module's parameters choose from, group by group. */
export function submodulesOf({ params }: Module): readonly Module[] {
  return Object.values(params).flatMap(modulesOf);
}

/** The same, sorted by name whatever the group; if all are asked for, each followed by its own. */
export function sortedSubmodulesOf(module: Module, all: boolean): readonly Module[] {
  const sorted = submodulesOf(module).toSorted((one, other) => naturalOrder(one.name, other.name));
  return sorted.flatMap((one) => (all ? [one, ...sortedSubmodulesOf(one, all)] : [one]));
}

/** The module at a path from the main module: `main`, `login`, `query+tokens`. */
export function findModule(main: Module, path: string): Module | ApiError {
  if (path === main.path) return main;
  // A plus sign in a URL is a space.
  const names = path.includes('+') ? path.split('+') : path.split(' ');
  let found = main;
  for (const name of names) {
    const below = submodulesOf(found);
    if (below.length === 0) return hasNone(found);
    const next = below.find((one) => one.name === name);
    if (next === undefined) return refusal('badmodule', message('apierror-badmodule-badsubmodule', found.path, name));
    found = next;
  }
  return found;
}

/** The refusal of a module's submodules where it has none. */
export function hasNone({ path }: Module): ApiError {
  return refusal('badmodule', [path]);
}
