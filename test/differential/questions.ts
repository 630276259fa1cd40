import fc, { type GeneratorValue } from 'fast-check';
import type { Module, Modules } from '../../src/api/module.ts';
import { gardenValues } from './garden-values.ts';
import type { Actor, Asked, Field } from './generate.ts';

const ASKERS: readonly Actor[] = ['user', 'sysop', 'user', 'sysop', 'nobody'];

/** Modules of query that are not about pages, or give what nobody can foresee. */
const LEFT_OUT = ['allusers', 'blocks', 'users', 'sessions', 'random'];

/** Actions that only read pages, as often as they are asked. */
const ACTIONS = ['query', 'query', 'query', 'query', 'query', 'query', 'parse', 'compare'];

/** Parameters of which mostly one is given: they are ways to name one thing. */
const ONE_OF: readonly (readonly string[])[] = [
  ['titles', 'pageids', 'revids'],
  ['title', 'pageid'],
  ['page', 'pageid', 'oldid', 'text'],
  ['fromtitle', 'fromid', 'fromrev', 'fromtext-main', 'fromtext'],
  ['totitle', 'toid', 'torev', 'torelative', 'totext-main', 'totext'],
];

/** Where a question goes on comes from its answer. */
const NOT_ASKED = ['continue', 'parsoid', 'useskin', 'exportnowrap', 'exportschema', 'export'];

const PARSED = ['text', 'sections|revid|displaytitle', 'links|templates|images|externallinks', 'categories|properties'];

/** Questions about the garden: what the modules declare, with titles, ids, times and names that it has. */
export function anyQuestion(modules: Modules): fc.Arbitrary<Asked> {
  const ofPages = (group: ReadonlyMap<string, Module>) =>
    [...group.values()].filter((one) => !LEFT_OUT.includes(one.name));
  const [props, lists] = [ofPages(modules.prop), ofPages(modules.list)];
  const actions = ACTIONS.flatMap((name) => modules.actions.get(name) ?? []);
  return fc.gen().map((any) => {
    const { one, sometimes } = chance(any);
    const action = one(actions);
    const fields: readonly Field[] =
      action.name === 'query'
        ? query(any, action, props, lists)
        : [
            ...parameters(any, action, '', Object.keys(action.params), 20),
            ...(action.name === 'parse' && sometimes(70) ? ([['prop', one(PARSED)]] as const) : []),
          ];
    const format = Object.entries({
      format: 'json',
      formatversion: one(['1', '2', '2']),
      errorformat: one(['plaintext', 'bc']),
    });
    const asked = new Map<string, string>([['action', action.name], ...fields, ...format]);
    return { actor: one(ASKERS), method: 'GET', query: [...asked], body: [], headers: {} };
  });
}

function query(
  any: GeneratorValue,
  action: Module,
  props: readonly Module[],
  lists: readonly Module[],
): readonly Field[] {
  const { one, sometimes } = chance(any);
  const generators = [...props, ...lists].filter(({ generate }) => generate !== null);
  const generator = sometimes(30) && generators.length > 0 ? one(generators) : undefined;
  const some = (modules: readonly Module[], maxLength: number) =>
    any(fc.subarray, [...modules], {
      minLength: Math.min(1, modules.length),
      maxLength: Math.min(maxLength, modules.length),
    });
  const asked = [...(sometimes(70) ? some(props, 3) : []), ...(sometimes(50) ? some(lists, 2) : [])];
  const names = (group: string) => asked.filter((one) => one.group === group).map(({ name }) => name);
  const needsTitles = generator ? generator.group === 'prop' : names('prop').length > 0;
  return [
    ...['prop', 'list']
      .filter((group) => names(group).length > 0)
      .map((group): Field => [group, names(group).join('|')]),
    ...(generator ? [['generator', generator.name] as const] : []),
    ...(needsTitles ? parameters(any, action, '', ['titles', 'pageids', 'revids'], 0) : []),
    ...parameters(any, action, '', ['redirects', 'converttitles', 'indexpageids', 'rawcontinue', 'iwurl'], 20),
    ...asked.flatMap((module) => parameters(any, module, module.prefix, Object.keys(module.params), 30)),
    ...(generator ? parameters(any, generator, `g${generator.prefix}`, Object.keys(generator.params), 30) : []),
  ];
}

/** Parameters of a module; of each this many in a hundred are given. */
function parameters(
  any: GeneratorValue,
  module: Module,
  prefix: string,
  names: readonly string[],
  percent: number,
): Field[] {
  const { one, sometimes } = chance(any);
  const preferred = ONE_OF.map((group) => one(group.filter((name) => names.includes(name)).concat(group[0] ?? '')));
  const found = new Map<string, string>();
  for (const name of names) {
    const declared = module.params[name];
    if (declared === undefined || NOT_ASKED.includes(name)) continue;
    const group = ONE_OF.findIndex((group) => group.includes(name));
    const likely = group < 0 ? percent : preferred[group] === name ? 85 : 3;
    if (!sometimes(declared.options.required ? 97 : likely)) continue;
    const values = gardenValues(module.name, name, declared);
    const count = declared.options.multi ? any(fc.integer, { min: 1, max: 6 }) : 1;
    found.set(name, Array.from({ length: count }, () => one(values)).join('|'));
  }
  for (const [name, value] of Object.entries(bounds(module, found, one))) found.set(name, value);
  return [...found].map(([name, value]) => [prefix + name, value]);
}

/** Lists of the whole wiki in the order of its titles. */
const OF_THE_WIKI = ['allpages', 'allcategories', 'alllinks', 'alltransclusions', 'allfileusages', 'allredirects'];

/** What keeps a list of the whole wiki to the garden. */
function bounds(
  { name }: Module,
  given: ReadonlyMap<string, string>,
  one: (values: readonly string[]) => string,
): { readonly [parameter: string]: string } {
  const begin = given.get('dir') === 'newer' ? 'start' : 'end';
  if (name === 'recentchanges' || name === 'logevents') return { [begin]: '{epoch0}' };
  if (name === 'usercontribs') return { [begin]: '{epoch0}', user: given.get('user') ?? '{user}|{sysop}' };
  if (OF_THE_WIKI.includes(name)) return { prefix: one(['{page}', '{page} ', '{page} s', '{page} r']) };
  if (name === 'tags') return { prop: one(['description', 'displayname|source', 'defined|active']), limit: 'max' };
  return {};
}

function chance(any: GeneratorValue) {
  return {
    one: <T>(values: readonly T[]): T => any(fc.constantFrom, ...values),
    sometimes: (percent: number): boolean => any(fc.integer, { min: 0, max: 99 }) < percent,
  };
}
