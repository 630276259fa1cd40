import type { Module } from '../module.ts';
import { submodulesOf } from './tree.ts';

/** A module's part of a help page. */
export interface Section {
  readonly module: Module;
  /** Its id on the page. */
  readonly anchor: string;
  /** Of its heading. */
  readonly level: number;
  /** The module stands alone on the page. */
  readonly alone: boolean;
  readonly below: readonly Section[];
}

/** How deep a help page goes into submodules. */
export interface Depth {
  readonly submodules: boolean;
  readonly recursivesubmodules: boolean;
}

/** The sections of a help page. */
export function sectionsOf(modules: readonly Module[], { submodules, recursivesubmodules }: Depth): readonly Section[] {
  const taken = new Set<string>();
  const below = (module: Module) => (submodules || recursivesubmodules ? submodulesOf(module) : []);
  return sections(modules, 2);

  function sections(modules: readonly Module[], level: number): readonly Section[] {
    return modules.map((module) => {
      const anchor = freeAnchor(module.path, taken);
      const inner = level === 2 || recursivesubmodules ? below(module) : [];
      const alone = level === 2 && modules.length === 1 && inner.length === 0;
      return { module, anchor, level, alone, below: sections(inner, level + 1) };
    });
  }
}

/** Every section, those of submodules after their module's. */
export function flat(sections: readonly Section[]): readonly Section[] {
  return sections.flatMap((section) => [section, ...flat(section.below)]);
}

function freeAnchor(path: string, taken: Set<string>): string {
  let anchor = path;
  for (let count = 2; taken.has(anchor); count++) anchor = `${path}|${count}`;
  taken.add(anchor);
  return anchor;
}
