import { FILE } from '../../../wiki/namespaces.ts';
import { nameOf } from '../../../wiki/title.ts';
import { formatTimestamp } from '../../param/timestamp.ts';
import { list } from '../../result.ts';
import type { InfoProp, Subject } from './props.ts';

/** What protects pages, and what of them can be protected. */
export const protections: InfoProp = async ({ store, session }, pages) => {
  const ids = pages.flatMap(({ row }) => row?.id ?? []);
  const found = await store.pages.protections(ids, session.now);
  const missing = pages.filter(({ row }) => !row).map(({ title }) => nameOf(title));
  const names = await store.titles.protections(missing, session.now);
  const ofNames = new Map(names.map((one) => [`${one.namespace}:${one.key}`, one]));
  return (page) => {
    const { namespace, key } = nameOf(page.title);
    const kept = page.row ? undefined : ofNames.get(`${namespace}:${key}`);
    const own = kept ? [{ ...kept, type: 'create', cascade: false }] : (found.get(page.row?.id ?? 0) ?? []);
    const told = own.map(({ type, level, expires, cascade }) => ({
      type,
      level,
      expiry: expires === null ? 'infinity' : formatTimestamp(expires),
      ...(cascade && { cascade: true }),
    }));
    return { protection: list('pr', told), restrictiontypes: list('rt', protectable(page)) };
  };
};

function protectable({ title, row }: Subject): readonly string[] {
  if (!row) return ['create'];
  return title.namespace.id === FILE ? ['edit', 'move', 'upload'] : ['edit', 'move'];
}
