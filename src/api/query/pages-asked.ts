import { message } from '../../i18n/message.ts';
import { refusal } from '../error.ts';
import { asGenerator, type CacheMode, type Call, type Later, type Module } from '../module.ts';
import type { Params } from '../param/param.ts';
import type { Tree } from '../result.ts';
import type { Rest } from './continuation.ts';
import type { PageParams } from './page-params.ts';
import { noPages, PageSet } from './page-set.ts';

type Modules = ReadonlyMap<string, Module>;

type Asked = Call<Params>;

/** The pages of a query, and how its generator goes on, by its name, if it has one. */
export interface PagesAsked {
  readonly pages: PageSet;
  readonly generator: ReadonlyMap<string, Rest>;
  /** What has the generator give the same pages again, where the same request would not, by its name. */
  readonly again: ReadonlyMap<string, Rest>;
  /** What the generator tells beside the pages. */
  readonly beside?: Tree | undefined;
  readonly mode: CacheMode;
}

/** The pages that a query is about; none if those of the generator were all told. */
export function pagesAsked(call: Asked, modules: Modules, allTold: boolean): Later<PagesAsked> {
  const asked = call.readPages();
  if (!asksNoPages(asked)) return somePages(call, asked, modules, allTold);
  const pages = noPages({ pages: call.store.pages, siteName: call.settings.siteName });
  return { pages, generator: NONE, again: NONE, mode: 'public' };
}

const NONE: ReadonlyMap<string, Rest> = new Map();

async function somePages(call: Asked, asked: PageParams, modules: Modules, allTold: boolean): Promise<PagesAsked> {
  const { store, settings, warn, generateInside, skipInside } = call;
  const generator = asked.generator === undefined ? undefined : generatorNamed(asked.generator, modules);
  const source = {
    ...{ pages: store.pages, siteName: settings.siteName, followRedirects: asked.redirects },
    archive: call.asker.rights.has('deletedhistory') ? store.archive : undefined,
  };
  if (generator) skipInside(generator);
  if (allTold) return { pages: new PageSet(source), generator: NONE, again: NONE, mode: 'public' };
  const byRevision = sourceOf(asked) === 'revids';
  if (byRevision && asked.redirects) {
    warn({ code: 'redirectsandrevids', message: message('apiwarn-redirectsandrevids') });
  }
  const pages = new PageSet({ ...source, followRedirects: asked.redirects && !byRevision });
  if (asked.titles) await pages.addWritten(asked.titles);
  if (asked.pageids) await pages.addIds(asked.pageids);
  if (asked.revids) await pages.addRevisions(asked.revids);
  if (!generator) return { pages, generator: NONE, again: NONE, mode: 'public' };

  const { result, rest, cacheMode } = await generateInside(generator, pages);
  const generated = new PageSet(source);
  await generated.addGenerated(result);
  const again = Object.entries(result.again ?? {}).map(([name, value]) => [`${generator.prefix}${name}`, value]);
  const goingOn = rest ? new Map([[generator.name, rest]]) : NONE;
  return {
    pages: generated,
    generator: goingOn,
    again: again.length > 0 ? new Map([[generator.name, Object.fromEntries(again)]]) : NONE,
    beside: result.beside,
    mode: cacheMode,
  };
}

function asksNoPages({ titles, pageids, revids, generator }: PageParams): boolean {
  return (titles ?? pageids ?? revids ?? generator) === undefined;
}

/** Which of the parameters names the pages: one of them at most. A generator is asked by a query, also where an action has it. */
function sourceOf({ titles, pageids, revids, generator }: PageParams): string | undefined {
  const [first, second] = Object.entries({ titles, pageids, revids }).flatMap(([name, ids]) => (ids ? [name] : []));
  if (first !== undefined && second !== undefined)
    throw refusal('multisource', [second, first], generator === undefined ? {} : { module: 'query' });
  return first;
}

function generatorNamed(name: string, modules: Modules): Module {
  const module = modules.get(name);
  if (!module) throw refusal('badgenerator', [name]);
  if (!module.generate) throw refusal('badgenerator', message('apierror-badgenerator-notgenerator', name));
  return asGenerator(module);
}
