import { message } from '../../../i18n/message.ts';
import type { Target, TargetsAsked } from '../../../store/links.ts';
import { FILE, MAIN } from '../../../wiki/namespaces.ts';
import { titleOf } from '../../../wiki/title.ts';
import { refusal } from '../../error.ts';
import { type Call, defineModule, type Module } from '../../module.ts';
import { boolean } from '../../param/boolean.ts';
import { choice } from '../../param/choice.ts';
import { limit } from '../../param/limit.ts';
import { namespace } from '../../param/namespace.ts';
import { string } from '../../param/string.ts';
import { list, type Tree } from '../../result.ts';
import { continuedFrom } from '../continued-from.ts';
import { readKey } from '../read-key.ts';
import { helpUrl } from './help-url.ts';
import { nameTold } from './of-pages.ts';

/** A module that lists what pages speak of. */
export interface TargetList {
  readonly name: 'alllinks' | 'alltransclusions' | 'allfileusages' | 'allredirects';
  readonly prefix: string;
  readonly element: string;
  readonly kind: TargetsAsked['kind'];
}

/** The namespace of templates. */
const TEMPLATE = 10;

const text = (name: string) => ({ message: message(`apihelp-query+alllinks-param-${name}`) });

const start = {
  continue: string({ message: message('apihelp-query+backlinks-param-continue') }),
  from: string(text('from')),
  to: string(text('to')),
  prefix: string(text('prefix')),
  unique: boolean(text('unique')),
};
const what = { default: ['title'], multi: true, message: message('apihelp-parse-param-prop') } as const;
const prop = choice(['ids', 'title'], what);
const propOfRedirects = choice(['fragment', 'ids', 'interwiki', 'title'], what);
const namespaceOf = (usual: number) =>
  namespace({ default: usual, message: message('apihelp-query+allpages-param-namespace') }, [-2, -1]);
const end = {
  limit: limit({ default: 10, message: message('apihelp-query+backlinks-param-limit') }),
  dir: choice(['ascending', 'descending'], {
    ...{ default: 'ascending', message: message('apihelp-query+backlinks-param-dir') },
  }),
};

type Asked = Call<typeof start & { readonly prop: typeof propOfRedirects } & typeof end>;

/** Lists what pages link to, include or show, or redirects lead to, whether it is there or not. */
export function defineTargetList({ name, prefix, element, kind }: TargetList): Module {
  const find = async (call: Asked, of: number) => targets(call, kind, of);
  /** Each target once has no page that speaks of it. */
  const requireWhatAllHave = ({ params: { prop: asked, unique } }: Asked) => {
    const alone = (['ids', 'fragment', 'interwiki'] as const).find((one) => new Set<string>(asked).has(one));
    if (!unique || alone === undefined) return;
    const names = [`${prefix}prop=${alone}`, `${prefix}unique`];
    throw refusal('invalidparammix', message('apierror-invalidparammix-cannotusewith', ...names));
  };
  const run = async (call: Asked, of: number) => {
    requireWhatAllHave(call);
    const props = new Set(call.params.prop);
    const tell = (target: Target): Tree => ({
      ...(props.has('ids') && { fromid: target.page }),
      ...(props.has('title') && nameTold(target, call.settings.siteName)),
      ...(props.has('fragment') && target.fragment !== '' && { fragment: target.fragment }),
    });
    return { [name]: list(element, (await find(call, of)).map(tell)) };
  };
  const generate = async (call: Asked, of: number) => {
    requireWhatAllHave(call);
    const found = await find(call, of);
    if (!call.params.unique) return { rows: await call.store.pages.byId(found.map(({ page }) => page)) };
    return { titles: found.map((target) => titleOf(target, call.settings.siteName)) };
  };
  const declared = {
    ...({ name, prefix, group: 'list', cacheMode: 'public', helpUrls: [helpUrl(name)] } as const),
    examples: {
      [`action=query&list=${name}&${prefix}from=B&${prefix}prop=ids|title`]: 'apihelp-query+alllinks-example-simple',
      [`action=query&generator=${name}&g${prefix}unique=&g${prefix}from=B`]: 'apihelp-query+alllinks-example-simple',
    },
  };
  if (kind === 'file') {
    return defineModule({
      ...{ ...declared, params: { ...start, prop, ...end } },
      run: (call) => run(call, FILE),
      generate: (call) => generate(call, FILE),
    });
  }
  const own = kind === 'redirect' ? propOfRedirects : prop;
  return defineModule({
    ...{
      ...declared,
      params: { ...start, prop: own, namespace: namespaceOf(kind === 'template' ? TEMPLATE : MAIN), ...end },
    },
    run: (call) => run(call, call.params.namespace),
    generate: (call) => generate(call, call.params.namespace),
  });
}

/** What is spoken of in a namespace; the query is told where it goes on. */
async function targets(
  { params: asked, settings, store, continueAt }: Asked,
  kind: TargetsAsked['kind'],
  namespaceId: number,
): Promise<readonly Target[]> {
  const { unique, limit: most, dir } = asked;
  const key = (written: string | undefined) =>
    written === undefined ? undefined : readKey(written, namespaceId, settings.siteName);
  const found = await store.links.targets({
    ...{ kind, namespace: namespaceId, unique, from: key(asked.from), to: key(asked.to), prefix: key(asked.prefix) },
    ...{ at: placeAsked(asked.continue, unique), descending: dir === 'descending', limit: most.count + 1 },
  });
  const next = found[most.count];
  if (next) continueAt('continue', unique ? next.key : `${next.key}|${next.page}`);
  return found.slice(0, most.count);
}

function placeAsked(from: string | undefined, unique: boolean): TargetsAsked['at'] {
  if (from === undefined) return undefined;
  if (unique) return { key: continuedFrom(from, ['string'])[0], page: 0 };
  const [key, page] = continuedFrom(from, ['string', 'int']);
  return { key, page };
}
