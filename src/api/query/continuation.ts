import { message } from '../../i18n/message.ts';
import { refusal } from '../error.ts';
import type { Tree } from '../result.ts';

/** Where a query stands that is asked in several requests, as the parameter `continue` carries it. */
export interface Position {
  /** The pages were all told; what depends on them is not asked again. */
  readonly pagesDone: boolean;
  /** Names of the modules that are done. */
  readonly done: ReadonlySet<string>;
}

/** What each module is to be asked again with, by its name. */
export type Rests = ReadonlyMap<string, { readonly [parameter: string]: string }>;

/** Reads the parameter `continue`: what goes on with the pages, `||`, and the modules that are done. */
export function readPosition(text: string): Position {
  if (text === '') return { pagesDone: false, done: new Set() };
  const [pages, done, ...more] = text.split('||');
  if (done === undefined || more.length > 0) {
    throw refusal('badcontinue', message('apierror-badcontinue'), { module: 'main' });
  }
  return { pagesDone: pages === '-', done: new Set(done.split('|')) };
}

/**
 * How a query goes on: `continue` has all that is to be added to the request, `batchcomplete` says that for the pages of
 * this answer all is told. `props` are the modules that tell of pages, `names` all that were asked for.
 */
export function continued(rests: Rests, names: readonly string[], props: ReadonlySet<string>): Tree {
  const pagesGoOn = [...rests.keys()].some((name) => props.has(name));
  const batch = pagesGoOn ? {} : { batchcomplete: true };
  if (rests.size === 0) return batch;
  const done = names.filter((name) => !rests.has(name));
  const position = `${pagesGoOn ? '' : '-'}||${done.join('|')}`;
  return { ...batch, continue: { ...Object.assign({}, ...rests.values()), continue: position } };
}

/** The older form (`rawcontinue`): what each module is to be asked again with, and it is for the client to work out the rest. */
export function continuedRaw(rests: Rests): Tree {
  return rests.size === 0 ? {} : { 'query-continue': Object.fromEntries(rests) };
}
