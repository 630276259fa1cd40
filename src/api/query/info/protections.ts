import type { CascadingPage } from '../../../store/links.ts';
import { pageKey } from '../../../store/page-key.ts';
import { FILE } from '../../../wiki/namespaces.ts';
import { nameOf, titleOf } from '../../../wiki/title.ts';
import { formatTimestamp } from '../../param/timestamp.ts';
import { list } from '../../result.ts';
import type { InfoProp, Subject } from './props.ts';

/** What protects pages, and what of them can be protected. */
export const protections: InfoProp = async ({ store, session, settings }, pages) => {
  const ids = pages.flatMap(({ row }) => row?.id ?? []);
  const found = await store.pages.protections(ids, session.now);
  const missing = pages.filter(({ row }) => !row).map(({ title }) => nameOf(title));
  const names = await store.titles.protections(missing, session.now);
  const ofNames = new Map(names.map((one) => [pageKey(one), one]));
  const sources = new Map<string, readonly CascadingPage[]>();
  for (const { title } of pages) {
    sources.set(title.prefixed, await store.links.cascading(nameOf(title), session.now));
  }
  return (page) => {
    const kept = page.row ? undefined : ofNames.get(pageKey(nameOf(page.title)));
    const own = kept ? [{ ...kept, type: 'create', cascade: false }] : (found.get(page.row?.id ?? 0) ?? []);
    const told = own.map(({ type, level, expires, cascade }) => ({
      type,
      level,
      expiry: expires === null ? 'infinity' : formatTimestamp(expires),
      ...(cascade && { cascade: true }),
    }));
    const included = (sources.get(page.title.prefixed) ?? []).map(({ page: of, level }) => ({
      ...{ type: 'edit', level, expiry: 'infinity', source: titleOf(of, settings.siteName).prefixed },
    }));
    return { protection: list('pr', [...told, ...included]), restrictiontypes: list('rt', protectable(page)) };
  };
};

function protectable({ title, row }: Subject): readonly string[] {
  if (!row) return ['create'];
  return title.namespace.id === FILE ? ['edit', 'move', 'upload'] : ['edit', 'move'];
}
