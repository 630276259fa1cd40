import { pageKey } from '../../../store/page-key.ts';
import type { PageName } from '../../../store/pages.ts';
import { nameOf } from '../../../wiki/title.ts';
import type { InfoProp, Subject } from './props.ts';

/** Who has not come back for so long does not count as one who visits: milliseconds. */
const VISITS = 180 * 24 * 3600 * 1000;

/** How many watch each page: told only to those who may know that nobody does. */
export const watchers: InfoProp = async ({ asker, session, store }, pages) => {
  if (!asker.rights.has('unwatchedpages')) return () => ({});
  const counts = await store.watches.watchers(pages.map(nameOfPage), session.now);
  return (page) => ({ watchers: counts.get(pageKey(nameOfPage(page))) ?? 0 });
};

/** How many of those who watch a page have seen its last edit, or were there not long before it. */
export const visitingWatchers: InfoProp = async ({ asker, session, store }, pages) => {
  if (!asker.rights.has('unwatchedpages')) return () => ({});
  const revisions = await store.pages.revisions(pages.flatMap(({ row }) => row?.latest ?? []));
  const edited = new Map(revisions.map(({ page, timestamp }) => [page, timestamp]));
  const names = pages.map((page) => {
    const last = edited.get(page.row?.id ?? 0);
    return { ...nameOfPage(page), ...(last !== undefined && { seenSince: last - VISITS }) };
  });
  const counts = await store.watches.watchers(names, session.now);
  return (page) => ({ visitingwatchers: counts.get(pageKey(nameOfPage(page))) ?? 0 });
};

function nameOfPage({ title }: Subject): PageName {
  return nameOf(title);
}
