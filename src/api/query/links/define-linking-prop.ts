import type { LinkingPage, LinkingPlace, LinkKind } from '../../../store/links.ts';
import type { PageName } from '../../../store/pages.ts';
import { nameOf, titleOf } from '../../../wiki/title.ts';
import { refusal } from '../../error.ts';
import { type Call, defineModule, type Module } from '../../module.ts';
import { choice } from '../../param/choice.ts';
import { limit } from '../../param/limit.ts';
import { namespace } from '../../param/namespace.ts';
import type { Params } from '../../param/param.ts';
import { string } from '../../param/string.ts';
import { list, type Tree } from '../../result.ts';
import { either } from '../changes/filters.ts';
import { chosen } from '../chosen.ts';
import { continuedFrom } from '../continued-from.ts';
import { helpUrl } from './help-url.ts';

/** A module that tells which pages speak of those of a query. */
export interface LinkingProp {
  readonly name: string;
  readonly prefix: string;
  readonly kind: LinkKind | 'redirect';
  /** Only pages of this namespace are spoken of so. */
  readonly of?: number;
}

/** Tells which pages link to the pages of a query, include them, show them. */
export function defineLinkingProp({ name, prefix, kind, of }: LinkingProp): Module {
  const params = {
    prop: choice(['pageid', 'redirect', 'title'], { default: ['pageid', 'title', 'redirect'], multi: true }),
    namespace: namespace({ multi: { all: true } }),
    show: choice(['!redirect', 'redirect'], { multi: true }),
    limit: limit({ default: 10 }),
    continue: string({}),
  };

  async function find(call: Call<typeof params>): Promise<readonly LinkingPage[]> {
    const { show = [], limit: most, continue: from, namespace: namespaces } = call.params;
    if (namespaces?.length === 0) return [];
    const excluding = show.includes('redirect') && show.includes('!redirect');
    return linkingPages(
      {
        kind,
        of,
        namespaces: chosen(namespaces),
        redirects: either('redirect', show),
        excluding,
        from,
        most: most.count,
      },
      call,
    );
  }

  return defineModule({
    name,
    group: 'prop',
    prefix,
    cacheMode: 'public',
    params,
    examples: {
      [`action=query&prop=${name}&titles=Main%20Page`]: `apihelp-query+${name}-example-simple`,
      [`action=query&generator=${name}&titles=Main%20Page&prop=info`]: `apihelp-query+${name}-example-generator`,
    },
    helpUrls: [helpUrl(name)],
    async run(call) {
      const props = new Set(call.params.prop);
      return toldByTarget(await find(call), [name, prefix], call, ({ row }) => {
        const title = titleOf(row, call.settings.siteName);
        return {
          ...(props.has('pageid') && { pageid: row.id }),
          ...(props.has('title') && { ns: row.namespace, title: title.prefixed }),
          ...(props.has('redirect') && { redirect: row.redirect !== null }),
        };
      });
    },
    async generate(call) {
      // In the order of their titles, as titles are.
      return { titles: (await find(call)).map(({ row }) => titleOf(row, call.settings.siteName)) };
    },
  });
}

interface Asked {
  readonly kind: LinkKind | 'redirect';
  readonly of: number | undefined;
  readonly namespaces: readonly number[] | undefined;
  readonly redirects: boolean | undefined;
  /** Of redirects: only those that lead to a part of a page, or none of them. */
  readonly fragment?: boolean | undefined;
  /** Values that exclude each other are given. */
  readonly excluding: boolean;
  readonly from: string | undefined;
  readonly most: number;
}

type Pages = Pick<Call<Params>, 'pages' | 'store' | 'continueAt'>;

/** The pages that speak of those of a query; where they go on is told. */
export async function linkingPages(asked: Asked, { pages, store, continueAt }: Pages): Promise<readonly LinkingPage[]> {
  const { kind, of, namespaces, redirects, fragment, excluding, from, most } = asked;
  const known = [...pages.known.values()].map(({ title }) => title);
  const targets = [...known, ...pages.missing.values(), ...pages.special.values()]
    .map(nameOf)
    .filter((one) => of === undefined || one.namespace === of);
  const [only] = targets.length === 1 ? targets : [];
  if (targets.length === 0) return [];
  const byNamespace = kind !== 'redirect' && namespaces !== undefined && namespaces.length > 1;
  const at = from === undefined ? undefined : readPlace(from, only, byNamespace);
  if (excluding) throw refusal('show');
  const found = await store.links.to({
    ...{ targets, kind, namespaces, redirects, fragment, byNamespace, limit: most + 1 },
    at,
  });
  const next = found[most];
  if (next) {
    const { target, row } = next;
    const place = [...(only ? [] : [target.namespace, target.key]), ...(byNamespace ? [row.namespace] : []), row.id];
    continueAt('continue', place.join('|'));
  }
  return found.slice(0, most);
}

function readPlace(text: string, only: PageName | undefined, byNamespace: boolean): LinkingPlace {
  // What the place does not name is the same for all, or does not matter.
  const of = only ? [only.namespace, only.key] : [];
  const whole = [...of, ...(byNamespace ? [text] : text.split('|').toSpliced(-1, 0, '0'))].join('|');
  const [namespaceId, key, from, page] = continuedFrom(whole, ['int', 'string', 'int', 'int']);
  return { namespace: namespaceId, key, from, page };
}

/** What is told of pages that speak of others, under what they speak of. */
export function toldByTarget(
  found: readonly LinkingPage[],
  [key, element]: readonly [key: string, element: string],
  { pages }: Pick<Pages, 'pages'>,
  tell: (page: LinkingPage) => Tree,
): Tree {
  const numbers = new Map<string, number>();
  for (const [number, { title }] of pages.known) numbers.set(named(nameOf(title)), number);
  for (const [number, title] of [...pages.missing, ...pages.special]) numbers.set(named(nameOf(title)), number);
  // Nothing asked for is a list in all formats, as in MediaWiki.
  const told = (page: LinkingPage) => {
    const tree = tell(page);
    return Object.keys(tree).length === 0 ? list(element, []) : tree;
  };
  const byTarget = Map.groupBy(found, ({ target }) => numbers.get(named(target)) ?? 0);
  return Object.fromEntries(
    [...byTarget].map(([number, all]): [string, Tree] => [String(number), { [key]: list(element, all.map(told)) }]),
  );
}

/** A name as a key of a map. */
export function named({ namespace: id, key }: { readonly namespace: number; readonly key: string }): string {
  return `${id}:${key}`;
}
