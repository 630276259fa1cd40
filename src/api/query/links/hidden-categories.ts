import { CATEGORY } from '../../../wiki/namespaces.ts';
import type { Call } from '../../module.ts';
import type { Params } from '../../param/param.ts';

/** Those of these categories whose pages say that they are hidden, by their keys. */
export async function hiddenCategories(
  keys: readonly string[],
  { store }: Pick<Call<Params>, 'store'>,
): Promise<ReadonlySet<string>> {
  const rows = await store.pages.byName([...new Set(keys)].map((key) => ({ namespace: CATEGORY, key })));
  const targets = [{ namespace: 0, key: 'hiddencat' }];
  const found = await store.links.of({
    pages: rows.map(({ id }) => id),
    kind: 'property',
    targets,
    limit: rows.length,
  });
  const hidden = new Set(found.map(({ page }) => page));
  return new Set(rows.filter(({ id }) => hidden.has(id)).map(({ key }) => key));
}
