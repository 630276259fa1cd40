import type { Call } from '../module.ts';
import type { Params } from '../param/param.ts';
import { defaultOptions } from './default-options.ts';

/** What the preferences of an account are, set or not; those that there are not are empty. */
export async function optionsOf(
  id: number,
  { store, settings }: Pick<Call<Params>, 'store' | 'settings'>,
): Promise<(name: string) => string> {
  const set = await store.options.get(id);
  const unset = defaultOptions(settings);
  return (name) => set.get(name) ?? String(unset[name] ?? '');
}
