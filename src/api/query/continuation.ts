import { message } from '../../i18n/message.ts';
import { refusal } from '../error.ts';
import type { Tree } from '../result.ts';

/** Where a query stands that is asked in several requests, as the parameter `continue` carries it. */
export interface Position {
  /** The pages were all told; what depends on them is not asked again. */
  readonly pagesDone: boolean;
  /** Names of the parameters that the generator of these pages was asked with. */
  readonly generatedWith: readonly string[];
  /** Names of the modules that are done. */
  readonly done: ReadonlySet<string>;
}

/** What a module is to be asked again with. */
export type Rest = { readonly [parameter: string]: string | number };

/** What is left to tell. */
export interface Rests {
  /** Of the modules, by their names. */
  readonly modules: ReadonlyMap<string, Rest>;
  /** Of the generator, by its name; empty: it gave all of its pages. */
  readonly generator: ReadonlyMap<string, Rest>;
}

/** What was asked for. */
export interface QueryAsked {
  /** Names of all modules. */
  readonly names: readonly string[];
  /** Those that tell of pages. */
  readonly props: readonly string[];
  /** What the generator was asked with for these pages. */
  generatedWith(): Rest;
}

const START: Position = { pagesDone: false, generatedWith: [], done: new Set() };

/** Reads the parameter `continue`: what goes on with the pages, `||`, and the modules that are done. */
export function readPosition(text: string): Position {
  if (text === '') return START;
  const [pages = '', done, ...more] = text.split('||');
  if (done === undefined || more.length > 0) {
    throw refusal('badcontinue', message('apierror-badcontinue'), { module: 'main' });
  }
  return { pagesDone: pages === '-', generatedWith: pages.split('|'), done: new Set(done.split('|')) };
}

/**
 * How a query goes on: `continue` has all that is to be added to the request, `batchcomplete` says that for the pages of
 * this answer all is told.
 */
export function continued({ modules, generator }: Rests, { names, props, generatedWith }: QueryAsked): Tree {
  if (modules.size === 0 && generator.size === 0) return { batchcomplete: true };
  const beside = [...modules].filter(([name]) => !props.includes(name)).map(([, rest]) => rest);
  const ofPages = [...modules].filter(([name]) => props.includes(name)).map(([, rest]) => rest);
  // The same pages again, the next ones, or none.
  const goesOn = ofPages.length > 0 ? 'same' : generator.size > 0 ? 'next' : 'none';
  const generated = goesOn === 'same' ? generatedWith() : merge([...generator.values()]);
  const batch = goesOn === 'same' ? {} : { batchcomplete: true };
  const added = { ...generated, ...merge(ofPages), ...merge(beside) };
  if (goesOn === 'none' && Object.keys(added).length === 0) return batch;
  const done = names.filter((name) => !modules.has(name) && !(goesOn === 'next' && props.includes(name)));
  const pages = goesOn === 'none' ? '-' : Object.keys(generated).join('|');
  return { ...batch, continue: { ...added, continue: `${pages}||${done.join('|')}` } };
}

/** How an action on pages goes on: with the next ones of its generator. */
export function continuedPages(generator: ReadonlyMap<string, Rest>): Tree {
  return continued({ modules: new Map(), generator }, { names: [], props: [], generatedWith: () => ({}) });
}

/**
 * The older form (`rawcontinue`): what each module is to be asked again with, and what has the generator give the same pages
 * again; it is for the client to work out the rest.
 */
export function continuedRaw({ modules, generator }: Rests, again: ReadonlyMap<string, Rest>): Tree {
  const rests: { [name: string]: Rest } = Object.fromEntries(modules);
  for (const [name, rest] of generator) rests[name] = { ...rests[name], ...rest };
  return {
    ...(again.size > 0 && { 'query-noncontinue': Object.fromEntries(again) }),
    ...(Object.keys(rests).length > 0 && { 'query-continue': rests }),
  };
}

function merge(rests: readonly Rest[]): Rest {
  return Object.assign({}, ...rests);
}
