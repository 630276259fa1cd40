import type { Module } from '../module.ts';
import { sortedSubmodulesOf } from './tree.ts';

/** The types that parameters have, of those that are more than a text or a choice. */
export function dataTypesOf(main: Module): readonly string[] {
  const params = [main, ...sortedSubmodulesOf(main, true)].flatMap(({ params }) => Object.values(params));
  const types = params.map(({ type }) => type.describe([]).type);
  return [...new Set(types.filter((type) => typeof type === 'string' && type !== 'string'))].map(String).toSorted();
}
