import { type CacheMode, type Call, defineModule, type Module, type QueryGroup } from '../module.ts';
import { boolean } from '../param/boolean.ts';
import { choice } from '../param/choice.ts';
import { changedValues } from '../param/read.ts';
import { string } from '../param/string.ts';
import { submodules } from '../param/submodule.ts';
import { continued, continuedRaw, type Rest, readPosition } from '../query/continuation.ts';
import { exportPages } from '../query/export/export-pages.ts';
import { EXPORT_SCHEMAS } from '../query/export/export-xml.ts';
import { pageParams } from '../query/page-params.ts';
import { pagesAsked } from '../query/pages-asked.ts';
import { tellAround, tellPages } from '../query/tell-pages.ts';
import { type ApiRequest, field } from '../request.ts';
import { list as listed, marked, type Tree, together } from '../result.ts';

type Submodules = { readonly [group in QueryGroup]: readonly Module[] };

/** Asks the wiki. What can be asked are its submodules: of pages (`prop`), lists, and what the wiki is (`meta`). */
export function defineQuery({ prop, list, meta }: Submodules): Module {
  const all = [...prop, ...list, ...meta];
  const byName = new Map(all.map((module) => [module.name, module]));
  const params = {
    prop: submodules(prop, { multi: true }),
    list: submodules(list, { multi: true }),
    meta: submodules(meta, { multi: true }),
    indexpageids: boolean(),
    export: boolean(),
    exportnowrap: boolean(),
    exportschema: choice(EXPORT_SCHEMAS, { default: '0.11' }),
    iwurl: boolean(),
    continue: string({}),
    rawcontinue: boolean(),
  };
  const pageSet = { params: pageParams(all), first: true } as const;
  /** Parameters that a query for things open to all may have beside `meta`: they show nothing. */
  const harmless = ['meta', 'rawcontinue', 'indexpageids'];

  return defineModule({
    name: 'query',
    group: 'action',
    openToAll: ({ params: { meta: asked = [] }, request }: Call<typeof params>) =>
      field(request, 'meta') !== undefined &&
      [...Object.keys(params), ...Object.keys(pageSet.params)].every(
        (name) => harmless.includes(name) || field(request, name) === undefined,
      ) &&
      asked.every((name) => byName.get(name)?.openToAll === true),
    cacheMode: 'public',
    params,
    pageSet,
    examples: {
      'action=query&meta=userinfo|tokens': 'apihelp-query-example-session',
      'action=query&titles=Main%20Page|No%20such%20page': 'apihelp-query-example-pages',
    },
    helpUrls: ['Query', 'Meta', 'Properties', 'Lists'].map(
      (page) => `https://www.mediawiki.org/wiki/Special:MyLanguage/API:${page}`,
    ),
    async run(call) {
      const { params: asked, runInside, skipInside, cache } = call;
      if (asked.export && asked.exportnowrap) call.expectDocument('xml');
      const { prop = [], list = [], meta = [] } = asked;
      const names = [...new Set([...prop, ...list, ...meta])];
      const position = readPosition(asked.continue ?? '');
      const isDone = (name: string) => position.done.has(name) || (position.pagesDone && prop.includes(name));
      for (const name of names) if (isDone(name)) skipInside(byName.get(name) as Module);

      const found = pagesAsked(call, byName, position.pagesDone);
      // What need not be waited for is not: each wait takes as long as a module.
      const { pages, generator, again, beside: first, mode: widest } = found instanceof Promise ? await found : found;
      // As MediaWiki has it: the export takes the place of all that was said before.
      if (asked.export && asked.exportnowrap) call.forgetWarnings();
      const told = tellPages(pages, call.say);
      let modules: ReadonlyMap<string, Rest> = NO_RESTS;
      let beside = first;
      let mode = widest;
      for (const name of names) {
        if (isDone(name)) continue;
        const module = byName.get(name) as Module;
        const inside = runInside(module, pages);
        const { result, rest, cacheMode } = inside instanceof Promise ? await inside : inside;
        if (module.group === 'prop') addToPages(told, result ?? {});
        else beside = together(beside, result);
        mode = narrower(mode, cacheMode);
        if (rest) modules = new Map([...modules, [name, rest]]);
      }
      cache(mode);
      const exported = asked.export ? await exportPages([...pages.known.values()], asked.exportschema, call) : null;
      if (exported !== null && asked.exportnowrap) {
        call.print({ contentType: 'text/xml; charset=utf-8', filename: 'export.xml', body: exported });
        return undefined;
      }
      const query = together(
        tellAround(pages, changedValues(call.request, 'titles')),
        told.size > 0 && asked.indexpageids ? { pageids: listed('id', [...told.keys()].map(String)) } : undefined,
        told.size > 0 ? { pages: marked(Object.fromEntries(told), { element: 'page', kind: 'oldObject' }) } : undefined,
        exported === null ? undefined : marked({ export: exported }, { oldSubelements: ['export'] }),
        beside,
      );
      const rests = { modules, generator };
      const generatedWith = () => ({
        ...fieldsNamed(call.request, position.generatedWith),
        ...Object.assign({}, ...again.values()),
      });
      const goesOn = asked.rawcontinue
        ? continuedRaw(rests, again)
        : continued(rests, { names, props: prop, generatedWith });
      return Object.keys(query).length > 0 ? { ...goesOn, query } : goesOn;
    },
  });
}

const NO_RESTS: ReadonlyMap<string, Rest> = new Map();

/** Adds to pages what a module tells of them; of others it tells nothing that counts. */
function addToPages(told: Map<number, Tree>, added: Tree): void {
  for (const [number, more] of Object.entries(added)) {
    const page = told.get(Number(number));
    if (page) told.set(Number(number), { ...page, ...(more as Tree) });
  }
}

/** The fields of a request with these names. */
function fieldsNamed(request: ApiRequest, names: readonly string[]): Rest {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = field(request, name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

const WIDTHS: readonly CacheMode[] = ['private', 'anon-public-user-private', 'public'];

function narrower(one: CacheMode, other: CacheMode): CacheMode {
  return WIDTHS.indexOf(one) < WIDTHS.indexOf(other) ? one : other;
}
