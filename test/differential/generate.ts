import fc, { type GeneratorValue } from 'fast-check';
import type { Module, Modules } from '../../src/api/module.ts';
import { valuesFor } from './values.ts';

/** Who asks: each has a session of its own with both servers. */
export const ACTORS = ['nobody', 'user', 'bot', 'sysop'] as const;

/** Those who may write: a bot password is one of an account that others read. */
const WRITING_ACTORS = ['nobody', 'user', 'sysop', 'sysop'] as const;

export type Actor = (typeof ACTORS)[number];

export type Field = readonly [name: string, value: string];

/** One request, to be sent to both servers. */
export interface Asked {
  readonly actor: Actor;
  readonly method: string;
  readonly query: readonly Field[];
  readonly body: readonly Field[];
  readonly headers: { readonly [name: string]: string };
}

/** Parameters that choose modules, of which only those that are compared are asked for. */
const CHOOSING = ['generator', 'querymodules'];

/** Modules that write, but nothing that the next request would see. */
const OF_SESSIONS = ['login', 'logout', 'clientlogin'];

/**
 * Requests made of what the modules declare of themselves: mostly good values, some that are not. Those that write are about
 * accounts and pages of their own, and change nothing that others read.
 */
export function anyRequest(modules: Modules, writes: boolean): fc.Arbitrary<Asked> {
  const actions = [...modules.actions.values()].filter(
    ({ name, write }) => writes === (write && !OF_SESSIONS.includes(name)),
  );
  const { generator, querymodules } = {
    ...modules.actions.get('query')?.params,
    ...modules.actions.get('paraminfo')?.params,
  };
  const others = new Set([generator, querymodules].flatMap((one) => (one?.type.describe([]).type ?? []) as string[]));
  for (const { name } of [modules.prop, modules.list, modules.meta].flatMap((group) => [...group.values()]))
    others.delete(name);
  const isCompared = (value: string) =>
    !value
      .replaceAll('\u001f', '|')
      .split('|')
      .some((one) => others.has(one.trim().toLowerCase()));
  return fc.gen().map((any) => {
    const one = <T>(values: readonly T[]): T => values[any(fc.nat, values.length - 1)] as T;
    const sometimes = (percent: number) => any(fc.nat, 99) < percent;
    const action = one(actions);
    const inside = action.name === 'query' ? submodules(any, modules) : [];
    const fields: Field[] = [['action', action.name], ...groupFields(inside)];
    const give = (module: Module, percent: number, but: readonly string[] = []) => {
      for (const [name, declared] of Object.entries(module.params)) {
        const likely = declared.options.required ? 90 : percent;
        if (!but.includes(name) && sometimes(likely)) {
          const values = valuesFor(name, declared, writes);
          fields.push([module.prefix + name, one(CHOOSING.includes(name) ? values.filter(isCompared) : values)]);
        }
      }
    };
    give(action, 30, ['prop', 'list', 'meta']);
    for (const module of inside) give(module, 30);
    give(modules.main, 5, ['action', 'format', 'errorformat']);
    const format = one([...modules.formats.values()]);
    fields.push(['format', sometimes(70) ? 'json' : format.name]);
    if (sometimes(10)) give(format, 40);
    else fields.push(['formatversion', one(['1', '2', '2'])]);
    fields.push(['errorformat', one(['plaintext', 'plaintext', 'bc', 'raw', 'html', 'none', 'wikitext'])]);
    if (sometimes(10)) fields.push(['nosuchparameter', '1']);
    if (sometimes(3)) fields.push(['token[]', '1']);
    if (sometimes(3)) fields.push(['action', one(['nonsense', 'query'])]);
    const posted = action.mustBePosted ? sometimes(85) : sometimes(30);
    const method = posted ? 'POST' : sometimes(95) ? 'GET' : one(['HEAD', 'PUT', 'DELETE', 'OPTIONS']);
    const stray = fields.map(() => sometimes(5));
    return {
      actor: one(writes ? WRITING_ACTORS : ACTORS),
      method,
      query: fields.filter((_, index) => !posted || stray[index]),
      body: fields.filter((_, index) => posted && !stray[index]),
      headers: sometimes(5) ? one(HEADERS) : {},
    };
  });
}

const HEADERS: readonly { readonly [name: string]: string }[] = [
  { 'treat-as-untrusted': '1' },
  { 'promise-non-write-api-action': 'true' },
  { 'if-none-match': '*' },
  { origin: 'https://foreign.example' },
  { 'accept-language': 'de, en;q=0.5' },
];

function submodules(any: GeneratorValue, modules: Modules): readonly Module[] {
  const all = [...modules.prop.values(), ...modules.list.values(), ...modules.meta.values()];
  return any(fc.subarray, all, { minLength: 0, maxLength: Math.min(2, all.length) });
}

function groupFields(inside: readonly Module[]): readonly Field[] {
  return Object.entries(Object.groupBy(inside, ({ group }) => group)).map(([group, of]) => [
    group,
    (of ?? []).map(({ name }) => name).join('|'),
  ]);
}
