import type { Store } from '../store/store.ts';
import { refreshLinks } from './refresh-links.ts';

type Stores = Pick<Store, 'pages' | 'links'>;

/** Pages that are read between two looks at what else is to be done. */
const PORTION = 20;

/**
 * Reads pages again that include what has changed since: what they say is kept for lists, and would be that of before. What is left
 * to be read is in the store, so that a crash loses none of it. Reads so many pages at most, and tells whether that was all.
 */
export async function refreshStaleLinks(
  stores: Stores,
  { most, ...wiki }: { readonly siteName: string; readonly most: number; now(): number },
): Promise<boolean> {
  for (let left = most; left > 0; left -= PORTION) {
    const name = await stores.links.stale();
    if (!name) return true;
    const { namespace, key, page } = name;
    const at = { namespace, key, from: 0, page: page + 1 };
    const asked = { targets: [name], kind: 'template', at, limit: PORTION } as const;
    const rows = (await stores.links.to(asked)).map(({ row }) => row);
    await refreshLinks(rows, stores, { siteName: wiki.siteName, now: wiki.now() });
    await stores.links.readAgain(name, rows.length < PORTION ? null : (rows.at(-1)?.id ?? null));
  }
  return (await stores.links.stale()) === undefined;
}
